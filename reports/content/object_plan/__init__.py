"""The objektplan: its content and how it is built."""

from reports.content.object_plan.building import build_object_plan
from reports.content.object_plan.nodes import ObjectPlanContent

__all__ = ["ObjectPlanContent", "build_object_plan"]
