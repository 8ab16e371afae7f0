"""*Granska planen*: what a careful reader would remark on an object plan."""

from reports.review.remarks import Remark, Severity
from reports.review.reviewing import Review, review_plan

__all__ = ["Remark", "Review", "Severity", "review_plan"]
