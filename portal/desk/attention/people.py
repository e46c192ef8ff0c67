"""Contributors who look like somebody of the team but are not linked to their profile."""

from datetime import datetime
from typing import Any

from django.db.models import CharField, Exists, F, Func, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Left, Lower, Trim
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.desk.attention.check import Check
from portal.desk.attention.scope import outputs_of
from portal.outputs.models import Contribution
from portal.people.models import NameForm, Person

__all__ = ["CHECKS"]


def part_of_name(number: int) -> Trim:
    """What stands before (1) or after (2) the first comma of a printed name."""
    return Trim(Func(F("name"), Value(","), Value(number), function="split_part", output_field=CharField()))


def unlinked(user: Any, _at: datetime) -> QuerySet | None:
    """Contributions without a person, whose printed name is a known form of a name, or has its family name and initial.

    Others are co-authors from elsewhere, who need no profile here.
    """
    outputs = outputs_of(user)
    if outputs is None:
        return None
    initial = Lower(Left("given_name", 1))
    alike = Person.objects.annotate(initial=initial).filter(
        family_name__iexact=OuterRef("family"), initial=OuterRef("first_letter")
    )
    known = NameForm.objects.filter(name__iexact=OuterRef("name"))
    return (
        Contribution.objects.filter(person__isnull=True, is_corporate=False, output__in=outputs)
        .annotate(family=part_of_name(1), first_letter=Lower(Left(part_of_name(2), 1)))
        .filter(Q(Exists(alike)) | Q(Exists(known)))
        .select_related("output")
        .order_by("name", "pk")
    )


CHECKS = (
    Check(
        "unlinked-contributors",
        lambda count: ngettext(
            "%s contributor who may be one of the team", "%s contributors who may be some of the team", count
        ),
        _("Choose the person beside the printed name; the work then stands on their profile too."),
        unlinked,
        anchor="id_contributions-FORMS",
        thing=lambda contribution: contribution.output,
        detail=lambda contribution: contribution.name,
    ),
)
