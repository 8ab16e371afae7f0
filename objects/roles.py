"""The names of the roles that hold for the whole municipality."""

from enum import StrEnum


class Group(StrEnum):
    """A role for the whole municipality; the value is the name of its group."""

    ADMINISTRATOR = "Administratör"
    CONTROLLER = "Controller"
    PORTFOLIO_MANAGER = "Portföljansvarig"
    COMMITTEE_SECRETARY = "Nämndsekreterare"
    COMMITTEE_MEMBER = "Nämndledamot"
    READER = "Läsare"


READS_EVERYTHING = frozenset(
    {
        Group.ADMINISTRATOR,
        Group.CONTROLLER,
        Group.PORTFOLIO_MANAGER,
        Group.COMMITTEE_SECRETARY,
        Group.READER,
    }
)
