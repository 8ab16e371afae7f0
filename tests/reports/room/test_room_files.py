"""Files of the reading room, and what opening leaves behind."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.models import Reading
from tests.reports.room.visiting import SUBJECT, preliminary


def test_the_picture_is_sent_once(reading, plan):
    preliminary(plan, cover=b"\x89PNG bild")
    address = "/lasrum/bild/objektplan/ukfa/2022/0.8/"

    answer = reading.get(address)

    assert (answer.content, answer["Content-Type"]) == (b"\x89PNG bild", "image/png")
    assert "private" in answer["Cache-Control"]
    again = reading.get(address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_pdf_is_the_one_that_was_issued(reading, plan):
    version = preliminary(plan)

    answer = reading.get("/lasrum/pdf/objektplan/ukfa/2022/0.8/")

    assert answer.content == bytes(version.pdf)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["ETag"] == f'"{version.pdf_sha256}"'
    assert answer["Cache-Control"] == "private, max-age=600"
    assert answer["Content-Disposition"] == 'inline; filename="objektplan-ukfa-2022-0.8.pdf"'


@pytest.mark.parametrize(("sort", "column"), [("pdf", "pdf"), ("bild", "cover")])
def test_a_file_that_the_reader_has_is_not_read_from_the_database(sort, column, reading, plan):
    preliminary(plan)
    address = f"/lasrum/{sort}/objektplan/ukfa/2022/0.8/"
    etag = reading.get(address)["ETag"]

    with CaptureQueriesContext(connection) as captured:
        assert reading.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert not [one for one in captured if f'."{column}"' in one["sql"]]


def test_opening_a_version_notes_it_once_for_the_reader(reading, member, plan):
    version = preliminary(plan)

    for _ in range(2):
        assert reading.get(f"{SUBJECT}/0.8/").status_code == 200

    assert [(one.reader, one.publication) for one in Reading.objects.all()] == [(member, version)]


def test_asking_ahead_or_for_the_head_alone_notes_nothing(reading, plan):
    preliminary(plan)

    reading.head(f"{SUBJECT}/0.8/")
    reading.get(f"{SUBJECT}/0.8/", headers={"Sec-Purpose": "prefetch"})

    assert not Reading.objects.exists()
