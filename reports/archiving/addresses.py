"""Where the page and the file of a package stand."""

from __future__ import annotations

from django.urls import reverse

from objects.models import User
from objects.permissions import Action
from objects.visibility import Reader
from reports.publishing.subjects import FollowUpSubject, PlanSubject, Subject

PAGE, ZIP = "package", "package_zip"


def package_address(subject: Subject, what: str = PAGE) -> str:
    """Give the address of the page of the package, or of the ``ZIP``."""
    if isinstance(subject, FollowUpSubject):
        return reverse(f"reports:followup_{what}", args=[subject.row.plan.code, subject.cut_off])
    assert isinstance(subject, PlanSubject)
    return reverse(f"reports:objectplan_{what}", args=[subject.row.code])


def package_for(subject: Subject, reader: Reader) -> str:
    """Give the address of the page; empty for those who may not take the package out."""
    allowed = isinstance(reader, User) and subject.may(reader, Action.ARCHIVE)
    return package_address(subject) if allowed else ""
