"""Operational plans, their activities, and how the activities go."""

from activities.models.activity import Activity, Placement
from activities.models.follow_up import FollowUp, Reminder, StatusReport
from activities.models.operational_plan import OperationalPlan
from activities.models.status import StatusChoice, StatusVocabulary

__all__ = [
    "Activity",
    "FollowUp",
    "OperationalPlan",
    "Placement",
    "Reminder",
    "StatusChoice",
    "StatusReport",
    "StatusVocabulary",
]
