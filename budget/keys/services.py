"""Every write to keys: new ones, new versions, changes in place, and lines moved to a version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify

from budget.keys.queries import bound_keys, movable, state_of
from budget.keys.shares import Part, ShareError, fault_in_sum, fractions_of
from budget.models import BudgetLine, DistributionKey, KeyShare
from objects.models import ObjectPlan, User
from objects.permissions import Action, require, rights_of
from objects.recording import Stamp, Writes, write
from objects.writing import StaleError, lock, lock_all, save_row

BOUND = (
    "En plan som är utgiven använder den här versionen. Andelarna kan inte ändras i efterhand: "
    "gör en ny version i stället."
)
REASON_NEW = "Ny version"


@transaction.atomic
def save_key(
    *, key: DistributionKey, parts: Sequence[Part], user: User | None, state: str | None = None
) -> DistributionKey:
    """Save a key with its shares: a new one, a new version, or one that is changed in place.

    A version before that reaches into the new one's days ends the day before; lines stay with the
    version that they have. ``state`` is what :func:`~budget.keys.queries.state_of` gave the writer.

    Raises:
        PermissionDenied: the user may not edit keys.
        StaleError: someone has changed the key or its shares meanwhile.
        ValidationError: the shares are not the whole, the days collide with another version, or
            issued plans stand on the shares.
    """
    require(user, Action.EDIT_KEYS)
    is_new = key._state.adding
    if not is_new:
        # A plan that is being issued must not get other shares than those it is issued with.
        lock_all(_plans_of(BudgetLine.objects.filter(key=key.pk)))
        lock(key)
        if state is not None and state_of(key) != state:
            raise StaleError(DistributionKey.objects.filter(pk=key.pk).first())
    fractions = _checked(key, parts)
    if not key.code:
        key.code = _free_code(key.name)
    _make_room(key, user)
    save_row(key, user=user, reason="" if not is_new else _reason(key))
    _write_shares(key, parts, fractions, user)
    return key


def _plans_of(lines: QuerySet[BudgetLine]) -> QuerySet[ObjectPlan]:
    """The plans of ``lines``; they are locked before keys, as whoever adds a line does."""
    return ObjectPlan.objects.filter(pk__in=lines.order_by().values("plan"))


def _checked(key: DistributionKey, parts: Sequence[Part]) -> list[tuple[int, int]]:
    """The fractions of ``parts``; all that is wrong with them is told at once."""
    faults = []
    if len({part.unit for part in parts}) < len(parts):
        faults.append("Samma nämnd står två gånger.")
    wrong = fault_in_sum([part.number for part in parts], key.basis)
    if wrong:
        faults.append(wrong)
    if faults:
        raise ValidationError(faults, code="shares")
    try:
        fractions = fractions_of([part.number for part in parts], key.basis)
    except ShareError as error:
        raise ValidationError(str(error), code="shares") from error
    if key.pk and key.pk in bound_keys() and _shares(key) != _wanted(parts, fractions):
        raise ValidationError(BOUND, code="bound")
    return fractions


def _shares(key: DistributionKey) -> dict[int, Fraction]:
    return {one.unit_id: one.share for one in key.shares.all()}


def _wanted(parts: Sequence[Part], fractions: list[tuple[int, int]]) -> dict[int, Fraction]:
    return {part.unit: Fraction(*fraction) for part, fraction in zip(parts, fractions, strict=True)}


def _reason(key: DistributionKey) -> str:
    others = DistributionKey.objects.filter(code=key.code).exists()
    return REASON_NEW if others else ""


def _make_room(key: DistributionKey, user: User | None) -> None:
    """End the version before the day ``key`` begins; refuse to run into the one after."""
    others = DistributionKey.objects.filter(code=key.code).exclude(pk=key.pk)
    after = others.filter(valid_from__gt=key.valid_from).order_by("valid_from").first()
    if after and (key.valid_to is None or key.valid_to >= after.valid_from):
        if key.valid_to is not None:
            words = f"En senare version gäller från {after.valid_from}. Sluta senast dagen före."
            raise ValidationError({"valid_to": words}, code="overlap")
        key.valid_to = _day_before(after.valid_from)
    before = others.filter(valid_from__lt=key.valid_from).order_by("-valid_from").first()
    if before and (before.valid_to is None or before.valid_to >= key.valid_from):
        before.valid_to = _day_before(key.valid_from)
        save_row(before, user=user, reason=f"Ny version från {key.valid_from}")


def _day_before(day: date) -> date:
    return day - timedelta(days=1)


def _write_shares(
    key: DistributionKey,
    parts: Sequence[Part],
    fractions: list[tuple[int, int]],
    user: User | None,
) -> None:
    stored = {one.unit_id: one for one in key.shares.all()}
    writes: Writes[KeyShare] = Writes()
    for part, (numerator, denominator) in zip(parts, fractions, strict=True):
        row = stored.pop(part.unit, None)
        if row is None:
            writes.new.append(
                KeyShare(key=key, unit_id=part.unit, numerator=numerator, denominator=denominator)
            )
        elif (row.numerator, row.denominator) != (numerator, denominator):
            row.numerator, row.denominator = numerator, denominator
            writes.change(row)
    writes.removed.extend(stored.values())
    write(KeyShare, writes, ["numerator", "denominator"], Stamp(user))


def _free_code(name: str) -> str:
    stem = slugify(name)[:50] or "nyckel"
    same = DistributionKey.objects.filter(code__startswith=stem)
    # An address of its own stands under "ny".
    taken = {"ny", *same.values_list("code", flat=True)}
    code, place = stem, 1
    while code in taken:
        place += 1
        code = f"{stem}-{place}"
    return code


@transaction.atomic
def move_lines(*, key: DistributionKey, seen: Mapping[int, int], user: User) -> int:
    """Let lines use the version ``key``; ``seen`` gives the version each had when it was shown.

    Raises:
        PermissionDenied: the user may not edit the budget of some line's object.
        StaleError: a line has got another version meanwhile, or may not be moved.
    """
    lock_all(_plans_of(BudgetLine.objects.filter(pk__in=list(seen))))
    lock(key)
    offered = {line.pk: line for line in movable(user, key)}
    if any(pk not in offered or offered[pk].key_id != was for pk, was in seen.items()):
        raise StaleError(None)
    chosen = [offered[pk] for pk in seen]
    _require_budget(user, chosen)
    writes: Writes[BudgetLine] = Writes()
    for line in chosen:
        line.key = key
        line.full_clean()
        writes.change(line)
    write(BudgetLine, writes, ["key"], Stamp(user, f"Nyckelversion från {key.valid_from}"))
    return len(chosen)


def _require_budget(user: User, lines: Iterable[BudgetLine]) -> None:
    rights = rights_of(user)
    if not all(rights.may(Action.EDIT_BUDGET, line.plan.object_id) for line in lines):
        raise PermissionDenied("Din roll får inte göra det här.")
