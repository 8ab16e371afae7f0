"""Documents as they were issued, and the way there."""

from reports.models.accessibility import AccessibilityReport
from reports.models.approval import Approval, ApprovalRequest, PlaceRemark
from reports.models.decision import Decision
from reports.models.frozen import FrozenError, FrozenModel, FrozenQuerySet
from reports.models.publication import DocumentKind, Publication, Release
from reports.models.reading import PrivateNote, Reading

__all__ = [
    "AccessibilityReport",
    "Approval",
    "ApprovalRequest",
    "Decision",
    "DocumentKind",
    "FrozenError",
    "FrozenModel",
    "FrozenQuerySet",
    "PlaceRemark",
    "PrivateNote",
    "Publication",
    "Reading",
    "Release",
]
