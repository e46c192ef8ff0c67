"""The rights asked directly: of nobody, of whoever works on their own, of an editor, of a command without a person."""

import pytest
from django.contrib.auth.models import AnonymousUser

from portal.media.models import PortalDocument, PortalImage
from portal.public.home.skeleton import make_skeleton
from portal.public.outputs.models import OutputsPage
from portal.records.outputs.models import Output, Publication, Report
from portal.records.people.models import Person
from portal.records.rights import (
    Rights,
    choosable,
    files_to_change,
    may_publish,
    outputs_to_change,
    pages_to_change,
    readable,
    records_to_change,
)
from tests.tools.accounts import account
from tests.tools.factories import make_output, make_person, make_picture

pytestmark = pytest.mark.django_db


def hidden_and_public() -> tuple[Output, Output]:
    """A draft that is nobody's, and a public output."""
    draft = Publication(kind="journal-article", title="A draft", live=False)
    draft.save()
    return Output.objects.get(pk=draft.pk), Output.objects.get(pk=make_output("report", title="Public").pk)


def test_somebody_without_a_role_changes_nothing():
    _client, nobody = account("")
    assert outputs_to_change(nobody) is None
    assert records_to_change(nobody, Person) is None
    assert pages_to_change(nobody) is None
    assert files_to_change(nobody, PortalImage) is None
    assert files_to_change(nobody, PortalDocument) is None


def test_somebody_without_a_role_publishes_adds_and_works_on_nothing():
    make_skeleton()
    _client, nobody = account("")
    draft, public = hidden_and_public()
    rights = Rights(nobody)
    assert not may_publish(nobody, public.own)
    assert not may_publish(nobody, OutputsPage.objects.get())
    assert (rights.may_bring_in, rights.may_add(Report)) == (False, False)
    assert rights.workable([draft, public]) == set()
    assert not rights.may_work_on(draft)


@pytest.mark.parametrize("role", ["Editor", "Researcher"])
def test_outputs_are_worked_on_by_editors_and_by_whose_they_are(role: str):
    _client, user = account(role)
    draft, public = hidden_and_public()
    own = Publication(kind="book", title="Of my own", live=False, owner=user)
    own.save()
    outputs = [draft, public, Output.objects.get(pk=own.pk)]
    expected = {output.pk for output in outputs} if role == "Editor" else {own.pk}
    rights = Rights(user)
    assert rights.workable(outputs) == expected
    assert {output.pk for output in outputs if rights.may_work_on(output)} == expected
    assert set(outputs_to_change(user).values_list("pk", flat=True)) == expected
    assert rights.may_bring_in


def test_a_command_without_a_person_may_do_all():
    draft, public = hidden_and_public()
    rights = Rights(None)
    assert rights.may_publish
    assert rights.may_work_on(draft)
    assert rights.workable([draft, public]) == {draft.pk, public.pk}
    assert set(readable(None, Output.objects.all())) == {draft, public}


def test_a_visitor_reads_what_the_public_sees():
    make_skeleton()
    draft, public = hidden_and_public()
    picture = make_picture()
    visitor = AnonymousUser()
    assert draft not in readable(visitor, Output.objects.all())
    assert public in readable(visitor, Output.objects.all())
    assert not readable(visitor, PortalImage.objects.filter(pk=picture.pk)).exists()


def test_drafts_of_others_are_not_to_be_chosen():
    _client, researcher = account("Researcher")
    hidden = make_person("Ada", "Quokka")
    Person.objects.filter(pk=hidden.pk).update(live=False)
    assert not choosable(researcher, Person).filter(pk=hidden.pk).exists()
    _client, editor = account("Editor")
    assert choosable(editor, Person).filter(pk=hidden.pk).exists()
    assert may_publish(editor, hidden)
