from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from portal.dates.partial import PartialDate
from portal.media.models import PortalImage
from portal.records.base.constraints import ends_after_it_starts
from portal.records.base.date_fields import PartialDateField
from portal.records.base.identifier_fields import ORCIDField
from portal.records.base.models import Record
from portal.records.base.sorting import SORT_KEY_LENGTH, sort_key
from portal.records.grants.models import Grant
from portal.records.organisations.models import Organisation
from portal.records.people.querysets import MembershipQuerySet, PersonQuerySet

__all__ = ["Membership", "NameForm", "Person"]


class Person(Record):
    """Somebody who worked on the project or contributed to an output."""

    base_path = "/team/"

    given_name = models.CharField(_("given name"), max_length=120, blank=True, help_text=_("For example: Basia"))
    family_name = models.CharField(
        _("family name"), max_length=120, help_text=_("With its particle, for example: van der Berg")
    )
    title = models.CharField(_("title"), max_length=40, blank=True, help_text=_("For example: Dr"))
    orcid = ORCIDField(_("ORCID"), help_text=_("For example: 0000-0002-1825-0097"))
    affiliation = models.ForeignKey(
        Organisation,
        verbose_name=_("affiliation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="people",
        help_text=_("Where the person works now, or worked when last heard of"),
    )
    biography = RichTextField(
        _("biography"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("A paragraph or two, in plain words"),
    )
    picture = models.ForeignKey(
        PortalImage, verbose_name=_("picture"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    website = models.URLField(_("website"), max_length=500, blank=True)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
        help_text=_("Whom they log in as. This profile, and the outputs that name them, are then theirs to correct"),
    )
    sort_key = models.CharField(max_length=SORT_KEY_LENGTH, editable=False)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="person")

    memberships: Any  # Membership.person
    # Roles on grants that the public may see, in team order. Set by `PersonQuerySet.with_roles`; who shows a person
    # fetched otherwise sets it.
    visible_roles: list["Membership"]

    objects: ClassVar[Any] = models.Manager.from_queryset(PersonQuerySet)()

    search_fields = [
        index.SearchField("family_name", boost=2),
        index.SearchField("given_name"),
        index.AutocompleteField("family_name"),
        index.AutocompleteField("given_name"),
        index.FilterField("live"),
        index.FilterField("id"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(fields=["orcid"], condition=~models.Q(orcid=""), name="person_orcid_unique"),
            models.CheckConstraint(
                condition=models.Q(live=False) | ~models.Q(family_name=""), name="published_person_has_family_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(_("unnamed"))

    @classmethod
    def ownership(cls, user: Any) -> Q:
        """A person's own profile is theirs, whoever added it."""
        return super().ownership(user) | Q(account=user)

    @property
    def name(self) -> str:
        """Given and family name, without title."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def titled_name(self) -> str:
        """The name as a team list prints it, with its title: "Dr Basia Spalek"."""
        return f"{self.title} {self.name}".strip()

    @property
    def initials(self) -> str:
        """First letters of given and family name, for where there is no picture."""
        return "".join(part[0] for part in (self.given_name, self.family_name) if part).upper()

    @property
    def first_role(self) -> "Membership | None":
        """The first of the `visible_roles`."""
        return next(iter(self.visible_roles), None)

    @property
    def first_place(self) -> str:
        """Where the person was in their first role, or is."""
        place = (self.first_role.organisation if self.first_role else None) or self.affiliation
        return place.name if place else ""

    @property
    def meta_description(self) -> str:
        """Name, first role, and where the person was then."""
        return ", ".join(filter(None, [self.titled_name, str(self.first_role or ""), self.first_place]))

    def fulltext_title(self) -> str:
        """The name with its title."""
        return self.titled_name

    def fulltext_body(self) -> str:
        """All other words a reader may search for."""
        forms = [form.name for form in self.name_forms.all()]
        # Roles without the grant's name: the grant may be a draft, and an extract would show it.
        roles = [str(role.get_role_display()) for role in self.memberships.all()]
        affiliation = [self.affiliation.name] if self.affiliation else []
        return "\n".join([*affiliation, *roles, *forms, get_text_for_indexing(self.biography)])

    def fulltext_prose(self) -> str:
        """The biography."""
        return get_text_for_indexing(self.biography)

    def slug_source(self) -> str:
        """The name without its title."""
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves, with the key by which people are sorted."""
        self.sort_key = sort_key(f"{self.family_name} {self.given_name}")
        super().save(*args, **kwargs)


class NameForm(Orderable):
    """Another way the person's name is printed, by which an author list recognises them."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="name_forms")
    name = models.CharField(_("name as printed"), max_length=250, help_text=_("For example: Spalek, B."))

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="name_form_once_a_person")]

    def __str__(self) -> str:
        return self.name


class Membership(Orderable):
    """A role that a person had on a grant, and where they worked then."""

    class Role(models.TextChoices):
        PRINCIPAL_INVESTIGATOR = "principal_investigator", _("Principal Investigator")
        CO_INVESTIGATOR = "co_investigator", _("Co-Investigator")
        RESEARCHER = "researcher", _("Researcher")
        POSTDOCTORAL_RESEARCHER = "postdoctoral_researcher", _("Post Doctoral Researcher")
        FELLOW = "fellow", _("Fellow")
        DOCTORAL_STUDENT = "doctoral_student", _("Doctoral Student")
        RESEARCH_PARTNER = "research_partner", _("Research Partner")
        PROJECT_MANAGER = "project_manager", _("Project Manager")
        ADVISER = "adviser", _("Adviser")

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="memberships")
    grant = models.ForeignKey(Grant, verbose_name=_("grant"), on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=40, choices=Role.choices)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation at that time"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    start = PartialDateField(_("start"))
    end = PartialDateField(_("end"))
    position = models.PositiveSmallIntegerField(
        _("place in the team"),
        default=100,
        help_text=_("1 stands first; people with the same number are sorted by name"),
    )

    objects = models.Manager.from_queryset(MembershipQuerySet)()

    class Meta(Orderable.Meta):
        verbose_name = _("role on a grant")
        verbose_name_plural = _("roles on grants")
        constraints = [
            models.UniqueConstraint(fields=["person", "grant", "role"], name="role_once_a_person_and_grant"),
            ends_after_it_starts("membership_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.grant.name}"

    @property
    def rank(self) -> int:
        """Where the role stands among all roles: 0 for a principal investigator."""
        return self.Role.values.index(self.role) if self.role in self.Role.values else len(self.Role.values)

    @property
    def is_partner(self) -> bool:
        """Whether the person worked with the project without being of it."""
        return self.role in PARTNERS

    def is_over(self, on: date) -> bool:
        """Whether the role had ended by that day: by its own end, or where that is not recorded, by the award's."""
        end = self.end or self.grant.end
        last = PartialDate(end).last_day() if end else None
        return last is not None and last < on

    def had_begun(self, by: date) -> bool | None:
        """Whether the role had begun by that day, as far as its start is known; None where it is not recorded."""
        first = PartialDate(self.start).first_day() if self.start else None
        return None if first is None else first <= by

    @property
    def shown_years(self) -> str:
        """When the person had the role, by its own dates: "2006–2008", "since 2019", "until 2008"; "" without any."""
        start, end = (PartialDate(value).year if value else None for value in (self.start, self.end))
        if start and end:
            return str(start) if start == end else f"{start}–{end}"
        if start:
            return _now("since %s") % start
        return _now("until %s") % end if end else ""


PARTNERS = frozenset({Membership.Role.RESEARCH_PARTNER.value, Membership.Role.ADVISER.value})
