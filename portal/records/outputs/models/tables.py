"""The four tables that outputs are kept in; `bibliography.kinds` says which kind stands in which."""

from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable
from wagtail.search import index

from portal.bibliography.kinds import kinds_of
from portal.records.base.constraints import ends_after_it_starts
from portal.records.base.date_display import display
from portal.records.base.date_fields import PartialDateField
from portal.records.base.identifier_fields import ISBNField, ISSNField
from portal.records.outputs.bylines import where
from portal.records.outputs.models.output import Output

__all__ = ["TABLES", "Activity", "Carrier", "MediaAppearance", "Publication", "Report"]


class InTable(Output):
    """What the four tables share: the word for themselves, and the kinds they hold."""

    own_table: ClassVar[str]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        self.table = self.own_table
        if self.kind and self.kind not in {kind.name for kind in kinds_of(self.own_table)}:
            raise ValidationError({"kind": _("This kind is kept in another table. Choose one of the list.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.table = self.own_table
        if not self.kind:
            self.kind = kinds_of(self.own_table)[0].name
        super().save(*args, **kwargs)


class Publication(InTable):
    """A text, dataset or program that a publisher or site brought out."""

    own_table = "publication"

    container = models.CharField(
        _("journal, book or site"),
        max_length=500,
        blank=True,
        help_text=_("The title of what it stands in, as printed"),
    )
    publisher = models.CharField(_("publisher"), max_length=250, blank=True, help_text=_("For example: Routledge"))
    place = models.CharField(_("place"), max_length=120, blank=True, help_text=_("For example: London"))
    series = models.CharField(_("series"), max_length=250, blank=True)
    volume = models.CharField(_("volume"), max_length=40, blank=True)
    issue = models.CharField(_("issue"), max_length=40, blank=True)
    first_page = models.CharField(_("first page"), max_length=20, blank=True, help_text=_("For example: 168"))
    last_page = models.CharField(_("last page"), max_length=20, blank=True, help_text=_("For example: 201"))
    article_number = models.CharField(
        _("article number"), max_length=40, blank=True, help_text=_("Where there are no pages")
    )
    edition = models.CharField(_("edition"), max_length=60, blank=True, help_text=_("For example: 2nd"))
    isbn = ISBNField(_("ISBN"), help_text=_("For example: 9780415494359"))
    issn = ISSNField(_("ISSN"), help_text=_("For example: 0141-9870"))
    institution = models.CharField(
        _("institution"), max_length=250, blank=True, help_text=_("Of a thesis: who awarded it")
    )

    _revisions = GenericRelation(
        "wagtailcore.Revision", content_type_field="content_type", related_query_name="publication"
    )

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        indexes = [models.Index(fields=["isbn"], name="publication_isbn", condition=~models.Q(isbn=""))]

    search_fields = [*Output.search_fields, index.SearchField("container")]

    @property
    def pages(self) -> str:
        """The page range with an en dash, or the one page, or the article number; "" where none is recorded."""
        return "–".join(filter(None, [self.first_page, self.last_page])) or self.article_number

    def own_words(self) -> list[str]:
        """What a reader may search for in the fields of this table."""
        return [self.container, self.publisher, self.series, self.isbn, self.issn, self.institution]

    def own_venue(self) -> str:
        """Where the work appeared, in the fewest words."""
        return self.container if self.kind_row.container == "Journal" else self.publisher or self.container

    def own_place(self) -> SafeString:
        """Where it appeared, as the second half of a byline."""
        pages = (
            _("pp.\u00a0%s") % self.pages if self.last_page else _("p.\u00a0%s") % self.pages if self.first_page else ""
        )
        within = self.kind_row.container == "Book"
        number = ", ".join(filter(None, [self.volume_in_words, self.issue_in_words]))
        return where(self.container, self.publisher or self.institution, number, str(pages), within=within)

    @property
    def volume_in_words(self) -> str:
        """The volume as a line names it: "vol. 12"; "" for none."""
        return gettext("vol.\u00a0%s") % self.volume if self.volume else ""

    @property
    def issue_in_words(self) -> str:
        """The issue as a line names it: "no. 3"; "" for none."""
        return gettext("no.\u00a0%s") % self.issue if self.issue else ""


class MediaAppearance(InTable):
    """The project in a broadcast, podcast or the press: speaking, or spoken of."""

    own_table = "media_appearance"

    class Part(models.TextChoices):
        CONTRIBUTION = "contribution", _("contribution: one of us spoke or wrote")
        COVERAGE = "coverage", _("coverage: others reported on us")

    outlet = models.CharField(
        _("outlet"), max_length=250, blank=True, help_text=_("Station, channel or paper, for example: BBC Radio 4")
    )
    programme = models.CharField(_("programme"), max_length=250, blank=True, help_text=_("For example: Sunday"))
    aired_at = models.TimeField(_("time on air"), null=True, blank=True, help_text=_("UK time, for example 07:10"))
    part = models.CharField(_("part"), max_length=20, choices=Part.choices, default=Part.CONTRIBUTION)
    duration = models.PositiveIntegerField(
        _("duration"), null=True, blank=True, validators=[MinValueValidator(1)], help_text=_("Of our part, in minutes")
    )
    available_until = models.DateField(
        _("available until"),
        null=True,
        blank=True,
        help_text=_("The last day on which it can be heard or read elsewhere"),
    )

    _revisions = GenericRelation(
        "wagtailcore.Revision", content_type_field="content_type", related_query_name="mediaappearance"
    )

    class Meta:
        verbose_name = _("media appearance")
        verbose_name_plural = _("media appearances")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(duration__isnull=True) | models.Q(duration__gte=1), name="media_duration_positive"
            )
        ]

    search_fields = [*Output.search_fields, index.SearchField("outlet"), index.SearchField("programme")]

    def own_words(self) -> list[str]:
        """What a reader may search for in the fields of this table."""
        return [self.outlet, self.programme, *(str(carrier) for carrier in self.carriers.all())]

    def own_venue(self) -> str:
        """Where the work appeared, in the fewest words."""
        return ", ".join(filter(None, [self.outlet, self.programme]))

    def own_place(self) -> SafeString:
        """Where it appeared, as the second half of a byline."""
        return where(self.programme, self.outlet)


class Carrier(Orderable):
    """Another outlet that carried the same story: one story is one record, however many papers print it."""

    appearance = ParentalKey(MediaAppearance, on_delete=models.CASCADE, related_name="carriers")
    outlet = models.CharField(_("outlet"), max_length=250, help_text=_("For example: The Guardian"))
    title = models.CharField(_("title there"), max_length=500, blank=True, help_text=_("If it differs"))
    date = PartialDateField(_("date"), help_text=_("If it differs"))
    url = models.URLField(_("address"), max_length=1000, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("other outlet")
        verbose_name_plural = _("other outlets")

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.outlet, self.title, display(self.date)]))


