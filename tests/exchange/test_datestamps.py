"""A datestamp is the last change of what the public sees, wherever that change was made; and nothing is forgotten."""

import itertools
from datetime import datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from portal.exchange.comparison import compare
from portal.exchange.items import Item
from portal.exchange.recurring import compare_all, notice_dates
from portal.public.findings.models import FindingPage, FindingsPage
from portal.records.changes.writing import Saving, VersionWriter
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Person
from portal.work.models import Schedule
from portal.work.recurring import run
from tests.exchange.judges import NAMESPACES, asked, code, texts
from tests.tools.factories import make_finding, make_grant, make_output, make_person

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def told(demo: None) -> None:
    """Harvesters were told of everything an hour ago."""
    with time_machine.travel(timezone.now() - timedelta(hours=1), tick=False):
        compare()


def stamps() -> dict[UUID, datetime]:
    return dict(Item.objects.values_list("uuid", "datestamp"))


MINUTES = itertools.count(1)


def changed_by(change) -> set[UUID]:
    """The items that get another datestamp by the change, which is noticed a minute after the change before."""
    before = stamps()
    change()
    with time_machine.travel(timezone.now() + timedelta(minutes=next(MINUTES)), tick=False):
        compare()
    return {uuid for uuid, stamp in stamps().items() if before.get(uuid) != stamp}


def chapter() -> Output:
    return Output.objects.get(kind="chapter").own


def publish_again(record, **values) -> None:
    for name, value in values.items():
        setattr(record, name, value)
    record.save_revision().publish()


def status(client: Client, uuid: UUID) -> str:
    root = asked(client, verb="GetRecord", metadataPrefix="oai_dc", identifier=f"oai:portal.invalid:{uuid}")
    return str(root.find(".//o:header", NAMESPACES).get("status", ""))


def test_nothing_public_has_changed_and_no_datestamp_changes():
    assert changed_by(lambda: None) == set()
    assert changed_by(lambda: publish_again(chapter())) == set()
    draft = chapter()
    draft.title = "Only a draft"
    assert changed_by(draft.save_revision) == set()
    assert changed_by(lambda: make_output(title="Never public", is_private=True)) == set()


def test_a_title_a_person_a_grant_a_file_or_a_funder_changes_just_what_shows_it():
    uuid = chapter().uuid
    assert changed_by(lambda: publish_again(chapter(), title="Another title")) == {uuid}
    grant = Grant.objects.get(slug="phase-1-small-grant")
    shown = {*Output.objects.visible().filter(grants=grant).values_list("uuid", flat=True)}
    findings = {*FindingPage.objects.visible().values_list("translation_key", flat=True)}
    grant.reference = "AH/X000000/1"
    assert (
        changed_by(lambda: publish_again(grant)) == shown
    )  # A finding keeps the reference that it was published with.
    assert changed_by(lambda: Grant.objects.filter(pk=grant.pk).update(is_private=True)) == shown | findings
    person = Person.objects.get(slug="basia-spalek")
    assert changed_by(lambda: publish_again(person, biography="<p>Seen on her own page alone.</p>")) == set()
    hers = {*Output.objects.visible().filter(contributions__person=person).values_list("uuid", flat=True)}
    changed = changed_by(lambda: publish_again(person, orcid="https://orcid.org/0000-0002-1825-0097"))
    assert changed & hers == hers


def test_publishing_and_withdrawing_change_what_harvesters_are_told(client):
    output = make_output(title="New")
    assert changed_by(lambda: None) == {output.uuid}
    assert status(client, output.uuid) == ""
    assert changed_by(output.unpublish) == {output.uuid}
    assert status(client, output.uuid) == "deleted"
    assert changed_by(lambda: publish_again(output)) == {output.uuid}
    assert status(client, output.uuid) == ""


def test_a_deleted_record_is_deleted_for_good(client):
    output = make_output(title="To be deleted")
    uuid = output.uuid
    compare()
    assert changed_by(output.delete) == {uuid}
    assert changed_by(lambda: None) == set()
    assert status(client, uuid) == "deleted"
    listed = asked(client, verb="ListRecords", metadataPrefix="oai_dc", set="kind:journal-article")
    assert texts(listed, ".//o:header[@status='deleted']/o:identifier") == [f"oai:portal.invalid:{uuid}"]


