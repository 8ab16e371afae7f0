"""Workbooks as different controllers make them, each taken from the file to a plan in a browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from budget.models import BudgetLine
from objects.models import ObjectPlan
from tests.browser.test_importing import press
from tests.budget.uploading.pages import START, make_controller
from tests.budget.workbooks import BOOKS, CODES, NAMES, Book
from tests.build import make_key, make_object_plan, make_unit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FILES = Path(__file__).parents[1] / "budget" / "files"


def contents(name: str, book: Book) -> list[tuple[str, bytes]]:
    """The workbook as openpyxl writes it, and as LibreOffice does where there is such a file."""
    stem = name.replace(" ", "-")
    others = [(file.name, file.read_bytes()) for file in sorted(FILES.glob(f"{stem}.*"))]
    return [(f"{stem}.xlsx", book.content()), *others]


def upload(page: Page, plan: ObjectPlan, name: str, content: bytes) -> None:
    page.goto(page.url.partition("/budget")[0] + START)
    page.get_by_label("Objektplan").select_option(value=str(plan.pk))
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    press(page, "Läs filen")


def answer(page: Page, answers: dict[str, str]) -> None:
    """Answer what is asked, as long as something is."""
    for _ in range(5):
        for name, value in answers.items():
            asked = page.locator(f'[name="fraga-{name}"]')
            if asked.count() == 1:
                asked.select_option(value)
            elif asked.count():
                page.locator(f'[name="fraga-{name}"][value="{value}"]').check()
        press(page, "Visa vad som skulle ändras")
        page.wait_for_load_state()
        if page.get_by_role("button", name="Läs in i planen").count():
            return


def taken_in(plan: ObjectPlan) -> list[tuple[str, ...]]:
    lines = BudgetLine.objects.filter(plan=plan, series="budget", year=None, period="")
    return sorted(
        (
            str(line.component or ""),
            line.title,
            line.get_kind_display() if line.kind else "",
            line.unit.code if line.unit else str(line.key or ""),
            f"{line.amount:.2f}",
        )
        for line in lines.select_related("component", "unit", "key")
    )


def meant_by(book: Book) -> list[tuple[str, ...]]:
    return sorted(
        (component, title, kind, NAMES.get(bearer, bearer), amount)
        for component, title, kind, bearer, amount in book.meant
    )


def test_every_workbook_becomes_the_lines_that_its_maker_meant(visitor):
    names = {code: name for name, code in NAMES.items()}
    units = {code: make_unit(code, name=names.get(code, code)) for code in CODES}
    make_key((units["BOU"], 7, 10), (units["BIN"], 3, 10), name="BoU/BIN")
    make_key(*((unit, 1, 4) for unit in units.values()), name="Alla fyra")
    page = visitor.open(START, user=make_controller())
    page.set_default_timeout(20_000)
    wrong = {}
    for book_name, book in BOOKS.items():
        for name, content in contents(book_name, book):
            plan = make_object_plan(year=2023)
            upload(page, plan, name, content)
            answer(page, book.answers)
            press(page, "Läs in i planen")
            expect(page.get_by_role("heading", level=1)).to_have_text("Inläst i planen")
            if taken_in(plan) != meant_by(book):
                wrong[name] = taken_in(plan)
    assert wrong == {}
