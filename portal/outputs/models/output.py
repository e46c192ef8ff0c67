from datetime import datetime
from typing import Any, ClassVar

from django.apps import apps
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.search import index

from portal.citations.keys import new_key
from portal.citations.kinds import KINDS, TABLES, Kind, kind
from portal.citations.names import split
from portal.citations.roles import role
from portal.dates.display import display
from portal.dates.fields import PartialDateField
from portal.dates.partial import PartialDate
from portal.grants.models import Grant
from portal.identifiers.fields import DOIField
from portal.outputs.access import READABLE, Access, access_at
from portal.outputs.bylines import joined_names, reading_order, where
from portal.outputs.licences import LICENCES, licence
from portal.outputs.querysets import OutputQuerySet
from portal.records.models import Record
from portal.records.sorting import SORT_KEY_LENGTH, sort_key
from portal.visibility.rule import EVER_SET_ASIDE

__all__ = ["Output"]


def kind_belongs_to_its_table() -> Q:
    """The condition that a row's kind is one of those its table holds."""
    condition = Q()
    for table in TABLES:
        condition |= Q(table=table, kind__in=[row.name for row in KINDS.values() if row.table == table])
    return condition


class Output(Record):
    """Anything that came of the project: what all kinds share. Each row has its one row more in one of four tables."""

    host_page = "outputs.OutputsPage"
    base_path = "/outputs/"
    page_template = "outputs/output.html"
    context_name = "output"
    kept_across_revisions = (*Record.kept_across_revisions, "citation_key", "merged_into_id")
    reserved_slugs = frozenset({"export"})

    Access = Access

    table = models.CharField(max_length=20, editable=False)
    kind = models.CharField(_("kind"), max_length=40)
    title = models.CharField(
        _("title"), max_length=1000, help_text=_("The work's own title, without journal, book or programme")
    )
    date = PartialDateField(
        _("date"), help_text=_("When it came out, as exactly as is known: 2010, 2008-11 or 16 November 2008")
    )
    summary = models.TextField(
        _("plain summary"),
        blank=True,
        help_text=_("Two or three sentences for somebody new to the subject"),
    )
    abstract = models.TextField(_("abstract"), blank=True, help_text=_("As printed"))
    language = models.CharField(
        _("language"),
        max_length=20,
        default="en",
        blank=True,
        help_text=_("A language tag, for example: en, ar, ur, cy"),
    )
    url = models.URLField(
        _("address elsewhere"), max_length=1000, blank=True, help_text=_("Where the work is on another site")
    )
    url_note = models.CharField(
        _("about that address"),
        max_length=200,
        blank=True,
        help_text=_("For example: as given in 2010, may no longer answer"),
    )
    doi = DOIField(_("DOI"), help_text=_("For example: 10.1080/01419870.2010.518245; the address form is taken too"))
    licence = models.CharField(
        _("licence"), max_length=60, blank=True, choices=[(row.spdx, row.label) for row in LICENCES]
    )
    access = models.CharField(
        _("access"), max_length=20, blank=True, choices=Access.choices, default=Access.NOT_RECORDED
    )
    embargo_until = models.DateField(
        _("embargo ends"), null=True, blank=True, help_text=_("The first day on which anybody may read it")
    )
    peer_reviewed = models.BooleanField(_("peer-reviewed"), null=True, blank=True)
    keywords = models.CharField(_("keywords"), max_length=500, blank=True, help_text=_("With semicolons between them"))
    grants = ParentalManyToManyField(
        Grant,
        verbose_name=_("grants"),
        blank=True,
        related_name="outputs",
        help_text=_("The awards that paid for the work behind it"),
    )
    citation_key = models.CharField(max_length=80, unique=True, null=True, blank=True, editable=False)
    sort_key = models.CharField(max_length=SORT_KEY_LENGTH, editable=False)

    # Set for a second record of the same work: its address leads there, and nothing else is left of it.
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.CASCADE, related_name="merged"
    )

    evidence: Any  # what findings say of it: findings.Evidence.output

    objects: ClassVar[Any] = models.Manager.from_queryset(OutputQuerySet)()

    search_fields = [
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.FilterField("live"),
        index.FilterField("id"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("output")
        verbose_name_plural = _("outputs")
        indexes = [
            models.Index(fields=["-date", "sort_key", "id"], name="output_newest_first"),
            # All that the list's facets count, so that they are counted without touching the rows.
            models.Index(
                fields=["kind", "date"],
                include=["id", "access", "embargo_until", "peer_reviewed", "go_live_at", "expire_at"],
                condition=Q(live=True, is_private=False),
                name="output_facets",
            ),
            models.Index(fields=["id"], condition=EVER_SET_ASIDE, name="output_set_aside"),
            # Titles equal or nearly so, for finding what is there already: see outputs.duplicates.
            GinIndex(OpClass("sort_key", name="gin_trgm_ops"), name="output_like_titles"),
        ]
        constraints = [
            models.CheckConstraint(condition=kind_belongs_to_its_table(), name="output_kind_belongs_to_its_table"),
            models.UniqueConstraint(fields=["doi"], condition=~Q(doi=""), name="output_doi_unique"),
            models.CheckConstraint(condition=Q(live=False) | ~Q(title=""), name="published_output_has_title"),
            models.CheckConstraint(
                condition=~Q(access="embargoed") | Q(embargo_until__isnull=False), name="embargo_has_an_end"
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(_("untitled"))

    @classmethod
    def ownership(cls, user: Any) -> Q:
        """Whoever added an output owns it, and so does everybody whose own profile it names as a contributor."""
        contributions = apps.get_model("outputs.Contribution").objects
        named = contributions.filter(output=OuterRef("pk"), person__account=user)
        return super().ownership(user) | Q(Exists(named))

    @property
    def snippet_viewset(self) -> Any:
        """The admin of the row's own table, where Wagtail holds the shared row only; each table has its own."""
        return apps.get_model("outputs", self.table.replace("_", "")).snippet_viewset

    @property
    def own(self) -> "Output":
        """The row with the fields of the own table; a query, unless the queryset joined it."""
        return self if type(self) is not Output else getattr(self, self.table.replace("_", ""))

    @property
    def kind_row(self) -> Kind:
        return kind(self.kind)

    @property
    def kind_label(self) -> str:
        return self.kind_row.label

    @property
    def venue(self) -> str:
        """Where the work appeared, in the fewest words: publisher or journal, station, institution, event."""
        return self.own.own_venue()

    @property
    def byline(self) -> SafeString:
        """Who made it and where it appeared, for a line under the title."""
        names = joined_names(self.line_names())
        return format_html_join(", ", "{}", ((part,) for part in (names, self.own.own_place()) if part))

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """What an editor sees beside the form: how the record looks in lists and references, or its whole page."""
        return [("references", _("Card, citation and BibTeX")), ("page", _("The page"))]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return self.page_template if mode_name == "page" else "outputs/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """As every record's, with the address and the key that it would be given if it were published now."""
        self.slug = self.slug or self.new_slug()
        self.citation_key = self.citation_key or self.new_citation_key()
        return super().get_preview_context(request, mode_name)

    own_table: ClassVar[str]  # said by each of the four tables

    def own_venue(self) -> str:
        """`venue`, as the row's own table says it."""
        return ""

    def own_place(self) -> SafeString:
        """The second half of `byline`, as the row's own table says it."""
        return where("")

    def access_at(self, at: datetime | None = None) -> str:
        """The access that holds at that moment (now, unless said otherwise): see `outputs.access`."""
        return access_at(self.access, self.embargo_until, at)

    @property
    def access_now(self) -> str:
        """The access that holds now."""
        return self.access_at()

    @property
    def access_label(self) -> str:
        """What a reader may expect now, in two or three words; "" where nothing is recorded."""
        holding = self.access_now
        if holding == Access.EMBARGOED and self.embargo_until:
            return str(_("Opens on %s")) % display(PartialDate(self.embargo_until.isoformat()))
        labels: dict[str, Any] = {
            Access.OPEN: _("Open access"),
            Access.EMBARGOED: _("Under embargo"),
            Access.RESTRICTED: _("Restricted"),
            Access.METADATA_ONLY: _("No copy held"),
        }
        return str(labels.get(holding, ""))

    @property
    def is_open(self) -> bool:
        """Whether it is said to be open to everybody, and is so now."""
        return self.access_now == Access.OPEN

    def line_names(self) -> list[str]:
        """The printed names in reading order for a line: of those whose work it is, or else of whoever contributed."""
        if "named_contributors" in self.__dict__:
            everybody = [(one["name"], one["role"], one["is_corporate"]) for one in self.named_contributors]
        else:
            everybody = [(one.name, one.role, one.is_corporate) for one in self.contributions.all()]
        authors = [one for one in everybody if role(one[1]).is_author]
        shown = authors or [one for one in everybody if one[1] == "contributor"]
        return [reading_order(name, is_corporate) for name, _role, is_corporate in shown]

    @property
    def shown_date(self) -> str:
        """The date in words, as exact as it is known; "" where it is not."""
        return display(self.date)

    @property
    def licence_row(self):
        return licence(self.licence)

    @property
    def keyword_list(self) -> list[str]:
        return [word.strip() for word in self.keywords.split(";") if word.strip()]

    def files_are_open(self, at: datetime | None = None) -> bool:
        """Whether anybody may read the record's files: no restriction, and an embargo, if any, is over."""
        return self.access_at(at) in READABLE

    @property
    def visible_grants(self) -> list[Grant]:
        """The grants behind it that the public may see; no query if `with_details()` fetched them."""
        if "fetched_grants" in self.__dict__:
            return self.fetched_grants
        return list(Grant.objects.visible().among(self.grants.all()).with_page().with_earlier().in_order())

    @property
    def carrier_list(self) -> list[Any]:
        """Other outlets that carried it, in order; no query if `with_details()` fetched them."""
        carrier = apps.get_model("outputs.Carrier")
        if "carrier_rows" in self.__dict__:
            return [carrier(**{**row, "date": PartialDate(row["date"])}) for row in self.carrier_rows]
        return list(self.own.carriers.all()) if hasattr(self.own, "carriers") else []

    def files_open_at(self, at: datetime | None = None) -> list:
        """The files anybody may take from the record at that moment, in order; none while it is closed."""
        return self.held_files if self.files_are_open(at) else []

    @property
    def open_files(self) -> list:
        """The files anybody may take from the record now."""
        return self.files_open_at()

    @cached_property
    def held_files(self) -> list:
        """All files of the record, in order, whoever may take them; no query if `with_details()` knows of none."""
        return [] if self.__dict__.get("has_files") is False else list(self.files.select_related("document"))

    @property
    def supporting_evidence(self):
        """What visible findings say of this output, in the order of the findings."""
        return self.evidence.visible().in_order()

    def fulltext_title(self) -> str:
        return self.title

    def fulltext_source(self) -> "Output":
        return Output._base_manager.get(pk=self.pk).own

    def fulltext_body(self) -> str:
        """The shared words; a table adds its own. Grants are left out: a grant may be a draft, and this is shown."""
        names = [contribution.name for contribution in self.contributions.all()]
        return "\n".join(
            filter(None, [self.summary, self.abstract, *names, self.keywords, self.doi, *self.own_words()])
        )

    def own_words(self) -> list[str]:
        """What a reader may search for in the fields of the row's own table."""
        return []

    @property
    def meta_description(self) -> str:
        return self.summary or strip_tags(f"{self.kind_label}. {self.byline}")

    def slug_source(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.access == self.Access.EMBARGOED and not self.embargo_until:
            raise ValidationError({"embargo_until": _("Say when the embargo ends, or choose another access.")})
        self.refuse_known_doi()

    def refuse_known_doi(self) -> None:
        """Asked here as well as by the database, because a form of one table does not see the others' rows."""
        other = Output.objects.exclude(pk=self.pk).filter(doi=self.doi).first() if self.doi else None
        if other:
            raise ValidationError({"doi": _("The output “%(title)s” has this DOI already.") % {"title": other.title}})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = sort_key(self.title)
        if self.live and not self.citation_key:
            self.citation_key = self.new_citation_key()
        super().save(*args, **kwargs)

    def new_citation_key(self) -> str:
        return new_key(self.first_family_name(), self.date, self.title, self.is_taken_key)

    def first_family_name(self) -> str:
        """The family name of whoever the work is cited by, "" for nobody."""
        everybody = list(self.contributions.all())
        first = next((one for one in everybody if role(one.role).is_author), next(iter(everybody), None))
        if first is None:
            return ""
        return first.name if first.is_corporate else split(first.name).family

    def is_taken_key(self, key: str) -> bool:
        return Output._base_manager.exclude(pk=self.pk).filter(citation_key=key).exists()
