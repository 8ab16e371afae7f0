"""Private notes: the owner's alone, whoever asks."""

import pytest
from django.apps import apps
from django.contrib import admin

from objects.models import User
from reports.models import PrivateNote
from reports.room.forms import LONGEST
from reports.room.services import save_note
from tests.build import make_user
from tests.permission_world import make_world
from tests.publishing import make_publication

PATH = "objektplan/ukfa/2022/0.8"
NOTE = f"/lasrum/anteckna/{PATH}/syfte/"
REMOVE = f"/lasrum/ta-bort-anteckning/{PATH}/syfte/"
SECRET = "Fråga nämnden om vitesklausulen"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> & {{ user }}"


@pytest.fixture
def version(plan):
    return make_publication(plan, "0.8", stage="preliminar")


def page_of(client, address: str) -> str:
    page: str = client.get(address).content.decode()
    return page


def test_a_heading_leads_to_a_note_on_it(reading, version):
    page = page_of(reading, f"/lasrum/{PATH}/")

    assert f'href="{NOTE}">Anteckna<span class="unseen"> om Syfte och målgrupp</span>' in page
    note = page_of(reading, NOTE)
    assert "Bara du ser det du skriver här." in note
    assert ">Anteckning</label>" in note


def test_a_note_is_written_changed_and_removed(reading, member, version):
    answer = reading.post(NOTE, {"text": SECRET})
    assert answer["Location"] == f"/lasrum/{PATH}/#syfte"
    (note,) = PrivateNote.objects.all()
    assert (note.reader, note.publication, note.key) == (member, version, "syfte")
    assert (note.place, note.text) == ("Syfte och målgrupp", SECRET)
    for address in (f"/lasrum/{PATH}/", "/lasrum/anteckningar/", NOTE):
        assert SECRET in page_of(reading, address)
    assert "Din anteckning<" in page_of(reading, f"/lasrum/{PATH}/")

    reading.post(NOTE, {"text": "Besvarad"})
    assert [one.text for one in PrivateNote.objects.all()] == ["Besvarad"]

    assert reading.post(REMOVE)["Location"] == f"/lasrum/{PATH}/#syfte"
    assert not PrivateNote.objects.exists()


def test_nobody_else_sees_a_note_whatever_their_role(db, client):
    world = make_world()
    version = world.own.version
    owner = next(one for one in world.people if one and one.username == "ledamot-EGEN")
    save_note(user=owner, publication=version, key="syfte", place="Syfte", text=SECRET)
    path = version.address.removeprefix("/dokument/")
    addresses = [
        "/lasrum/",
        "/lasrum/anteckningar/",
        f"/lasrum/{path}",
        f"/lasrum/{path}?sok=vitesklausulen",
        f"/lasrum/anteckna/{path}syfte/",
    ]
    others = [one for one in world.people if one != owner]
    assert len(others) > 15
    for other in others:
        client.logout()
        if other:
            client.force_login(other)
        for address in addresses:
            page = page_of(client, address)
            assert SECRET not in page
            assert "Din anteckning<" not in page


def test_what_another_saves_or_removes_leaves_the_note_alone(client, member, version):
    save_note(user=member, publication=version, key="syfte", place="Syfte", text=SECRET)
    client.force_login(make_user("allt", is_superuser=True))

    client.post(REMOVE)
    client.post(NOTE, {"text": "Min egen"})

    assert PrivateNote.objects.get(reader=member).text == SECRET
    assert PrivateNote.objects.count() == 2


def test_who_may_not_read_the_version_is_told_that_nothing_is_there(client, member, version):
    save_note(user=member, publication=version, key="syfte", place="Syfte", text=SECRET)
    client.force_login(make_user("ingen-roll"))

    assert client.get(NOTE).status_code == 404
    assert client.post(NOTE, {"text": "Försök"}).status_code == 404
    assert client.post(REMOVE).status_code == 404
    assert PrivateNote.objects.get().text == SECRET


def test_notes_are_not_administered_and_have_no_history():
    assert not admin.site.is_registered(PrivateNote)
    names = {model.__name__ for model in apps.get_models()}
    assert "HistoricalPrivateNote" not in names


def test_a_note_is_kept_by_its_owner_when_they_may_no_longer_read(reading, member, version):
    save_note(user=member, publication=version, key="syfte", place="Syfte", text=SECRET)
    User.objects.get(pk=member.pk).committees.clear()

    assert reading.get(f"/lasrum/{PATH}/").status_code == 404
    page = page_of(reading, "/lasrum/anteckningar/")
    assert SECRET in page
    assert f'href="/lasrum/{PATH}/' not in page
    assert SECRET in page_of(reading, NOTE)
    assert reading.post(REMOVE)["Location"] == "/lasrum/anteckningar/"
    assert not PrivateNote.objects.exists()


def test_hostile_words_are_shown_as_words(reading, version):
    reading.post(NOTE, {"text": HOSTILE})

    for address in (f"/lasrum/{PATH}/", "/lasrum/anteckningar/", NOTE):
        page = page_of(reading, address)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Skriv något, eller ta bort anteckningen."),
        ("  \n ", "Skriv något, eller ta bort anteckningen."),
        ("x" * (LONGEST + 1), f"Anteckningen är för lång: {LONGEST + 1} tecken."),
        ("a\x00b", "noll"),
    ],
)
def test_what_cannot_be_a_note_is_refused_with_words(text, told, reading, version):
    answer = reading.post(NOTE, {"text": text})

    assert answer.status_code == 422
    assert "field-fault" in answer.content.decode()
    if "\x00" not in text:
        assert told in answer.content.decode()
    assert not PrivateNote.objects.exists()


def test_a_part_that_the_document_does_not_have_takes_no_note(reading, version):
    assert reading.get(f"/lasrum/anteckna/{PATH}/finns-inte/").status_code == 404
    assert reading.post(f"/lasrum/anteckna/{PATH}/finns-inte/", {"text": "x"}).status_code == 404


def test_pages_with_notes_are_kept_by_no_cache(reading, version):
    assert "no-store" in reading.get(NOTE)["Cache-Control"]
    assert "no-store" in reading.get("/lasrum/anteckningar/")["Cache-Control"]
    assert "private" in reading.get(f"/lasrum/{PATH}/")["Cache-Control"]
