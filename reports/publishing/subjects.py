"""What versions are issued of: an object plan, or a follow-up of an operational plan."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.text import slugify

from activities.models import FollowUp
from activities.permissions import may_lead
from objects.models import ManagedObject, ObjectPlan, PlanVersion, Unit, User
from objects.permissions import Action, Rights, rights_of
from reports.content.follow_up import build_follow_up
from reports.content.object_plan import build_object_plan
from reports.content.parts import Document
from reports.models import Approval, ApprovalRequest, DocumentKind, Publication
from reports.publishing.hinders import Hinder
from reports.publishing.money import uncommented_money
from reports.review import review_plan

Side = Approval.Side
# The key of the plan and that of the follow-up, one of which is None.
Key: TypeAlias = tuple[int | None, int | None]
PARTS = (Action.PUBLISH, Action.APPROVE, Action.RECORD_DECISION, Action.REVIEW_PLAN)


class Subject(ABC):
    """One document through all its versions."""

    kind: DocumentKind
    row: ObjectPlan | FollowUp

    @property
    @abstractmethod
    def own_slugs(self) -> tuple[str, str]:
        """What would name the subject and its period in addresses, from what they are now."""

    @property
    @abstractmethod
    def name(self) -> str:
        """What the document is called in sentences, such as "Objektplan UKFA 2022"."""

    @property
    @abstractmethod
    def address(self) -> str:
        """The address of the working copy."""

    @property
    @abstractmethod
    def way_address(self) -> str:
        """The address of the page where its versions are approved, decided and issued."""

    @property
    @abstractmethod
    def link(self) -> dict[str, Any]:
        """The foreign key that publications and requests of the subject hold."""

    @property
    def key(self) -> Key:
        """What tells the document from all others, as ``key_of`` gives it."""
        return (self.row.pk, None) if isinstance(self.row, ObjectPlan) else (None, self.row.pk)

    @property
    @abstractmethod
    def committees(self) -> QuerySet[Unit]:
        """The nämnder that the document is for, in their order."""

    @property
    @abstractmethod
    def committee_keys(self) -> frozenset[int]:
        """The primary keys of those nämnder, from what is prefetched where it is."""

    @property
    @abstractmethod
    def sides(self) -> tuple[Approval.Side, ...]:
        """Those whose approval is needed."""

    @abstractmethod
    def build(self, edition: Unit | None = None, *, appendix: bool = False) -> Document:
        """Build the content as it stands now, a plan's with its ``appendix`` when wanted."""

    @abstractmethod
    def hinders(self, stage: PlanVersion.Stage) -> tuple[Hinder, ...]:
        """Give what must be dealt with before a version of ``stage`` is issued."""

    @abstractmethod
    def may(self, user: User | None, action: Action, rights: Rights | None = None) -> bool:
        """Tell whether ``user`` may do ``action`` with this document."""

    @cached_property
    def slugs(self) -> tuple[str, str]:
        """What names the subject and its period in addresses (one query).

        They are those of its first version, whatever has been renamed or moved since.
        """
        first = Publication.objects.filter(**self.link).order_by("published_at", "pk")
        return first.values_list("subject", "period").first() or self.own_slugs

    def has_part(self, user: User, rights: Rights) -> bool:
        """Tell whether ``user`` takes any step with the document, or reviews it."""
        return any(self.may(user, action, rights) for action in PARTS)

    @property
    def publications(self) -> Any:
        """The issued versions for all nämnder, without their files, latest first."""
        return Publication.objects.filter(**self.link).whole().without_files()

    @property
    def requests(self) -> QuerySet[ApprovalRequest]:
        """The wishes for approval, latest first."""
        return ApprovalRequest.objects.filter(**self.link)

    @property
    def lockable(self) -> Model:
        """The row whose lock keeps those who issue versions apart."""
        return self.row


