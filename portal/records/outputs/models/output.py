from datetime import datetime
from typing import Any, ClassVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.html import format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.search import index

from portal.bibliography.keys import new_key
from portal.bibliography.kinds import Kind, kind
from portal.bibliography.names import split
from portal.records.base.date_display import display
from portal.records.base.date_fields import PartialDateField
from portal.records.base.identifier_fields import DOIField
from portal.records.base.models import Record
from portal.records.base.sorting import SORT_KEY_LENGTH, sort_key
from portal.records.grants.models import Grant
from portal.records.outputs.access import READABLE, Access, access_at, access_label
from portal.records.outputs.bylines import authors_of, joined_names, line_contributors, where, with_editors_mark
from portal.records.outputs.constraints import kind_belongs_to_its_table
from portal.records.outputs.licences import LICENCES, Licence, licence
from portal.records.outputs.querysets import OutputQuerySet
from portal.visibility.rule import DRAFT_PRIVATE_OR_SCHEDULED

__all__ = ["Output"]


class Output(Record):
    """Anything that came of the project: what all kinds share. Each row has its one row more in one of four tables."""

    base_path = "/outputs/"
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
        _("licence"), max_length=60, blank=True, choices=[(licence.spdx, licence.label) for licence in LICENCES]
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

    contributions: Any  # Contribution.output
    own_table: ClassVar[str]  # Each of the four tables gives its name.

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
            models.Index(fields=["id"], condition=DRAFT_PRIVATE_OR_SCHEDULED, name="output_set_aside"),
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
        named = cls.objects.all_contributions().filter(output=OuterRef("pk"), person__account=user)
        return super().ownership(user) | Q(Exists(named))

    @property
    def snippet_viewset(self) -> Any:
        """The admin of the row's own table, where Wagtail holds the shared row only; each table has its own."""
        own: Any = Output._meta.get_field(self.table.replace("_", "")).related_model
        return own.snippet_viewset

    @property
    def own(self) -> "Output":
        """The row with the fields of the own table; a query, unless the queryset joined it."""
        return self if type(self) is not Output else getattr(self, self.table.replace("_", ""))

    @property
    def kind_row(self) -> Kind:
        """The row of the output's kind."""
        return kind(self.kind)

    @property
    def kind_label(self) -> str:
        """The kind in words."""
        return self.kind_row.label

    @property
    def venue(self) -> str:
        """Where the work appeared, in the fewest words: publisher or journal, station, institution, event."""
        return self.own.own_venue()

    @property
    def byline(self) -> SafeString:
        """Who made it and where it appeared, for a line under the title."""
        names = with_editors_mark(joined_names(self.line_names()), line_contributors(self.contributions.all()))
        return format_html_join(", ", "{}", ((part,) for part in (names, self.own.own_place()) if part))

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """What an editor sees beside the form: how the record looks in lists and references, or its whole page."""
        return [("references", _("Card, citation and BibTeX")), ("page", _("The page"))]

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
        return access_label(self.access_now, self.embargo_until)

    @property
    def is_open(self) -> bool:
        """Whether it is said to be open to everybody, and is so now."""
        return self.access_now == Access.OPEN

    def line_names(self) -> list[str]:
        """The printed names in reading order for a line: of those whose work it is, or else of whoever contributed."""
        return [contribution.reading_name for contribution in line_contributors(self.contributions.all())]

    @property
    def shown_date(self) -> str:
        """The date in words, as exact as it is known; "" where it is not."""
        return display(self.date)

    @property
    def licence_row(self) -> Licence | None:
        """The licence with all that is known of it; None where none is recorded."""
        return licence(self.licence)

    @property
    def keyword_list(self) -> list[str]:
        """The keywords, one by one."""
        return [word.strip() for word in self.keywords.split(";") if word.strip()]

    def files_are_open(self, at: datetime | None = None) -> bool:
        """Whether anybody may read the record's files: no restriction, and an embargo, if any, is over."""
        return self.access_at(at) in READABLE

    def fulltext_title(self) -> str:
        """The title."""
        return self.title

    def fulltext_source(self) -> "Output":
        """The saved row with the fields of its own table."""
        return Output._base_manager.get(pk=self.pk).own

    def fulltext_body(self) -> str:
        """The shared words; a table adds its own. Grants are left out: a grant may be a draft, and this is shown."""
        names = [contribution.name for contribution in self.contributions.all()]
        return "\n".join(
            filter(None, [self.summary, self.abstract, *names, self.keywords, self.doi, *self.own_words()])
        )

    def fulltext_prose(self) -> str:
        """The summary and the abstract."""
        return "\n".join(filter(None, [self.summary, self.abstract]))

    def own_words(self) -> list[str]:
        """What a reader may search for in the fields of the row's own table."""
        return []

    @property
    def meta_description(self) -> str:
        """The plain summary, or the kind and the byline."""
        return self.summary or strip_tags(f"{self.kind_label}. {self.byline}")

    def slug_source(self) -> str:
        """The title."""
        return self.title

    def clean(self) -> None:
        """Refuses an embargo without an end, and a DOI that another output has."""
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
        """Saves; a published output without a citation key is given one."""
        self.sort_key = sort_key(self.title)
        if self.live and not self.citation_key:
            self.citation_key = self.new_citation_key()
        super().save(*args, **kwargs)

    def new_citation_key(self) -> str:
        """The citation key that the output would be given now."""
        return new_key(self.first_family_name(), self.date, self.title, self.is_taken_key)

    def first_family_name(self) -> str:
        """The family name of whoever the work is cited by, "" for nobody."""
        everybody = list(self.contributions.all())
        first = next(iter(authors_of(everybody) or everybody), None)
        if first is None:
            return ""
        return first.name if first.is_corporate else split(first.name).family

    def is_taken_key(self, key: str) -> bool:
        """Whether another output has that citation key."""
        return Output._base_manager.exclude(pk=self.pk).filter(citation_key=key).exists()
