"""The administration of the ground: units, users, objects, goals and plans."""

from objects.admin.goal import GoalAdmin, GoalLevelAdmin, GoalSchemeAdmin
from objects.admin.governing import (
    GoverningDocumentAdmin,
    InfluenceAdmin,
    InfluenceDirectionAdmin,
)
from objects.admin.import_batch import ImportBatchAdmin
from objects.admin.managed_object import (
    ComponentAdmin,
    ManagedObjectAdmin,
    ObjectFamilyAdmin,
    RoleAssignmentAdmin,
)
from objects.admin.object_plan import ObjectPlanAdmin
from objects.admin.plan_part import PeriodDeviationAdmin, PlanSectionAdmin, PlanVersionAdmin
from objects.admin.unit import UnitAdmin, UnitAliasAdmin
from objects.admin.user import UserAdmin
from objects.admin.year_wheel import EditingPresenceAdmin, YearWheelDayAdmin

__all__ = [
    "ComponentAdmin",
    "EditingPresenceAdmin",
    "GoalAdmin",
    "GoalLevelAdmin",
    "GoalSchemeAdmin",
    "GoverningDocumentAdmin",
    "ImportBatchAdmin",
    "InfluenceAdmin",
    "InfluenceDirectionAdmin",
    "ManagedObjectAdmin",
    "ObjectFamilyAdmin",
    "ObjectPlanAdmin",
    "PeriodDeviationAdmin",
    "PlanSectionAdmin",
    "PlanVersionAdmin",
    "RoleAssignmentAdmin",
    "UnitAdmin",
    "UnitAliasAdmin",
    "UserAdmin",
    "YearWheelDayAdmin",
]
