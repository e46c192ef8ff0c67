from typing import Any, ClassVar

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable
from wagtail.search import index

from portal.dates.display import display
from portal.dates.fields import PartialDateField
from portal.fulltext.models import Entry
from portal.grants.money import money
from portal.grants.querysets import GrantQuerySet
from portal.organisations.models import Organisation
from portal.records.constraints import ends_after_it_starts
from portal.records.models import Record

__all__ = ["Grant", "GrantFunder"]


class Grant(Record):
    """An award: who paid how much, to whom, for what, and which earlier award it continues."""

    host_page = "grants.GrantsPage"
    base_path = "/grants/"
    page_template = "grants/grant_preview.html"
    context_name = "grant"

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
    funder_page = models.URLField(_("funder's page"), max_length=500, blank=True)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="grant")

    pages: Any  # its own page: grants.GrantPage.grant
    findings: Any  # findings.FindingPage.grants
    memberships: Any  # people.Membership.grant

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
        return f"{self.name}: {self.title}"

    @property
    def name(self) -> str:
        """What people call the award, for example "Phase 1 Small Grant"; its title where neither part is recorded."""
        return " ".join(part for part in (self.phase, self.scheme) if part) or self.title

    @property
    def funders(self) -> list[Organisation]:
        """The organisations that paid, in the order given; no query if `with_funders()` fetched their names."""
        if "funder_rows" in self.__dict__:
            return [Organisation(**row) for row in self.funder_rows]
        return [link.organisation for link in self.funder_links.all()]

    @property
    def shown_amount(self) -> str:
        """The amount with its currency, for example "£83,211"; "" where it is not recorded."""
        return money(self.amount, self.currency)

    @property
    def visible_continues(self) -> "Grant | None":
        """The award it continues, if the public may see that; no query if `with_earlier()` fetched it."""
        if "continues_is_visible" in self.__dict__:
            return self.continues if self.continues_is_visible else None
        return Grant.objects.visible().filter(pk=self.continues_id).first() if self.continues_id else None

    @property
    def line(self) -> str:
        """What one line says of the award beside its name: amount and end, or that neither is recorded."""
        ended = _("ended %s") % self.shown_end if self.end else ""
        parts = [part for part in (self.shown_amount, ended) if part]
        return " · ".join(parts) if parts else str(_("amount and dates not recorded"))

    @property
    def shown_end(self) -> str:
        """The end in words, as exact as it is known; "" where it is not."""
        return display(self.end)

    @property
    def shown_start(self) -> str:
        """The start in words, as exact as it is known; "" where it is not."""
        return display(self.start)

    def fulltext_title(self) -> str:
        return f"{self.name} {self.title}"

    def fulltext_body(self) -> str:
        return self.own_words()

    def own_words(self) -> str:
        """What a reader may search for in the record; the search finds it through the grant's page."""
        funders = [funder.name for funder in self.funders]
        return "\n".join(filter(None, [self.name, self.title, self.programme, self.reference, *funders]))

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        for page in self.pages.all():
            Entry.objects.write(page)

    @property
    def visible_continuations(self) -> list["Grant"]:
        """The awards that continue it, if the public may see them; no query if `with_continuations()` fetched them."""
        if "fetched_continuations" in self.__dict__:
            return self.fetched_continuations
        return list(self.continued_by.visible().with_page().in_order()) if self.pk else []

    @property
    def visible_findings(self) -> list[Any]:
        """What it found, as far as the public may see it, in order; no query if `with_findings()` fetched it."""
        if "finding_rows" in self.__dict__:
            finding = apps.get_model("findings.FindingPage")
            return [finding(**row) for row in self.finding_rows]
        return list(self.findings.visible().in_order()) if self.pk else []

    @property
    def is_undated(self) -> bool:
        return not (self.start or self.end)

    def slug_source(self) -> str:
        return self.name

    def clean(self) -> None:
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

    def get_absolute_url(self) -> str:
        """The address of the grant's page, "" without a visible one; no query if `with_page()` was asked."""
        slug = self.page_slug if "page_slug" in self.__dict__ else self.visible_page_slug()
        return f"{self.base_path}{slug}/" if slug else ""

    def visible_page_slug(self) -> str | None:
        return self.pages.visible().values_list("slug", flat=True).first() if self.pk else None

    def get_full_url(self) -> str:
        """As `get_absolute_url`, with the host; "" where the grant has no page."""
        address = self.get_absolute_url()
        return settings.WAGTAILADMIN_BASE_URL + address if address else ""

    full_url = property(get_full_url)


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
