"""Documents of a plan and a follow-up in which nothing has been written yet."""

from dataclasses import replace

from reports.content.follow_up.nodes import FollowUpContent, Tally
from reports.content.object_plan.nodes import (
    Budget,
    KindRow,
    ObjectPlanContent,
    Summary,
    SummaryRow,
    UnitBudget,
    UnitTable,
)
from reports.content.parts import Section
from tests.reports import specimens


def follow_up() -> FollowUpContent:
    """Give a follow-up of a plan without activities."""
    full = specimens.follow_up(intro="")
    overview = replace(
        full.overview,
        statuses=(),
        by_perspective=(),
        by_unit=(),
        total=Tally("laget/summa", "Summa", (), 0, 0),
        remarks=(),
    )
    return replace(full, contents=full.contents[:1], overview=overview, perspectives=(), money=())


def object_plan() -> ObjectPlanContent:
    """Give a plan without texts, versions, goals and budget."""
    full = specimens.object_plan(purpose="")
    background = replace(full.background, fulfilment=Section("maluppfyllelse", "Mål"), late=())
    return replace(
        full,
        versions=(),
        background=background,
        conditions=Section("forutsattningar", "Förutsättningar"),
        governing=(),
        unit_goals=(),
        components=replace(full.components, rows=()),
        activities=replace(full.activities, groups=()),
        budget=_budget(full.budget),
    )


def _budget(full: Budget) -> Budget:
    comparison = replace(
        full.comparison,
        kinds=(),
        total=KindRow("b/summa", "Summa", "", None, None, None, ""),
        lead="",
        reasons=(),
    )
    nothing = UnitBudget("bn/Summa", "Summa", "", (), None, "")
    return replace(
        full,
        body="",
        count="Budgeten har inga poster ännu.",
        comparison=comparison,
        by_unit=UnitTable("budget-per-namnd", "Budget per nämnd", (), (), (), nothing),
        controls=(),
        financing=Section("finansiering", "Finansiering"),
        keys=(),
        summary=Summary("s", (), (), SummaryRow("s/Summa", "Summa", "", None, (), None)),
        outcome=None,
    )
