"""Remarks on money: totals that do not agree, and amounts that moved without a word of why."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from budget.commenting.deviations import Deviation
from budget.models.kinds import CostKind
from budget.overview.addresses import comment_address
from objects.models import PlanSection, Unit
from objects.money import format_money, percent
from reports.content.object_plan.comparison import kind_label
from reports.review.material import Material
from reports.review.money_material import summed
from reports.review.places import money_place
from reports.review.plain import plain
from reports.review.remarks import Finding, Place

LIMIT = Decimal("0.10")
TABLE = "budget-mot-prognos"
MEND = "Skriv en kommentar till avvikelsen."


@dataclass(frozen=True)
class Compared:
    """An amount this year and last year, None where there is none."""

    code: str
    place: Place
    kind: str | None
    unit: Unit | None
    now: Decimal | None
    last: Decimal | None

    @property
    def differs(self) -> bool:
        """Whether the amount has moved more than ten per cent, from nothing or to nothing."""
        now, last = self.now or Decimal(0), self.last or Decimal(0)
        return abs(now - last) > LIMIT * abs(last)


def money_findings(material: Material) -> Iterator[Finding]:
    """What does not agree, and what is not explained."""
    if not material.money.lines:
        yield Finding(
            "budget-saknas",
            money_place("budget-och-finansiering", "Budget och finansiering", ref=""),
            "Planen har inga budgetrader.",
            "Läs in budgeten eller lägg till dess rader.",
        )
        return
    for note in material.money.controls:
        place = money_place(note.key, "Kontrollsumman", ref="")
        yield Finding("kontrollsumma", place, note.text, "Ta reda på vilken av dem som stämmer.")
    for deviation in material.money.uncommented:
        yield _uncommented(deviation)
    for compared in _all_compared(material):
        if compared.differs and not _is_explained(compared, material):
            yield _unexplained(compared, material.money.last_label)


def _uncommented(deviation: Deviation) -> Finding:
    about = deviation.about
    label = f"{about.series_name} för {about.subject}"
    place = money_place("budget-prognos-utfall", label, ref="", address=comment_address(about))
    place = replace(place, leads_to="Skriv kommentaren")
    text = deviation_text(deviation)
    return Finding("avvikelse-utan-kommentar", place, text, MEND)


def deviation_text(deviation: Deviation) -> str:
    """What is wrong with a deviation that nobody has commented."""
    share = percent(abs(deviation.amount), abs(deviation.base))
    way = "över" if deviation.amount > 0 else "under"
    told = f" ({share})" if share else ""
    amount = format_money(abs(deviation.amount))
    return f"Beloppet ligger {amount} kr{told} {way} budgeten, och det står inte varför."


def _all_compared(material: Material) -> Iterator[Compared]:
    """The total, each kind and each kind of each unit, as far as last year is known in parts."""
    now, last = material.money.now, material.money.last
    if not last:
        return
    total = money_place(f"{TABLE}/summa", "Budgetens summa")
    yield Compared("skillnad-totalt", total, None, None, summed(now), summed(last))
    if any(one.kind is None for one in last):
        return
    both = (*now, *last)
    kinds = [kind for kind in CostKind.values if any(one.kind == kind for one in both)]
    for kind in kinds:
        place = money_place(f"{TABLE}/{kind}", f"Budget för {kind_label(kind)}")
        sums = summed(now, kind=kind), summed(last, kind=kind)
        yield Compared("skillnad-slag", place, kind, None, *sums)
    if any(one.unit is None for one in last):
        return
    units = {one.unit.pk: one.unit for one in both if one.unit}
    for unit in sorted(units.values(), key=lambda each: (each.order, each.code)):
        yield from _of_unit(material, unit, kinds)


def _of_unit(material: Material, unit: Unit, kinds: list[str]) -> Iterator[Compared]:
    for kind in kinds:
        label = f"{kind_label(kind)} för {unit.name}"
        place = money_place(f"budget-per-namnd/{unit.code}", label)
        now = summed(material.money.now, kind=kind, unit=unit)
        last = summed(material.money.last, kind=kind, unit=unit)
        if now is not None or last is not None:
            yield Compared("skillnad-namnd", place, kind, unit, now, last)


def _is_explained(compared: Compared, material: Material) -> bool:
    """Whether a reason speaks of the amount or of all; the text on the difference is of all."""
    if compared.kind is None:
        written = material.body(PlanSection.Kind.DIFFERENCE)
        return bool(material.money.reasons or plain(written))
    return any(
        reason.kind in (None, compared.kind)
        and (compared.unit is None or reason.unit_id in (None, compared.unit.pk))
        and (compared.unit is not None or reason.kind is not None or reason.unit_id is None)
        for reason in material.money.reasons
    )


def _unexplained(compared: Compared, last_label: str) -> Finding:
    now, last = compared.now or Decimal(0), compared.last or Decimal(0)
    way = "högre" if now > last else "lägre"
    share = f" ({percent(abs(now - last), abs(last))})" if last else ""
    text = (
        f"Beloppet är {format_money(abs(now - last))} kr{share} {way} än i {last_label}, "
        "och det står inte varför."
    )
    return Finding(compared.code, compared.place, text, "Skriv en orsak till skillnaden.")