class Report(InTable):
    """A report, brief or submission that a body brought out."""

    own_table = "report"

    institution = models.CharField(
        _("institution"),
        max_length=250,
        blank=True,
        help_text=_("Who brought it out, for example: University of Birmingham"),
    )
    number = models.CharField(
        _("number"), max_length=60, blank=True, help_text=_("As printed, for example: WP 12/2009")
    )
    commissioned_by = models.CharField(_("commissioned by"), max_length=250, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    isbn = ISBNField(_("ISBN"))

    _revisions = GenericRelation("wagtailcore.Revision", content_type_field="content_type", related_query_name="report")

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        indexes = [models.Index(fields=["isbn"], name="report_isbn", condition=~models.Q(isbn=""))]

    search_fields = [*Output.search_fields, index.SearchField("institution")]

    def own_words(self) -> list[str]:
        """What a reader may search for in the fields of this table."""
        return [self.institution, self.number, self.commissioned_by, self.isbn]

    def own_venue(self) -> str:
        """Where the work appeared, in the fewest words."""
        return self.institution

    def own_place(self) -> SafeString:
        """Where it appeared, as the second half of a byline."""
        return where("", self.institution, self.number)


class Activity(InTable):
    """A talk, workshop, exhibition or other thing that took place."""

    own_table = "activity"

    class Reach(models.TextChoices):
        LOCAL = "local", _("local")
        REGIONAL = "regional", _("regional")
        NATIONAL = "national", _("national")
        INTERNATIONAL = "international", _("international")

    event = models.CharField(_("event"), max_length=400, blank=True, help_text=_("The conference, series or occasion"))
    place = models.CharField(
        _("place"), max_length=250, blank=True, help_text=_("For example: Birmingham, United Kingdom")
    )
    audience = models.CharField(
        _("audience"), max_length=250, blank=True, help_text=_("For whom, for example: police officers")
    )
    reach = models.CharField(_("reach"), max_length=20, blank=True, choices=Reach.choices)
    start = PartialDateField(_("start"), help_text=_("Where it lasted more than a day"))
    end = PartialDateField(_("end"))

    _revisions = GenericRelation(
        "wagtailcore.Revision", content_type_field="content_type", related_query_name="activity"
    )

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        constraints = [ends_after_it_starts("activity_ends_after_it_starts")]

    search_fields = [*Output.search_fields, index.SearchField("event")]

    def own_words(self) -> list[str]:
        """What a reader may search for in the fields of this table."""
        return [self.event, self.place, self.audience]

    def own_venue(self) -> str:
        """Where the work appeared, in the fewest words."""
        return self.event or self.place

    def own_place(self) -> SafeString:
        """Where it appeared, as the second half of a byline."""
        return where(self.event, self.place)


# The one list of them: each by the name under which `citations.kinds` and the column `table` know it.
TABLES: dict[str, type[Output]] = {model.own_table: model for model in (Publication, MediaAppearance, Report, Activity)}
