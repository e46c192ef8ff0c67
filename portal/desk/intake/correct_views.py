"""The page on which a person corrects what was read of one record, before anything is written."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from portal.bibliography.formats.parsed import ParsedName
from portal.desk.intake.access import StaffRequest, run_of
from portal.desk.intake.correct_forms import MOST_SHOWN, NameFormSet, RecordForm
from portal.intake.correct import correct
from portal.intake.models import IntakeRecord, IntakeRun
from portal.records.people.models import Person
from portal.records.people.recognition import KnownNames
from portal.records.rights import choosable

__all__ = ["correct_view"]


def correct_view(request: StaffRequest, pk: int, position: int) -> HttpResponse:
    """The form of one record; sent, the record is as it says, and compared anew."""
    run = run_of(request, pk)
    record = get_object_or_404(run.records, position=position)
    if run.state != IntakeRun.State.REVIEW:
        return redirect(run)
    if not record.can_be_corrected:
        raise Http404
    sent = request.POST if request.method == "POST" else None
    form = RecordForm(sent, initial={name: record.values.get(name, "") for name in ("title", "kind", "date")})
    names = NameFormSet(sent, initial=[initial(person) for person in record.people[:MOST_SHOWN]], prefix="names")
    if sent is not None and form.is_valid() and names.is_valid():
        changed = {name: form.cleaned_data[name] for name in ("title", "kind", "date")}
        if correct(record, people_sent(record, form, names), changed):
            messages.success(request, _("Record %d is corrected.") % record.position)
        return redirect(f"{run.get_absolute_url()}{next_tab(run)}#record-{record.position}")
    return render(
        request,
        "desk/intake/correct.html",
        page_context(request, record, form, names),
        status=200 if sent is None else 422,
    )


def initial(person: list[Any]) -> dict[str, Any]:
    """A contributor of a record as the form shows it."""
    role, name, is_corporate, orcid = person
    return {"role": role, "name": name, "is_corporate": is_corporate, "orcid": orcid}


def people_sent(record: IntakeRecord, form: RecordForm, names: Any) -> list[ParsedName]:
    """The contributors that were sent, and those behind the ones that the form shows."""
    people, pasted = names.people(), form.cleaned_data["paste"]
    if pasted:
        people = [*pasted, *(person for person in people if person.role != "author")]
    return [*people, *(ParsedName(*person) for person in record.people[MOST_SHOWN:])]


def next_tab(run: IntakeRun) -> str:
    """The query of the tab to return to: the records that are still to be looked at, or all."""
    return "?verdict=look" if run.records.filter(verdict=IntakeRecord.Verdict.LOOK).exists() else ""


def page_context(request: StaffRequest, record: IntakeRecord, form: RecordForm, names: Any) -> dict[str, Any]:
    """The context of the page, with whom of the team each name is recognised as."""
    known = KnownNames(choosable(request.user, Person))
    recognised = [
        known.recognise(name, orcid).person if not is_body else None for _role, name, is_body, orcid in record.people
    ]
    return {
        "run": record.run,
        "record": record,
        "form": form,
        "names": names,
        "team": [(person[1], member) for person, member in zip(record.people, recognised, strict=True) if member],
        "more": max(len(record.people) - MOST_SHOWN, 0),
        "header_title": _("Correct record %d") % record.position,
        "header_icon": "edit",
    }
