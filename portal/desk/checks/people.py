"""Contributors who look like somebody of the team but are not linked to their profile."""

from datetime import datetime

from django.db.models import CharField, Exists, F, Func, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Left, Lower, Trim

from portal.desk.checks.scope import outputs_of
from portal.desk.request_user import RequestUser
from portal.records.outputs.models import Contribution, Output
from portal.records.people.models import NameForm, Person

__all__ = ["output_of", "printed_name", "unlinked_contributors"]


def part_of_name(number: int) -> Trim:
    """The text before (1) or after (2) the first comma of a printed name."""
    return Trim(Func(F("name"), Value(","), Value(number), function="split_part", output_field=CharField()))


def unlinked_contributors(user: RequestUser, _at: datetime) -> QuerySet | None:
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


def output_of(contribution: Contribution) -> Output:
    """The output whose form has the contribution in it."""
    return contribution.output


def printed_name(contribution: Contribution) -> str:
    """The contributor's name as the work prints it."""
    return contribution.name
