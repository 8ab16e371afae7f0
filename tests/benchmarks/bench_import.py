"""Import of a budget of 10 000 lines against reading the same file and a bare bulk_create.

Measured as the command does it, in one go, and as the browser does it: the file is uploaded and
read, a preview is worked out, and a confirmation takes it in. Peak memory is that of one preview
and one confirmation, above what the process held before.

Run: .venv/bin/python tests/benchmarks/bench_import.py [--rounds 7] [--lines 10000]

Both databases are tried when no DATABASE_URL is set: SQLite in a temporary folder, and the
PostgreSQL at TEST_DATABASE_URL, else 127.0.0.1:5432. A database of its own is made and removed.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
POSTGRES = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
IS_CHILD = "DATABASE_URL" in os.environ

sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "portfolio.settings"
os.environ.setdefault("DATABASE_URL", f"sqlite:///{tempfile.mkdtemp()}/bench.sqlite3")

import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402
from openpyxl import Workbook  # noqa: E402
from python_calamine import CalamineWorkbook  # noqa: E402

from budget.models import BudgetLine, DistributionKey, PreparedImport  # noqa: E402
from budget.services import import_budget  # noqa: E402
from budget.services.preparing import confirm_import, prepare_import  # noqa: E402
from budget.uploading.files import as_chosen, first_reading, workbook_of  # noqa: E402
from budget.uploading.preview import preview_of  # noqa: E402
from objects.models import Component, ManagedObject, ObjectPlan, Unit, User  # noqa: E402
from objects.sheets import read_workbook  # noqa: E402

HEAD = ["It-komponent", "Post", "VM/VU", "Nämnd", "Fördelningsnyckel", "Budget 2022"]
UNITS = ("AMI", "BIN", "BOU", "KOF")
BAR = 4.0
BARRED = ("new", "browser")


def workbook(lines: int, plus: int = 0) -> bytes:
    """Lines of 60 components, half of them shared by a key, and the key's sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Budgetrader")
    sheet.append(HEAD)
    for number in range(lines):
        unit, key = ("", "Alla") if number % 2 else (UNITS[number % 4], "")
        kind = "VU" if number % 5 == 0 else "VM"
        part = f"Komponent {number % 60}"
        sheet.append([part, f"Post {number}", kind, unit, key, 1000.25 + number + plus])
    keys = book.create_sheet("Nycklar")
    for row in (["Nyckel", "Nämnd", "Andel"], *(["Alla", unit, 0.25] for unit in UNITS)):
        keys.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def make_plan(code: str) -> ObjectPlan:
    managed = ManagedObject.objects.create(code=code, name=code)
    period = {"period_start": date(2022, 1, 1), "period_end": date(2022, 12, 31)}
    return ObjectPlan.objects.create(code=f"{code}-2022", object=managed, **period)


def bare(plan: ObjectPlan, content: bytes) -> None:
    """What cannot be done without: reading the cells and inserting the rows."""
    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
    rows: list[Any] = sheet.to_python()
    units = dict(Unit.objects.values_list("code", "pk"))
    keys = {key.name: key.pk for key in DistributionKey.objects.all()}
    parts = {part.name: part.pk for part in Component.objects.filter(object__code="GROUND")}
    BudgetLine.objects.bulk_create(
        BudgetLine(
            plan=plan,
            number=number,
            kind=kind.lower(),
            title=title,
            unit_id=units.get(unit),
            key_id=keys.get(key),
            component_id=parts[part],
            amount=amount,
        )
        for number, (part, title, kind, unit, key, amount) in enumerate(rows[1:], start=1)
    )


def full(plan: ObjectPlan, content: bytes) -> None:
    """The import itself, with checks, comparison, history and the kept file."""
    report = import_budget(content=content, file_name="budget.xlsx", plan=plan)
    assert report.ok, report.faults[:3]


def upload(plan: ObjectPlan, content: bytes) -> PreparedImport:
    """What sending the file does: it is read, and how it is meant is found out."""
    user, _ = User.objects.get_or_create(username="controller", is_superuser=True)
    workbook = read_workbook(content, "budget.xlsx")
    reading = first_reading(workbook, plan, None).as_json()
    return prepare_import(
        content=content, file_name="budget.xlsx", plan=plan, reading=reading, user=user
    )


def preview_and_apply(plan: ObjectPlan, content: bytes) -> None:
    """What the pages after it do but drawing them: a preview, and a confirmation."""
    prepared = plan.prepared_imports.get()
    preview = preview_of(prepared, workbook_of(prepared))
    assert preview.may_be_confirmed, preview.report.faults[:3]
    chosen = as_chosen(prepared, workbook_of(prepared))
    confirm_import(
        prepared=prepared, workbook=chosen, shown=preview.digest, user=prepared.created_by
    )


def in_browser(plan: ObjectPlan, content: bytes) -> None:
    """Both."""
    upload(plan, content)
    preview_and_apply(plan, content)


def peak(action: Callable[[ObjectPlan, bytes], None], plan: ObjectPlan, content: bytes) -> float:
    """Megabytes that the process grew by at most (Linux)."""
    Path("/proc/self/clear_refs").write_text("5")
    before = _kilobytes("VmRSS")
    action(plan, content)
    return (_kilobytes("VmHWM") - before) / 1024


def _kilobytes(name: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1])


def timed(action: Callable[[ObjectPlan, bytes], object], plan: ObjectPlan, content: bytes) -> float:
    start = time.perf_counter()
    action(plan, content)
    return time.perf_counter() - start


def measure(rounds: int, lines: int) -> None:
    """Print, for each way of importing, its time over that of the bare way in the same round."""
    first, second = workbook(lines), workbook(lines, plus=1)
    for code in UNITS:
        Unit.objects.create(code=code, name=code, kind=Unit.Kind.COMMITTEE)
    print(f"peak in the browser: {peak(in_browser, make_plan('PEAK'), first):.0f} MB more")
    full(make_plan("GROUND"), first)
    names = ("new", "unchanged", "changed", "upload", "browser")
    ratios: dict[str, list[float]] = {name: [] for name in names}
    bases: list[float] = []
    for number in range(rounds):
        bases.append(timed(bare, make_plan(f"B{number}"), first))
        plan = make_plan(f"F{number}")
        for name, content in (("new", first), ("unchanged", first), ("changed", second)):
            ratios[name].append(timed(full, plan, content) / bases[-1])
        plan = make_plan(f"W{number}")
        ratios["upload"].append(timed(upload, plan, first) / bases[-1])
        ratios["browser"].append(timed(preview_and_apply, plan, first) / bases[-1])
    print(f"{connection.vendor}, {lines} lines, n={rounds}: bare way {spread(bases)} s")
    for name, found in ratios.items():
        verdict = f"bar {BAR} × {'met' if statistics.median(found) <= BAR else 'NOT met'}"
        print(f"  {name:9} {spread(found)} × bare{f'  {verdict}' if name in BARRED else ''}")


def spread(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--lines", type=int, default=10_000)
    options = parser.parse_args()
    # Names of their own: neither the tests' database nor one that lives in memory only.
    folder = tempfile.mkdtemp()
    is_file = connection.vendor == "sqlite"
    connection.settings_dict["TEST"]["NAME"] = f"{folder}/b.sqlite3" if is_file else "bench_import"
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        measure(options.rounds, options.lines)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
    if not IS_CHILD:
        environment = {**os.environ, "DATABASE_URL": POSTGRES}
        subprocess.run([sys.executable, *sys.argv], env=environment, check=False)


if __name__ == "__main__":
    main()
