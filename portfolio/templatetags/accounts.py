"""What a browser says of itself, in words."""

from django import template

register = template.Library()

# The first that is found decides: most browsers also call themselves by the names further down.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "Chrome/": "Chrome",
    "CriOS/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "Windows": "Windows",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "CrOS": "Chromebook",
    "Mac OS X": "Mac",
    "Linux": "Linux",
}


@register.filter
def browser(user_agent: str) -> str:
    """Say which browser on which kind of computer, as far as ``user_agent`` tells."""
    name = next((word for sign, word in BROWSERS.items() if sign in user_agent), "Okänd webbläsare")
    system = next((word for sign, word in SYSTEMS.items() if sign in user_agent), "")
    return f"{name} på {system}" if system else name
