from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from portal.cms.blocks import ProseBlock, plain_text
from portal.cms.models import BasePage
from portal.public.findings.forms import FindingForm
from portal.public.findings.kinds import EvidenceKind, Status
from portal.public.findings.models.case_study_page import CaseStudyPage
from portal.public.findings.panels import finding_panels
from portal.public.findings.querysets import FindingQuerySet
from portal.public.signposts import with_links
from portal.records.grants.models import Grant
from portal.records.outputs.bylines import joined_names
from portal.records.people.models import Person

__all__ = ["FindingPage"]

SHORT_TEXT = ["bold", "italic", "link", "ul"]
RESERVED_SLUGS = frozenset({"export", "brief"})


class FindingPage(BasePage):
    """One thing the project found: the claim, what it means, what it rests on, and what it does not show."""

    parent_page_types = ["public.FindingsPage"]
    subpage_types: list[str] = []
    template = "public/findings/finding_page.html"
    exclude_fields_in_copy = ["change_note"]

    number = models.PositiveSmallIntegerField(
        _("number"), null=True, help_text=_("Its place among the findings, by which people cite it, for example: 2")
    )
    claim = models.TextField(
        _("claim"),
        help_text=_("The finding as one plain sentence, for example: Community members generally support the unit."),
    )
    plain_summary = models.TextField(
        _("in plain words"),
        blank=True,
        help_text=_(
            "Three or four sentences, under 120 words, for somebody new to the subject. For example:"
            " People who took part mostly spoke well of the unit. They met its officers often."
        ),
    )
    body = StreamField(
        ProseBlock(),
        verbose_name=_("in full"),
        blank=True,
        help_text=_("The account for a reader who wants all of it, for example: what was asked, and what was answered"),
    )
    limits = RichTextField(
        _("what it does not show"),
        blank=True,
        features=SHORT_TEXT,
        help_text=_("What a careful reader should not conclude, for example: It was one unit in one city."),
    )
    outcome = RichTextField(
        _("what came of it"),
        blank=True,
        features=SHORT_TEXT,
        help_text=_("What followed from this finding, for example: The unit was kept when its budget was reviewed."),
    )
    case_studies = ParentalManyToManyField(
        CaseStudyPage,
        verbose_name=_("case studies"),
        blank=True,
        related_name="findings",
        help_text=_("Where it was found, for example: Muslim Contact Unit"),
    )
    grants = ParentalManyToManyField(
        Grant,
        verbose_name=_("grants"),
        blank=True,
        related_name="findings",
        help_text=_("The awards that paid for the work it comes from, for example: Phase 1 Small Grant"),
    )
    people = ParentalManyToManyField(
        Person,
        verbose_name=_("people"),
        blank=True,
        related_name="findings",
        help_text=_("Who has a part in it. Left empty, it is the team of its awards as it was when the work was done."),
    )
    status = models.CharField(
        _("state"),
        max_length=20,
        choices=Status.choices,
        default=Status.CURRENT,
        help_text=_("Current, unless something has come to light since it was published, for example: corrected"),
    )
    status_reason = models.TextField(
        _("why"),
        blank=True,
        help_text=_("Readers see this. For example: The number of interviews was given as 40; it was 44."),
    )
    status_since = models.DateField(
        _("since"),
        null=True,
        blank=True,
        help_text=_(
            "The day from which it no longer stands as it was. Left empty, it is the day on which you publish it."
        ),
    )
    decided_by = models.CharField(
        _("decided by"),
        max_length=200,
        blank=True,
        help_text=_("Readers see this; it may be left empty. For example: the project’s steering group"),
    )
    superseded_by = models.ForeignKey(
        "self",
        verbose_name=_("superseded by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="supersedes",
        help_text=_("The finding that takes its place, for example: Community policing and trust"),
    )
    change_note = models.CharField(
        _("what changed"),
        max_length=300,
        blank=True,
        help_text=_("One line, kept with this version. For example: Added the 2010 chapter to the evidence."),
    )

    evidence: Any  # public.Evidence.finding; the types of this relation are modelcluster's, which has none.

    objects: ClassVar[Any] = PageManager.from_queryset(FindingQuerySet)()

    base_form_class = FindingForm
    content_panels = finding_panels()
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("claim", boost=2),
        index.SearchField("plain_summary"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        constraints = [
            models.CheckConstraint(condition=Q(number__isnull=True) | Q(number__gte=1), name="finding_number_from_1"),
            models.CheckConstraint(
                condition=~Q(status=Status.WITHDRAWN) | ~Q(status_reason=""), name="withdrawn_finding_says_why"
            ),
        ]

    @property
    def meta_description(self) -> str:
        """The description in search engines and shared links: the one typed for them, else the claim."""
        return self.search_description or self.claim

    def get_admin_display_title(self) -> str:
        """The title as the staff's lists show it: with its state, where that is not current."""
        title: str = super().get_admin_display_title()
        return title if self.status == Status.CURRENT else f"{title} ({self.get_status_display().lower()})"

    @property
    def is_withdrawn(self) -> bool:
        """Whether the finding no longer stands at all."""
        return self.status == Status.WITHDRAWN

    @property
    def badge(self) -> str:
        """Its state in a word, for lists; "" for one that stands as it is."""
        return "" if self.status == Status.CURRENT else str(self.get_status_display())

    @cached_property
    def visible_case_studies(self) -> list[CaseStudyPage]:
        """The case studies it rests on that the public may see, in the order of the tree."""
        return list(CaseStudyPage.objects.visible().among(self.case_studies.all()).order_by("path"))

    @cached_property
    def visible_grants(self) -> list[Grant]:
        """The awards behind it that the public may see, in order, each with the one it continues."""
        grants = Grant.objects.visible().among(self.grants.all())
        return list(grants.with_earlier().in_order())

    @property
    def withdrawal(self) -> str:
        """When it was withdrawn, and who decided so, as far as is recorded: "on 3 May 2030, decided by the board"."""
        day = gettext("on %s") % date_format(self.status_since, "j F Y") if self.status_since else ""
        who = gettext("decided by %s") % self.decided_by if self.decided_by else ""
        return ", ".join(filter(None, [day, who]))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; a finding that no longer stands as it was is given the day, if nobody has; one that does has none."""
        if self.status == Status.CURRENT:
            self.status_since, self.decided_by = None, ""
        elif self.live and self.status_since is None:
            self.status_since = timezone.localdate()
        super().save(*args, **kwargs)

    # What a finding's page shows, in Open Graph's words.
    open_graph_type: ClassVar[str] = "article"

    @property
    def shared_title(self) -> str:
        """What a shared link calls it: the claim, which is what the finding is cited by."""
        return self.claim.strip()

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The page, with its links for machines in the header."""
        response = super().serve(request, *args, **kwargs)
        content = getattr(response, "context_data", {}).get("content")
        signposts = content.signposts if content else None
        return with_links(response, signposts) if signposts else response

    @property
    def line(self) -> str:
        """What one line says of the finding beside its claim, from a queryset `with_lines()`."""
        if self.is_withdrawn:
            return self.status_reason
        kinds = dict.fromkeys(self.evidence_kinds)
        words = [str(EvidenceKind(kind).label).lower() for kind in kinds]
        rests_on = _("Rests on %s") % joined_names(words) if words else ""
        return " · ".join(filter(None, [rests_on, *self.case_titles]))

    def clean(self) -> None:
        """Refuses a number that is taken, an address that the portal uses, and a state without what it must say."""
        super().clean()
        wrong: dict[str, Any] = {}
        same = FindingPage.objects.exclude(pk=self.pk).filter(number=self.number).first() if self.number else None
        if same:
            message = _("“%(title)s” is finding %(number)s already. Choose another number.")
            wrong["number"] = message % {"title": same.title, "number": self.number}
        if self.slug in RESERVED_SLUGS:
            wrong["slug"] = _("This address is used by the portal itself. Choose another.")
        if self.status in (Status.WITHDRAWN, Status.CORRECTED) and not self.status_reason.strip():
            wrong["status_reason"] = _("Say why: readers who come to its address will ask.")
        if self.status == Status.SUPERSEDED and self.superseded_by_id in (None, self.pk):
            wrong["superseded_by"] = _("Choose the finding that takes its place.")
        if wrong:
            raise ValidationError(wrong)

    def fulltext_title(self) -> str:
        """Title and claim."""
        return f"{self.title}. {self.claim}"

    def fulltext_body(self) -> str:
        """All its words; of a withdrawn finding only why it was withdrawn."""
        if self.is_withdrawn:
            return self.status_reason
        rich = [get_text_for_indexing(text) for text in (self.limits, self.outcome)]
        return "\n".join([self.plain_summary, plain_text(self.body), *rich])