def test_a_withdrawn_finding_is_deleted_and_leaves_the_sets_of_its_outputs(client):
    finding = FindingPage.objects.get(slug="what-undoes-good-engagement")
    values = {"status": "withdrawn", "status_reason": "Misread."}
    uuid = finding.translation_key
    changed = changed_by(lambda: publish_again(finding, **values))
    assert {uuid, chapter().uuid} <= changed
    assert status(client, uuid) == "deleted"
    listed = asked(client, verb="ListRecords", metadataPrefix="oai_dc", set="finding:what-undoes-good-engagement")
    assert code(listed) == "noRecordsMatch"


def test_the_end_of_an_embargo_is_a_change_of_that_day_that_nobody_makes(client):
    tomorrow = timezone.localdate() + DAY
    output = make_output(title="Under embargo", access="embargoed", embargo_until=tomorrow)
    compare()
    run(compare_all, now=True)
    before = stamps()[output.uuid]
    with time_machine.travel(timezone.now() + DAY, tick=False):
        run(notice_dates, now=True)
        run(compare_all)
        assert stamps()[output.uuid] > before + timedelta(hours=20)
        assert "openaccess" in Item.objects.get(uuid=output.uuid).sets


def test_a_closed_list_hides_all_beneath_it_and_opens_it_again():
    page = FindingsPage.objects.get()
    findings = {*FindingPage.objects.visible().values_list("translation_key", flat=True)}
    evidence = {*Output.objects.filter(evidence__isnull=False).values_list("uuid", flat=True)}
    closed = changed_by(
        lambda: PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    )
    assert closed == findings | evidence
    assert changed_by(PageViewRestriction.objects.all().delete) == findings | evidence


def test_outputs_that_are_written_together_are_noticed(django_user_model):
    outputs = [make_output(title=f"Together {number}") for number in range(3)]
    compare()
    user = django_user_model.objects.create(username="writer")

    def write() -> None:
        for output in outputs:
            output.title += ", corrected"
        with transaction.atomic():
            VersionWriter(user).save([Saving(output, publish=True) for output in outputs])

    assert changed_by(write) == {output.uuid for output in outputs}


def test_between_a_change_and_its_noticing_nothing_hidden_is_given(client):
    grant, person = make_grant("Secret grant"), make_person("Secret", "Person")
    output = make_output(title="Secret output", date="2026", people=[person], grants=[grant])
    finding = make_finding(9, "Secret finding", [output], grants=[grant])
    compare()
    for model in (Grant, Person):
        model.objects.filter(slug__startswith="secret").update(is_private=True)
    type(finding).objects.filter(pk=finding.pk).update(live=False)
    everything = client.get("/oai?verb=ListRecords&metadataPrefix=oai_openaire").content.decode()
    assert "Secret output" in everything
    assert "secret-grant" not in everything
    assert "secret-finding" not in everything
    assert "Secret grant" not in everything
    assert "secret-grant" not in client.get("/oai?verb=ListSets").content.decode()
    secret_set = asked(client, verb="ListRecords", metadataPrefix="oai_dc", set="grant:secret-grant")
    assert code(secret_set) == "noRecordsMatch"
    Output.objects.filter(pk=output.pk).update(live=False)
    assert status(client, output.uuid) == "deleted"


def test_a_change_is_asked_about_at_the_next_look_of_a_worker(django_capture_on_commit_callbacks):
    run(compare_all, now=True)
    assert run(compare_all) is None
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        for number in range(3):
            make_output(title=f"Noticed {number}")
    assert len(callbacks) == 1
    assert run(compare_all).message == "3 new, 0 changed, 0 no longer public."
    connection.run_on_commit.clear()  # The transaction of the test is never over.
    with django_capture_on_commit_callbacks(execute=True):
        Output.objects.get(slug="noticed-1").delete()
    assert Schedule.objects.get(name=compare_all.name).started_at is None
    assert run(compare_all).message == "0 new, 0 changed, 1 no longer public."


def test_saving_a_draft_asks_for_nothing(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        draft, finding = chapter(), FindingPage.objects.get(number=1)
        draft.title, finding.claim = "Only a draft", "Only a draft."
        draft.save_revision()
        finding.save_revision()
    assert callbacks == []


def test_a_date_that_has_come_is_noticed_within_the_minute():
    run(compare_all, now=True)
    run(notice_dates, now=True)
    assert run(compare_all) is None
    output = make_output(title="Expires")
    Output.objects.filter(pk=output.pk).update(expire_at=timezone.now() + timedelta(seconds=90))
    with time_machine.travel(timezone.now() + timedelta(minutes=2), tick=False):
        run(notice_dates)
        assert run(compare_all) is not None
