"""Budget and financing of a plan."""

from decimal import Decimal

from budget.models import ControlTotal
from budget.models.kinds import Series
from objects.models import ObjectPlan, PlanSection, Unit
from objects.money import format_money, percent
from reports.content.amounts import amount
from reports.content.money import build_money
from reports.content.object_plan.comparison import KIND_NAMES, build_comparison, kind_label
from reports.content.object_plan.financing import build_keys, build_summary
from reports.content.object_plan.ledger import Ledger, read_forecast, read_ledger
from reports.content.object_plan.nodes import (
    Budget,
    BudgetPost,
    ControlNote,
    UnitBudget,
    UnitTable,
)
from reports.content.object_plan.revisions import build_revisions
from reports.content.object_plan.texts import Texts
from reports.content.words import counted, number_word

Kind = PlanSection.Kind
OUTCOME = "budget-prognos-utfall"
OUTCOME_TITLE = "Budget, prognos och utfall"


def build_budget(plan: ObjectPlan, texts: Texts, posts: tuple[BudgetPost, ...]) -> Budget:
    """Build the chapter on money; ``posts`` are its lines for activities and goals."""
    ledger = read_ledger(plan)
    return Budget(
        key="budget-och-finansiering",
        title="Budget och finansiering",
        body=texts.section(Kind.BUDGET).body,
        count=_count(ledger),
        comparison=build_comparison(plan, ledger, read_forecast(plan)),
        difference=texts.section(Kind.DIFFERENCE),
        by_unit=_by_unit(ledger),
        controls=control_notes(plan, ledger),
        financing=texts.section(Kind.FINANCING),
        keys=build_keys(ledger),
        summary=build_summary(ledger),
        posts=posts,
        outcome=build_money(plan, OUTCOME, OUTCOME_TITLE),
        revisions=build_revisions(ledger),
    )


def _count(ledger: Ledger) -> str:
    if not ledger.lines:
        return "Budgeten har inga poster ännu."
    posts = ledger.posts
    shared = sum(line.key_id is not None for line in posts)
    own = len(posts) - shared
    lines = counted(len(posts), "post", "poster", inside=True)
    return (
        f"Budgeten består av {lines}: {number_word(own)} som betalas av en enda nämnd och "
        f"{number_word(shared)} som fördelas med nycklar."
    )


def _by_unit(ledger: Ledger) -> UnitTable:
    kinds = ledger.kinds
    return UnitTable(
        key="budget-per-namnd",
        title="Budget per nämnd",
        kinds=tuple(kind_label(kind) for kind in kinds),
        kind_names=tuple(KIND_NAMES.get(kind, "") for kind in kinds),
        rows=tuple(_unit_budget(ledger, unit) for unit in ledger.units),
        total=_unit_budget(ledger, None),
    )


def _unit_budget(ledger: Ledger, unit: Unit | None) -> UnitBudget:
    """Give the row of ``unit``, or the sum of all units."""
    total = ledger.paid(unit=unit)
    short = unit.code if unit else "Summa"
    return UnitBudget(
        key=f"budget-per-namnd/{short}",
        short=short,
        name=unit.name if unit else "",
        amounts=tuple(amount(ledger.paid(unit=unit, kind=kind)) for kind in ledger.kinds),
        total=amount(total),
        percent="" if total is None else percent(total, ledger.total),
    )


def control_notes(plan: ObjectPlan, ledger: Ledger) -> tuple[ControlNote, ...]:
    """Tell of each printed total that differs from ours by more than its sheet rounds (one query).

    What was printed is compared with what was decided: a revision is no fault in it.
    """
    controls = ControlTotal.objects.filter(plan=plan, series=Series.BUDGET).select_related("unit")
    decided = ledger.decided
    notes = []
    for control in controls.order_by("sheet", "row", "pk"):
        ours = decided.paid(unit=control.unit, kind=control.kind) or Decimal(0)
        if abs(ours - control.amount) > control.tolerance:
            key = f"kontroll/{control.sheet}/{control.row or 0}/{control.label}"
            notes.append(ControlNote(key, _control_text(control, ours)))
    return tuple(notes)


def _control_text(control: ControlTotal, ours: Decimal) -> str:
    where = f" i bladet {control.sheet}" if control.sheet else ""
    where += f", rad {control.row}," if control.row else ""
    return (
        f"Kontrollsumman ”{control.label}”{where} är {format_money(control.amount)} kr, men "
        f"posterna ger {format_money(ours)} kr. Skillnaden är "
        f"{format_money(ours - control.amount)} kr."
    )