@dataclass(frozen=True)
class PlanSubject(Subject):
    """An object plan; it comes with its object."""

    row: ObjectPlan
    kind = DocumentKind.OBJECT_PLAN

    @property
    def own_slugs(self) -> tuple[str, str]:
        return slugify(self.row.object.code), str(self.row.year)

    @property
    def name(self) -> str:
        return f"Objektplan {self.row.object.code} {self.row.year}"

    @property
    def address(self) -> str:
        return reverse("reports:objectplan", args=[self.row.code])

    @property
    def way_address(self) -> str:
        return reverse("reports:objectplan_versions", args=[self.row.code])

    @property
    def link(self) -> dict[str, Any]:
        return {"object_plan": self.row}

    @property
    def committees(self) -> QuerySet[Unit]:
        return self.row.object.units.order_by("order", "code")

    @property
    def committee_keys(self) -> frozenset[int]:
        return frozenset(one.pk for one in self.row.object.units.all())

    @property
    def sides(self) -> tuple[Approval.Side, ...]:
        asked = ManagedObject.Approval(self.row.object.approval)
        if asked is ManagedObject.Approval.BOTH:
            return (Side.BUSINESS, Side.IT)
        return (Side(asked.value),)

    def build(self, edition: Unit | None = None, *, appendix: bool = False) -> Document:
        assert edition is None, "An object plan has no editions."
        return build_object_plan(self.row, with_allocation=appendix)

    def hinders(self, stage: PlanVersion.Stage) -> tuple[Hinder, ...]:
        found = review_plan(self.row, stage=stage).hinders
        return tuple(
            Hinder(f"{one.place.label}: {one.text}", one.mend, f"{self.address}#{one.anchor}")
            for one in found
        )

    def may(self, user: User | None, action: Action, rights: Rights | None = None) -> bool:
        return (rights or rights_of(user)).may(action, self.row.object_id)


@dataclass(frozen=True)
class FollowUpSubject(Subject):
    """A follow-up; it comes with its plan and the plan's unit."""

    row: FollowUp
    kind = DocumentKind.FOLLOW_UP
    sides = (Side.PORTFOLIO,)

    @property
    def own_slugs(self) -> tuple[str, str]:
        return slugify(self.row.plan.code), self.cut_off.isoformat()

    @property
    def cut_off(self) -> date:
        """The day that the follow-up tells of."""
        return self.row.cut_off

    @property
    def name(self) -> str:
        return f"Uppföljning {self.row.plan.code} per den {self.cut_off.isoformat()}"

    @property
    def address(self) -> str:
        return reverse("reports:followup", args=[self.row.plan.code, self.cut_off])

    @property
    def way_address(self) -> str:
        return reverse("reports:followup_versions", args=[self.row.plan.code, self.cut_off])

    @property
    def link(self) -> dict[str, Any]:
        return {"follow_up": self.row}

    @property
    def committees(self) -> QuerySet[Unit]:
        return self.row.plan.committees.order_by("order", "code")

    @property
    def committee_keys(self) -> frozenset[int]:
        return frozenset(one.pk for one in self.row.plan.committees.all())

    def build(self, edition: Unit | None = None, *, appendix: bool = False) -> Document:
        assert not appendix, "A follow-up has no appendix."
        return build_follow_up(self.row, edition)

    def hinders(self, stage: PlanVersion.Stage) -> tuple[Hinder, ...]:
        if stage in (PlanVersion.Stage.DRAFT, PlanVersion.Stage.PRELIMINARY):
            return ()
        return (*self._while_open(), *uncommented_money(self.row))

    def _while_open(self) -> tuple[Hinder, ...]:
        if not self.row.is_open:
            return ()
        lead = reverse("leading:lead", args=[self.row.plan.code, self.cut_off])
        text = "Uppföljningen är öppen: det som rapporteras kan ännu ändras."
        return (Hinder(text, "Stäng uppföljningen först.", lead),)

    def may(self, user: User | None, action: Action, rights: Rights | None = None) -> bool:
        if action is Action.PUBLISH:
            return may_lead(user, self.row, rights)
        return (rights or rights_of(user)).may(action)


def subject_of(row: ObjectPlan | FollowUp) -> Subject:
    """Give what versions are issued of, for a plan or a follow-up."""
    return PlanSubject(row) if isinstance(row, ObjectPlan) else FollowUpSubject(row)


def subject_about(row: Publication | ApprovalRequest) -> Subject:
    """Give what a version was issued of, or what approval was asked for (a query)."""
    found = row.object_plan or row.follow_up
    assert found is not None
    return subject_of(found)


def key_of(row: Publication | ApprovalRequest) -> Key:
    """Tell which document ``row`` is about, without asking the database."""
    return row.object_plan_id, row.follow_up_id
