"""What the public may see of one output: asked here, for its page and for every citation of it alike."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property

from portal.records.grants.models import Grant
from portal.records.outputs.access import READABLE
from portal.records.outputs.models import Carrier, Contribution, Output, OutputFile
from portal.records.people.models import Person

__all__ = ["VisibleDetails"]


class VisibleDetails:
    """What belongs to `output`, a saved record or a draft in hand, as far as the public may see it at the moment `at`
    (now, unless said otherwise). Each is asked for once, when it is first read."""

    def __init__(self, output: Output, at: datetime | None = None) -> None:
        self.output: Any = output
        self.at = at or timezone.now()

    @cached_property
    def access(self) -> str:
        """The access that holds: one of `Access`, as text."""
        return self.output.access_at(self.at)

    @cached_property
    def is_as_saved(self) -> bool:
        """Whether the contributions in hand are those in the database, which can bring their people along."""
        return isinstance(self.output.contributions.all(), QuerySet)

    @cached_property
    def contributions(self) -> list[Contribution]:
        """Everybody whom the work names, in its order; who of them is somebody of the portal says `person_of`."""
        contributions: Any = self.output.contributions.order_by("sort_order", "pk")
        return list(contributions.with_people(self.at) if self.is_as_saved else contributions)

    def person_of(self, contribution: Contribution) -> Person | None:
        """The person of the portal who made that contribution, if the public may see them."""
        return self.people.get(contribution.person_id or 0)

    @cached_property
    def people(self) -> dict[int, Person]:
        """The visible people of the portal among the contributors, by key."""
        named: list[Any] = [contribution for contribution in self.contributions if contribution.person_id]
        if self.is_as_saved:
            return {each.person_id: each.person for each in named if each.person_is_visible}
        return Person.objects.visible(self.at).with_pictures().in_bulk({each.person_id for each in named})

    @cached_property
    def grants(self) -> list[Grant]:
        """The visible awards behind it, in order, with their funders and the awards they continue."""
        grants = Grant.objects.visible(self.at).among(self.output.grants.all())
        return list(grants.with_funders().with_earlier(self.at).in_order())

    @cached_property
    def files(self) -> list[OutputFile]:
        """The files that anybody may take from the record, in order; none while it is closed."""
        return list(self.output.files.select_related("document")) if self.access in READABLE else []

    @cached_property
    def carriers(self) -> list[Carrier]:
        """The other outlets that carried it, in order; only a media appearance has any."""
        own = self.output.own
        return list(own.carriers.all()) if hasattr(own, "carriers") else []
