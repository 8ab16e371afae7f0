"""The ground of the portfolio: who, what and towards which goals."""

from objects.models.goal import Goal, GoalLevel, GoalScheme
from objects.models.governing import GoverningDocument, Influence, InfluenceDirection
from objects.models.import_batch import ImportBatch
from objects.models.managed_object import Component, ManagedObject, ObjectFamily
from objects.models.object_plan import ObjectPlan
from objects.models.plan_part import PeriodDeviation, PlanSection, PlanVersion
from objects.models.presence import EditingPresence
from objects.models.role import RoleAssignment
from objects.models.unit import Unit, UnitAlias
from objects.models.user import User
from objects.models.year_wheel import YearWheelDay

__all__ = [
    "Component",
    "EditingPresence",
    "Goal",
    "GoalLevel",
    "GoalScheme",
    "GoverningDocument",
    "ImportBatch",
    "Influence",
    "InfluenceDirection",
    "ManagedObject",
    "ObjectFamily",
    "ObjectPlan",
    "PeriodDeviation",
    "PlanSection",
    "PlanVersion",
    "RoleAssignment",
    "Unit",
    "UnitAlias",
    "User",
    "YearWheelDay",
]
