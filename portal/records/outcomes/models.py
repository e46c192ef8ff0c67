from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.search import index

from portal.records.base.constraints import ends_after_it_starts
from portal.records.base.date_fields import PartialDateField
from portal.records.base.models import Record
from portal.records.grants.models import Grant
from portal.records.outcomes.kinds import KINDS, OutcomeKind
from portal.records.outcomes.querysets import OutcomeQuerySet
from portal.records.people.models import Person

__all__ = ["Outcome", "Reach", "Sector"]


class Reach(models.TextChoices):
    """How far something reached, as Gateway to Research prints it."""

    UNKNOWN = "", _("not known")
    LOCAL = "Local", _("local")
    REGIONAL = "Regional", _("regional")
    NATIONAL = "National", _("national")
    INTERNATIONAL = "International", _("international")


class Sector(models.TextChoices):
    """The sector of an organisation, as Gateway to Research prints it."""

    UNKNOWN = "", _("not known")
    ACADEMIC = "Academic/University", _("university or other academic body")
    CHARITY = "Charity/Non-profit", _("charity or other body without profit")
    PUBLIC = "Public", _("public")
    PRIVATE = "Private", _("private")


class Outcome(Record):
    """What came of an award and is no output: funding, a partnership, an influence, a prize. It is for returns to
    funders and has no public page; publishing one says that an editor has checked it.

    `kind` is a row of `outcomes.kinds`, which says which fields the form asks for. An answer of None is not known.
    """

    base_path = "/outcomes/"
    has_page = False

    kind = models.CharField(_("kind"), max_length=40, choices=[(each.name, each.label) for each in KINDS.values()])
    title = models.CharField(
        _("title"), max_length=500, help_text=_("In the fewest words, for example: Fellowship on community policing")
    )
    grants = ParentalManyToManyField(
        Grant,
        verbose_name=_("grants"),
        blank=True,
        related_name="outcomes",
        help_text=_("The awards that it came of: it is reported in their returns"),
    )
    description = models.TextField(
        _("description"), blank=True, help_text=_("Two or three plain sentences. Funders publish them.")
    )
    type = models.CharField(_("type"), max_length=250, blank=True, help_text=_("As the funder’s form lists it"))
    organisation = models.CharField(
        _("organisation"), max_length=250, blank=True, help_text=_("The other one: who paid, took part, or awarded it")
    )
    department = models.CharField(_("department"), max_length=250, blank=True)
    person = models.ForeignKey(
        Person, verbose_name=_("person"), null=True, blank=True, on_delete=models.SET_NULL, related_name="recognitions"
    )
    role = models.CharField(
        _("role on the award"), max_length=120, blank=True, help_text=_("For example: Post Doctoral Researcher")
    )
    next_role = models.CharField(_("next role"), max_length=250, blank=True, help_text=_("For example: Lecturer"))
    skills = models.TextField(_("skills gained"), blank=True)
    reference = models.CharField(_("reference"), max_length=120, blank=True, help_text=_("As the other side prints it"))
    amount = models.DecimalField(
        _("amount"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        default="GBP",
        validators=[RegexValidator(r"^[A-Z]{3}$", _("Use the three letters of ISO 4217, for example GBP."))],
    )
    audience = models.CharField(
        _("audience"), max_length=250, blank=True, help_text=_("Whom it was for or who was influenced")
    )
    areas = models.CharField(_("areas"), max_length=250, blank=True, help_text=_("For example: Policing; Education"))
    reach = models.CharField(_("geographic reach"), max_length=20, blank=True, choices=Reach.choices)
    sector = models.CharField(_("sector"), max_length=30, blank=True, choices=Sector.choices)
    country = models.CharField(_("country"), max_length=120, blank=True, help_text=_("For example: United Kingdom"))
    stage = models.CharField(_("stage of development"), max_length=120, blank=True)
    start = PartialDateField(_("date, or start"), help_text=_("As exactly as it is known: 2024, 2024-05 or 3 May 2024"))
    end = PartialDateField(_("end"), help_text=_("Where it lasted, or lasts until a known day"))
    our_contribution = models.TextField(_("contribution made by your team"), blank=True)
    partner_contribution = models.TextField(_("contribution made by your partner"), blank=True)
    impact = models.TextField(_("impact"), blank=True, help_text=_("What it changed, and how that is known"))
    url = models.URLField(_("address that shows it"), max_length=1000, blank=True)
    official_scheme = models.BooleanField(_("part of an official scheme"), null=True, blank=True)
    provided_to_others = models.BooleanField(_("provided to others"), null=True, blank=True)
    licensed = models.BooleanField(_("licensed to others"), null=True, blank=True)
    is_open_source = models.BooleanField(_("under an open source licence"), null=True, blank=True)
    is_planned = models.BooleanField(
        _("only planned or applied for"),
        default=False,
        help_text=_("Funders ask for what has come about: while this is ticked, no return reports it."),
    )

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="outcome")

    objects: ClassVar[Any] = models.Manager.from_queryset(OutcomeQuerySet)()

    search_fields = [
        index.SearchField("title", boost=2),
        index.SearchField("description"),
        index.AutocompleteField("title"),
        index.FilterField("live"),
        index.FilterField("id"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=list(KINDS)), name="outcome_of_a_known_kind"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0), name="outcome_amount_not_negative"
            ),
            models.CheckConstraint(condition=Q(currency__regex=r"^[A-Z]{3}$"), name="outcome_currency_iso_4217"),
            ends_after_it_starts("outcome_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return self.title or str(_("untitled"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; a draft whose kind or currency is left out has the first kind, and pounds."""
        self.kind = self.kind or next(iter(KINDS))
        self.currency = self.currency or "GBP"
        super().save(*args, **kwargs)

    @property
    def kind_row(self) -> OutcomeKind:
        """The row of its kind."""
        return KINDS[self.kind]

    @property
    def kind_label(self) -> str:
        """The kind in words."""
        return self.kind_row.label

    def slug_source(self) -> str:
        """The title."""
        return self.title

    def fulltext_title(self) -> str:
        """Nothing: the public search must not know its words."""
        return ""

    def fulltext_body(self) -> str:
        """Nothing, for the same reason."""
        return ""
