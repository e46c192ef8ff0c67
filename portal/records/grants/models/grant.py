from datetime import date
from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from portal.cms.blocks import ProseBlock, plain_text
from portal.dates.partial import PartialDate
from portal.records.base.constraints import ends_after_it_starts
from portal.records.base.date_display import display
from portal.records.base.date_fields import PartialDateField
from portal.records.base.models import Record
from portal.records.grants.money import money
from portal.records.grants.querysets import GrantQuerySet
from portal.records.organisations.models import Organisation

__all__ = ["Grant", "GrantFunder"]


class Grant(Record):
    """An award: who paid how much, to whom, for what, and which earlier award it continues."""

    base_path = "/grants/"

    title = models.CharField(
        _("title of the funded work"), max_length=500, help_text=_("As the funder prints it, in full")
    )
    programme = models.CharField(
        _("programme"), max_length=250, blank=True, help_text=_("For example: Religion and Society Programme")
    )
    scheme = models.CharField(_("scheme"), max_length=120, blank=True, help_text=_("For example: Small Grant"))
    phase = models.CharField(_("phase"), max_length=60, blank=True, help_text=_("For example: Phase 1"))
    reference = models.CharField(
        _("funder's reference"),
        max_length=60,
        blank=True,
        help_text=_("As the funder prints it, for example: AH/X000000/1"),
    )
    amount = models.DecimalField(
        _("amount"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Leave empty when it is not known; the page then says “not recorded”"),
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        default="GBP",
        validators=[RegexValidator(r"^[A-Z]{3}$", _("Use the three letters of ISO 4217, for example GBP."))],
    )
    holder = models.ForeignKey(
        Organisation,
        verbose_name=_("award holder"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="grants_held",
        help_text=_("The organisation that holds the award"),
    )
    start = PartialDateField(_("start"), help_text=_("As exactly as it is known: 2007, 2007-10 or 2007-10-01"))
    end = PartialDateField(_("end"), help_text=_("As exactly as it is known, for example 2008-09-30"))
    continues = models.ForeignKey(
        "self",
        verbose_name=_("continues"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="continued_by",
        help_text=_("The earlier award that this one follows on from"),
    )
    summary = models.TextField(
        _("summary"),
        blank=True,
        help_text=_("One or two plain sentences. They stand under the name, in search results and in shared links."),
    )
    body = StreamField(
        ProseBlock(),
        verbose_name=_("what it was for"),
        blank=True,
        help_text=_("The account of the award for a reader, in as many paragraphs as it takes"),
    )
    funder_page = models.URLField(_("funder's page"), max_length=500, blank=True)
    achievements = models.TextField(
        _("most significant achievements"),
        blank=True,
        help_text=_("Left empty, returns give the claims of the award’s published findings"),
    )
    ways_forward = models.TextField(
        _("how the findings might be taken forward"), blank=True, help_text=_("And by whom, in plain sentences")
    )
    objectives = models.TextField(
        _("how far the objectives were met"),
        blank=True,
        help_text=_("With the reasons, where not in full"),
    )
    narrative_impact = models.TextField(
        _("narrative impact"),
        blank=True,
        help_text=_("What changed, for whom, and how it is known"),
    )

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="grant")

    funder_links: Any  # GrantFunder.grant
    funder_values: list[dict[str, Any]] | None = None  # Added by `GrantQuerySet.with_funders`, and by nothing else.
    continues_visibly: bool  # Added by `GrantQuerySet.with_earlier`, and by nothing else.

    objects: ClassVar[Any] = models.Manager.from_queryset(GrantQuerySet)()

    search_fields = [
        index.SearchField("title", boost=2),
        index.SearchField("reference"),
        index.AutocompleteField("title"),
        index.FilterField("live"),
        index.FilterField("id"),
    ]

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0), name="grant_amount_not_negative"
            ),
            models.CheckConstraint(condition=Q(currency__regex=r"^[A-Z]{3}$"), name="grant_currency_iso_4217"),
            models.CheckConstraint(
                condition=Q(continues__isnull=True) | ~Q(continues=F("pk")), name="grant_not_its_own_continuation"
            ),
            ends_after_it_starts("grant_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return ": ".join(dict.fromkeys(filter(None, (self.name, self.title)))) or str(_("untitled"))

    @property
    def name(self) -> str:
        """What people call the award, for example "Phase 1 Small Grant"; its title where neither part is recorded."""
        return " ".join(part for part in (self.phase, self.scheme) if part) or self.title

    @property
    def funders(self) -> list[Organisation]:
        """The organisations that paid, in the order given; no query if `with_funders()` fetched their names."""
        if self.funder_values is not None:
            return [Organisation(**values) for values in self.funder_values]
        return [link.organisation for link in self.funder_links.all()]

    @property
    def visible_continues(self) -> "Grant | None":
        """The award it continues, if the public may see that; asked only of grants fetched `with_earlier()`."""
        return self.continues if self.continues_visibly else None

    @property
    def shown_amount(self) -> str:
        """The amount with its currency, for example "£83,211"; "" where it is not recorded."""
        return money(self.amount, self.currency)

    @property
    def line(self) -> str:
        """What one line says of the award beside its name: amount and end, or that neither is recorded."""
        parts = [part for part in (self.shown_amount, self.end_in_words or self.start_in_words) if part]
        return " · ".join(parts) if parts else str(_("amount and dates not recorded"))

    def is_over(self, on: date) -> bool:
        """Whether its recorded end, all of that month or year, lies before that day; not where none is recorded."""
        last = PartialDate(self.end).last_day()
        return last is not None and last < on

    @property
    def end_in_words(self) -> str:
        """ "ended 30 September 2008", or "ends ..." until that day is over; "" where no end is recorded."""
        if not self.end:
            return ""
        return str(_("ended %s") if self.is_over(timezone.localdate()) else _("ends %s")) % self.shown_end

    @property
    def start_in_words(self) -> str:
        """ "began May 2007", or "begins ..." before the first day that this can mean; "" where no start is recorded."""
        first = PartialDate(self.start).first_day()
        if first is None:
            return ""
        return str(_("began %s") if first <= timezone.localdate() else _("begins %s")) % self.shown_start

    @property
    def shown_end(self) -> str:
        """The end in words, as exact as it is known; "" where it is not."""
        return display(self.end)

    @property
    def shown_start(self) -> str:
        """The start in words, as exact as it is known; "" where it is not."""
        return display(self.start)

    @property
    def heading(self) -> str:
        """What people call the award."""
        return self.name

    @property
    def meta_description(self) -> str:
        """The summary."""
        return self.summary

    def fulltext_title(self) -> str:
        """What people call the award, and the title of the funded work."""
        return f"{self.name} {self.title}"

    def fulltext_body(self) -> str:
        """All other words a reader may search for: funders, programme, reference and prose."""
        funders = [funder.name for funder in self.funders]
        words = [self.summary, self.name, self.title, self.programme, self.reference, *funders, plain_text(self.body)]
        return "\n".join(filter(None, words))

    def fulltext_prose(self) -> str:
        """The summary and the account of the work."""
        return "\n".join(filter(None, [self.summary, plain_text(self.body)]))

    @property
    def is_undated(self) -> bool:
        """Whether neither start nor end is recorded."""
        return not (self.start or self.end)

    def slug_source(self) -> str:
        """What people call the award."""
        return self.name

    def clean(self) -> None:
        """Refuses an award that would continue itself, directly or through others."""
        super().clean()
        earlier = self.continues
        while earlier is not None:
            if earlier.pk == self.pk:
                raise ValidationError(
                    {
                        "continues": _(
                            "A grant cannot continue itself, directly or through others. Choose an earlier award."
                        )
                    }
                )
            earlier = earlier.continues


class GrantFunder(Orderable):
    """One of the organisations that paid for a grant."""

    grant = ParentalKey(Grant, on_delete=models.CASCADE, related_name="funder_links")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("funder"), on_delete=models.PROTECT, related_name="grants_funded"
    )

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["grant", "organisation"], name="funder_once_a_grant")]

    def __str__(self) -> str:
        return self.organisation.name
