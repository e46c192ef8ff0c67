from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.intake.models.base import Intake, IntakeEntry
from portal.records.grants.models import Grant
from portal.records.people.models import Person

__all__ = ["PeopleRecord", "PeopleRun"]


class PeopleRun(Intake):
    """A spreadsheet of people brought in. `grant`: on which they have the roles that the list gives them."""

    page_name = "intake:people_run"

    grant = models.ForeignKey(
        Grant,
        verbose_name=_("grant"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("On which these people have their roles"),
    )

    class Meta(Intake.Meta):
        verbose_name = _("intake of people")
        verbose_name_plural = _("intakes of people")


class PeopleRecord(IntakeEntry):
    """One person of a list.

    `values`: given_name, family_name, title, orcid. `roles`: each as {role, organisation, start, end}. `differences`
    are sentences of what would be added to `person`.
    """

    class Choice(models.TextChoices):
        CREATE = "create", _("Bring in as new")
        UPDATE = "update", _("Add to ours")
        SKIP = "skip", _("Leave out")

    run = models.ForeignKey(PeopleRun, on_delete=models.CASCADE, related_name="records")
    roles = models.JSONField(default=list)
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    choice = models.CharField(max_length=10, choices=Choice.choices, default=Choice.SKIP)

    class Meta(IntakeEntry.Meta):
        constraints = [models.UniqueConstraint(fields=["run", "position"], name="people_record_once_a_run")]

    def __str__(self) -> str:
        values = self.values
        names = (values.get("title"), values.get("given_name"), values.get("family_name"))
        return " ".join(filter(None, names)) or f"Row {self.line_number}, without a name"

    @property
    def can_change_ours(self) -> bool:
        """Whether there is somebody to whom it would add."""
        return self.person_id is not None
