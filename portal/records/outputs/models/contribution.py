from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from portal.bibliography.roles import ROLES, Role, role
from portal.records.outputs.bylines import reading_order
from portal.records.outputs.models.output import Output
from portal.records.outputs.querysets import ContributionQuerySet
from portal.records.people.models import Person

__all__ = ["Contribution"]


class Contribution(Orderable):
    """Somebody's part in an output: the name as it was printed then, whoever that person is called now."""

    output = ParentalKey(Output, on_delete=models.CASCADE, related_name="contributions")
    role = models.CharField(
        _("role"), max_length=40, choices=[(role.name, role.label) for role in ROLES.values()], default="author"
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contributions",
        help_text=_("If somebody of this portal; leave empty otherwise"),
    )
    name = models.CharField(
        _("name as printed"),
        max_length=400,
        blank=True,
        help_text=_("For example: Spalek, B. Left empty, the person's name is taken now and kept from then on"),
    )
    is_corporate = models.BooleanField(_("organisation, not a person"), default=False)

    objects = models.Manager.from_queryset(ContributionQuerySet)()

    class Meta(Orderable.Meta):
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        indexes = [
            models.Index(
                fields=["person", "output"], name="contribution_of_person", condition=models.Q(person__isnull=False)
            )
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="contribution_has_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.role_label})"

    @property
    def reading_name(self) -> str:
        """The printed name, given name first."""
        return reading_order(self.name, self.is_corporate)

    @property
    def role_row(self) -> Role:
        """The role with all that is known of it."""
        return role(self.role)

    @property
    def role_label(self) -> str:
        """The role in words."""
        return self.role_row.label

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; a name left empty is taken from the person now, and kept from then on."""
        if not self.name and self.person:
            self.name = ", ".join(filter(None, [self.person.family_name, self.person.given_name]))
        super().save(*args, **kwargs)
