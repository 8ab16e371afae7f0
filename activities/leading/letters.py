"""The text of a reminder: what the leader writes, and what each recipient has left."""

from __future__ import annotations

from activities.leading.people import Person
from activities.models import FollowUp
from activities.services.reminding import Letter
from objects.models import User
from objects.templatetags.portfolio_format import day_in_text

MOST = 30


def subject_of(follow_up: FollowUp) -> str:
    """The subject of every reminder of ``follow_up``."""
    return f"Påminnelse: läget per den {day_in_text(follow_up.cut_off)}, {follow_up.plan.name}"


def draft(follow_up: FollowUp, leader: User) -> str:
    """What a reminder says unless its sender writes something else."""
    return (
        f"Hej!\n\nLäget per den {day_in_text(follow_up.cut_off)} ska rapporteras för"
        f" {follow_up.plan.name}. Du har aktiviteter som inte är rapporterade än. Är något"
        " oförändrat räcker ett tangenttryck.\n\n"
        f"Hälsningar\n{leader}"
    )


def letter_to(person: Person, text: str, address: str) -> Letter:
    """Put together what ``person`` gets: ``text``, what they have left, and where to report it.

    ``address`` is the full address of Mina aktiviteter.
    """
    left = person.left
    lines = [f"- nr {activity.number}: {activity.title}" for activity in left[:MOST]]
    if len(left) > MOST:
        lines.append(f"- och {len(left) - MOST} till")
    told = "\n".join(lines)
    return Letter(
        person.user,
        f"{text.strip()}\n\nAtt rapportera ({len(left)}):\n{told}\n\nRapportera här:\n{address}\n",
    )
