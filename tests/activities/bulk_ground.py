"""Requests to change many activities, as the pages send them."""

import re

BULK = "/aktiviteter/andra-flera/"


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def asked(*activities, falt="slutdatum", **more):
    return {"rad": [activity.pk for activity in activities], "falt": falt, **more}


def move(*activities, **more):
    return asked(*activities, deadline="december 2022", reason="Omplanerat", **more)


def confirmed(client, data):
    """What the preview of ``data`` sends when it is confirmed."""
    preview = client.post(BULK, data).content.decode()
    pairs = re.findall(r'name="bekraftad" value="([^"]+)"', preview)
    return {**data, "bekraftad": pairs, "steg": "spara"}
