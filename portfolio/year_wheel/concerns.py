"""Whom a day concerns: a readable table from kind of day to roles, and the question put to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from objects.roles import Group
from portfolio.year_wheel.entries import Kind
from portfolio.year_wheel.ties import Role, Ties


@dataclass(frozen=True)
class Circle:
    """Those whom a kind of day concerns; ``words`` tells it in Swedish.

    ``roles`` count on the object of the day, on the objects that serve its nämnd, or on any object
    when it names neither; ``members`` are those of its nämnd, or of any. ``answering`` are those
    who lead the follow-up or report in its plan. ``everyone`` holds for days that name nothing.
    """

    words: str
    roles: frozenset[Role] = frozenset()
    groups: frozenset[Group] = frozenset()
    members: bool = False
    answering: bool = False
    everyone: bool = False


_PLAN = Circle(
    "objektägare, objektledare och portföljansvariga",
    roles=frozenset({Role.OWNER, Role.LEADER}),
    groups=frozenset({Group.PORTFOLIO_MANAGER}),
)

CONCERNS: dict[Kind, Circle] = {
    Kind.PRELIMINARY: _PLAN,
    Kind.FINAL: _PLAN,
    Kind.DECISION: Circle(
        "objektägare, nämndens ledamöter och nämndsekreterare",
        roles=frozenset({Role.OWNER}),
        groups=frozenset({Group.COMMITTEE_SECRETARY}),
        members=True,
    ),
    Kind.FOLLOW_UP: Circle(
        "den som leder uppföljningen eller rapporterar i den, och controllers",
        roles=frozenset({Role.LEADER, Role.SPECIALIST}),
        groups=frozenset({Group.CONTROLLER}),
        answering=True,
    ),
    Kind.OTHER: Circle(
        "alla, eller dem som har en roll på objektet eller i nämnden",
        roles=frozenset(Role),
        members=True,
        everyone=True,
    ),
}


@dataclass(frozen=True)
class Reach:
    """What a day is for; ``objects`` and ``committee`` of None mean all of them."""

    kind: Kind
    objects: frozenset[int] | None = None
    committee: int | None = None
    plan: int | None = None
    leader: int | None = None


def why(reach: Reach, ties: Ties) -> str:
    """Say in Swedish why a day concerns a person, such as "du är objektledare för UKFA".

    "" when it does not.
    """
    return next(_reasons(CONCERNS[reach.kind], reach, ties), "")


def _reasons(circle: Circle, reach: Reach, ties: Ties) -> Iterator[str]:
    if circle.everyone and reach.objects is None and reach.committee is None:
        yield "dagen gäller alla"
    if circle.answering and reach.leader == ties.user:
        yield "du leder uppföljningen"
    if circle.answering and reach.plan in ties.reports_in:
        yield "du rapporterar i den"
    yield from _by_role(circle, reach, ties)
    if circle.members and (codes := _own_committees(reach, ties)):
        yield f"du är ledamot av {', '.join(codes)}"
    for group in sorted(circle.groups & ties.groups):
        yield f"du är {group.lower()}"


def _by_role(circle: Circle, reach: Reach, ties: Ties) -> Iterator[str]:
    for role in Role:
        if role in circle.roles:
            held = [pk for pk, roles in ties.roles.items() if role in roles]
            codes = sorted(ties.codes[pk] for pk in held if _reaches(reach, pk, ties))
            if codes:
                yield f"du är {role.label} för {', '.join(codes)}"


def _reaches(reach: Reach, item: int, ties: Ties) -> bool:
    """Tell whether a day is for the object with the key ``item``."""
    if reach.objects is not None and item not in reach.objects:
        return False
    return reach.committee is None or reach.committee in ties.served.get(item, frozenset())


def _own_committees(reach: Reach, ties: Ties) -> list[str]:
    """The codes of the person's nämnder that a day is for."""
    return sorted(
        code
        for pk, code in ties.committees.items()
        if reach.committee in (None, pk)
        and (
            reach.objects is None
            or any(pk in ties.served.get(item, frozenset()) for item in reach.objects)
        )
    )
