"""Distribution keys from a table of shares, compared with those there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from budget.allocation import Split
from budget.importing.ground import Ground, Key, described, percent
from budget.importing.shares import LARGEST_DENOMINATOR, as_parts_of_one, read_share
from budget.importing.tables import KEYS_SUBJECT, Table
from budget.importing.words import totalled
from budget.models import BudgetLine, DistributionKey
from objects.models import Unit
from objects.names import name_key
from objects.sheets import Change, Entry, ImportReport, Row

SHARE_EXPECTED = "en andel, t.ex. 0,1 eller 10 %"
BOUND = "har andra andelar än den version som en utgiven plan använder"
BOUND_EXPECTED = "samma andelar, eller en ny version av nyckeln i registret"


@dataclass(frozen=True, slots=True)
class _Share:
    table: Table
    row: Row
    name: str
    unit: Unit
    share: Fraction


def read_keys(tables: Iterable[Table], ground: Ground, report: ImportReport) -> None:
    """Put the keys of `tables` into `ground.keys`, noting in `report` what is new or changed."""
    by_name: dict[str, list[_Share]] = {}
    for table in tables:
        for share in _rows(table, ground, report):
            by_name.setdefault(name_key(share.name), []).append(share)
    for name, shares in by_name.items():
        _place(name, shares, ground, report)


def _rows(table: Table, ground: Ground, report: ImportReport) -> list[_Share]:
    found = []
    header = table.header
    for row in header.rows():
        name = header.text(row, "key")
        if totalled(name) is not None or (not name and totalled(header.text(row, "unit"))):
            continue
        unit = ground.unit(header.text(row, "unit"))
        share = read_share(header.value(row, "share"))
        wrong = {
            "key": ("namnet på en nyckel", not 0 < len(name) <= 200 or "\0" in name),
            "unit": ("en känd nämnd", unit is None or not ground.is_valid(unit)),
            "share": (SHARE_EXPECTED, share is None),
        }
        report.faults += [
            header.fault(row, column, expected, subject=KEYS_SUBJECT)
            for column, (expected, is_wrong) in wrong.items()
            if is_wrong
        ]
        if any(is_wrong for _, is_wrong in wrong.values()):
            ground.faulty_keys.add(name_key(name))
        elif unit and share is not None:
            found.append(_Share(table, row, name, unit, share))
    return found


def _place(name: str, rows: list[_Share], ground: Ground, report: ImportReport) -> None:
    shares = None if name in ground.faulty_keys else _checked(rows, report)
    if shares is None:
        ground.faulty_keys.add(name)
        return
    first, old = rows[0], ground.keys.get(name)
    place = (first.table.name, first.row.number)
    if old is not None and old.shares == shares:
        report.unchanged.append(Entry(KEYS_SUBJECT, first.name, *place))
        return
    if old is not None and _belongs_to(old.instance, ground) and _is_bound(old.instance):
        fault = first.table.header.fault(
            first.row, "key", BOUND_EXPECTED, BOUND, subject=KEYS_SUBJECT
        )
        report.faults.append(fault)
        ground.faulty_keys.add(name)
        return
    ground.keys[name] = _renewed(first.name, shares, old, ground)
    if old is None:
        note = described(shares)
        report.new.append(Entry(KEYS_SUBJECT, first.name, *place, note=note))
        return
    changes = tuple(
        Change(
            code, percent(old.shares.get(code, Fraction(0))), percent(shares.get(code, Fraction(0)))
        )
        for code in sorted(old.shares.keys() | shares.keys())
        if old.shares.get(code) != shares.get(code)
    )
    report.changed.append(Entry(KEYS_SUBJECT, first.name, *place, changes))


def _checked(rows: list[_Share], report: ImportReport) -> dict[str, Fraction] | None:
    """The shares by unit code as parts of one, or None when they do not share the whole."""
    first, last = rows[0], rows[-1]
    seen: dict[str, _Share] = {}
    for row in rows:
        if row.unit.code in seen:
            problem = f"står redan på rad {seen[row.unit.code].row.number} i nyckeln ”{row.name}”"
            report.faults.append(
                row.table.header.fault(
                    row.row, "unit", "varje nämnd en gång", problem, subject=KEYS_SUBJECT
                )
            )
            return None
        seen[row.unit.code] = row
    parts = as_parts_of_one([row.share for row in rows])
    if parts is None or any(part.denominator > LARGEST_DENOMINATOR for part in parts):
        total = sum((row.share for row in rows), Fraction(0))
        problem = f"ger nyckeln ”{first.name}” summan {_sum_text(total)}"
        fault = last.table.header.fault(
            last.row, "share", "exakt 100 % (1,00)", problem, subject=KEYS_SUBJECT
        )
        report.faults.append(fault)
        return None
    return dict(zip(seen, parts, strict=True))


def _sum_text(total: Fraction) -> str:
    return percent(total) if total < 3 else f"{float(total):g}".replace(".", ",")


def _renewed(name: str, shares: dict[str, Fraction], old: Key | None, ground: Ground) -> Key:
    """The key with its new shares: changed in place only where no other plan can notice."""
    plan = ground.plan
    if old is not None and _belongs_to(old.instance, ground):
        return Key(old.instance, shares, Split.of(shares), old_shares=old.shares)
    key = DistributionKey(
        name=name,
        object_id=plan.object_id,
        valid_from=plan.period_start,
        valid_to=plan.period_end,
    )
    return Key(key, shares, Split.of(shares), is_new=True)


def _is_bound(key: DistributionKey) -> bool:
    """Whether a plan with an issued version uses the key, whose shares then stand firm."""
    return BudgetLine.objects.filter(key=key, plan__versions__is_issued=True).exists()


def _belongs_to(key: DistributionKey, ground: Ground) -> bool:
    plan = ground.plan
    return (
        key.object_id == plan.object_id
        and key.valid_from >= plan.period_start
        and key.valid_to is not None
        and key.valid_to <= plan.period_end
    )
