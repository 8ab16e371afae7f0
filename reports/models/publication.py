"""A version of a document as it was issued."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from activities.models import FollowUp
from objects.models import ObjectPlan, PlanVersion
from objects.visibility import Reader, reader_scope
from reports.models.frozen import FrozenModel, FrozenQuerySet

FILES = ("content", "html", "pdf", "cover")


class DocumentKind(models.TextChoices):
    """The kinds of documents; the value is the content's ``kind`` and stands in addresses."""

    OBJECT_PLAN = "objektplan", "objektplan"
    FOLLOW_UP = "uppfoljning", "uppföljning"


class PublicationQuerySet(FrozenQuerySet["Publication"]):
    """Questions about issued versions."""

    def visible_to(self, user: Reader) -> PublicationQuerySet:
        """Keep the versions that ``user`` may read.

        Released ones are everyone's. Of the plans and follow-ups that a reader sees they see
        every version from the preliminary one on; drafts are for those who see everything.
        """
        released = Q(release__isnull=False)
        if not user.is_authenticated or not user.is_active:
            return self.filter(released)
        scope = reader_scope(user)
        if scope.everything:
            return self
        plans = ObjectPlan.objects.visible_to(user, scope)
        follow_ups = FollowUp.objects.visible_to(user, scope)
        own = Q(object_plan__in=plans) | Q(follow_up__in=follow_ups)
        return self.filter(released | (own & ~Q(stage=PlanVersion.Stage.DRAFT)))

    def without_files(self) -> PublicationQuerySet:
        """Leave what is large in the database until it is asked for."""
        return self.defer(*FILES)

    def whole(self) -> PublicationQuerySet:
        """Keep the versions for all nämnder, not the editions for one."""
        return self.filter(edition__isnull=True)


class Publication(FrozenModel):
    """One issued version: its content, page and PDF, with everything spelled out.

    ``content`` is the JSON that the comparison reads; ``html`` the document's body as shown on
    screen; ``cover`` the first page as PNG. Hashes are SHA-256 in hexadecimal.
    """

    kind = models.CharField("slag", max_length=12, choices=DocumentKind)
    object_plan = models.ForeignKey(
        ObjectPlan,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="publications",
        verbose_name="objektplan",
    )
    follow_up = models.ForeignKey(
        FollowUp,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="publications",
        verbose_name="uppföljning",
    )
    edition = models.ForeignKey(
        "objects.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="editions",
        verbose_name="utgåva för",
    )
    subject = models.SlugField("ämne", max_length=60, help_text="Som i adressen: ukfa.")
    period = models.SlugField("period", max_length=20, help_text="2022, eller 2022-08-31.")
    edition_code = models.SlugField("utgåva", max_length=60, blank=True)
    label = models.CharField("version", max_length=10)
    stage = models.CharField("skede", max_length=10, choices=PlanVersion.Stage)
    title = models.CharField("titel", max_length=400)
    schema = models.PositiveSmallIntegerField("schema")
    content = models.TextField("innehåll")
    html = models.TextField("sida")
    pdf = models.BinaryField("pdf")
    cover = models.BinaryField("bild av första sidan")
    content_sha256 = models.CharField("innehållets kontrollsumma", max_length=64)
    html_sha256 = models.CharField("sidans kontrollsumma", max_length=64)
    pdf_sha256 = models.CharField("pdf-filens kontrollsumma", max_length=64)
    comment = models.CharField("kommentar", max_length=300, blank=True)
    reason = models.TextField("skäl", blank=True, help_text="Varför versionen gavs ut.")
    approved_by = models.TextField("godkänd av", blank=True)
    registry_numbers = models.TextField("diarienummer", blank=True, help_text="Ett per rad.")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="publications",
        verbose_name="utgiven av",
    )
    published_by_name = models.CharField("utgiven av (namn)", max_length=300)
    published_at = models.DateTimeField("utgiven")
    supersedes = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
        verbose_name="ersätter",
    )

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = "utgiven version"
        verbose_name_plural = "utgivna versioner"
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject", "period", "label", "edition_code"],
                name="publication_label_is_used_once",
                violation_error_message="Det finns redan en utgiven version med den beteckningen.",
            ),
            models.CheckConstraint(
                condition=Q(kind="objektplan", object_plan__isnull=False, follow_up__isnull=True)
                | Q(kind="uppfoljning", object_plan__isnull=True, follow_up__isnull=False),
                name="publication_is_of_what_its_kind_says",
                violation_error_message="En utgiven version är av en plan eller en uppföljning.",
            ),
        ]

    def __str__(self) -> str:
        edition = f" ({self.edition_code.upper()})" if self.edition_code else ""
        return f"{self.title}, version {self.label}{edition}"

    @property
    def path(self) -> str:
        """What names the version in addresses: "objektplan/ukfa/2022/1.0"."""
        parts = [self.kind, self.subject, self.period, self.label, self.edition_code]
        return "/".join(filter(None, parts))

    @property
    def address(self) -> str:
        """The lasting address of the version, from the root of the site."""
        return f"/dokument/{self.path}/"


class Release(FrozenModel):
    """That a version was made public: readable by all without logging in."""

    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, related_name="release", verbose_name="version"
    )
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="releases",
        verbose_name="offentliggjord av",
    )
    released_at = models.DateTimeField("offentliggjord")

    objects = FrozenQuerySet["Release"].as_manager()

    class Meta:
        verbose_name = "offentliggörande"
        verbose_name_plural = "offentliggöranden"
        ordering = ["-released_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.publication}, offentlig"
