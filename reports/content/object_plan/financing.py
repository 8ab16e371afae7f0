"""Who pays: each key's effect, and how each nämnd's total comes about."""

from decimal import Decimal

from budget.models import DistributionKey
from budget.queries import amount_of
from objects.models import Unit
from reports.content.amounts import amount, share_percent, sure_amount
from reports.content.object_plan.ledger import Ledger
from reports.content.object_plan.nodes import KeyEffect, Share, Summary, SummaryRow
from reports.content.words import counted


def build_keys(ledger: Ledger) -> tuple[KeyEffect, ...]:
    """Give each key with its shares and the kronor that it brings each nämnd."""
    return tuple(_key_effect(ledger, key) for key in ledger.keys)


def build_summary(ledger: Ledger) -> Summary:
    """Give each nämnd's own lines, its part of each key, and its total."""
    return Summary(
        key="sammanstallning",
        keys=tuple(key.name for key in ledger.keys),
        rows=tuple(_summary_row(ledger, unit) for unit in ledger.units),
        total=_summary_row(ledger, None),
    )


def _key_effect(ledger: Ledger, key: DistributionKey) -> KeyEffect:
    node = f"nyckel/{key.code}"
    lines = [line for line in ledger.lines if line.key_id == key.pk]
    shared = amount_of(lines)
    posts = [line for line in lines if line.revises_id is None]
    number = counted(len(posts), "post", "poster")
    return KeyEffect(
        key=node,
        name=key.name,
        lines=f"{number} på sammanlagt {sure_amount(shared).label} kronor delas med nyckeln.",
        amount=sure_amount(shared),
        shares=tuple(
            Share(
                key=f"{node}/{share.unit.code}",
                short=share.unit.code,
                name=share.unit.name,
                percent=share_percent(share.share),
                amount=sure_amount(ledger.paid(unit=share.unit, key=key) or Decimal(0)),
            )
            for share in sorted(
                key.shares.all(), key=lambda each: (each.unit.order, each.unit.code)
            )
        ),
    )


def _summary_row(ledger: Ledger, unit: Unit | None) -> SummaryRow:
    """Give the row of ``unit``, or the sum of all units."""
    short = unit.code if unit else "Summa"
    return SummaryRow(
        key=f"sammanstallning/{short}",
        short=short,
        name=unit.name if unit else "",
        own=amount(ledger.paid(unit=unit, own=True)),
        shared=tuple(amount(ledger.paid(unit=unit, key=key)) for key in ledger.keys),
        total=amount(ledger.paid(unit=unit)),
    )
