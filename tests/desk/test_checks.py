"""The first screen says what there is to mend, to each person of their own, with the click that mends it."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from portal.cms.models import SiteSettings
from portal.desk.checks import CHECKS, CheckResult
from portal.intake.models import IntakeRecord, IntakeRun
from portal.media.models import PortalImage
from portal.public.content.models import ContentPage
from portal.public.home.models import HomePage
from portal.records.outputs.models import Contribution, Output, OutputFile, Publication
from portal.records.people.models import NameForm, Person
from tests.desk.stranger import make_document
from tests.tools.accounts import account
from tests.tools.factories import make_finding, make_grant, make_output, make_person, make_picture, publish_below

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

ROLES = {"site-without-contact": "Administrator"}  # Who sees a check that is not an editor's.
BY_SLUG = {check.slug: check for check in CHECKS}


def complete(**values: Any) -> Output:
    """An output that lacks nothing."""
    grant = values.pop("grant", None) or make_grant()
    given = {"doi": f"10.1234/{Output.objects.count()}", "licence": "MIT", "summary": "Plain.", "access": "open"}
    output = make_output(grants=[grant], **{**given, **values})
    OutputFile.objects.create(output_id=output.pk, document=make_document())
    return output


def make_page_to_complete() -> ContentPage:
    page = ContentPage(title="Quokkas", body=json.dumps([{"type": "reminder", "value": "Say what they eat."}]))
    publish_below(HomePage.objects.get(), page)
    return page


def result(slug: str, user: Any) -> CheckResult | None:
    return BY_SLUG[slug].result(user, timezone.now())


def titles(slug: str, user: Any) -> set[str]:
    """What a check finds among the things this test made: none of the demo's bears these titles."""
    records = BY_SLUG[slug].records(user, timezone.now())
    return {item.title for item in BY_SLUG[slug].items(list(records))} if records is not None else set()


@pytest.fixture
def editor(demo: None) -> Any:
    return account("Editor")[1]


@pytest.mark.parametrize(
    ("slug", "lack"),
    [
        ("outputs-without-doi", {"doi": ""}),
        ("outputs-without-licence", {"licence": ""}),
        ("outputs-without-summary", {"summary": ""}),
    ],
)
def test_a_published_output_that_lacks_something_is_found_until_it_is_mended(slug: str, lack: dict, editor: Any):
    output = complete(title="Quokkas")
    assert "Quokkas" not in titles(slug, editor)
    Output.objects.filter(pk=output.pk).update(**lack)
    assert "Quokkas" in titles(slug, editor)
    Output.objects.filter(pk=output.pk).update(live=False)
    assert "Quokkas" not in titles(slug, editor)


def test_only_kinds_that_are_registered_are_asked_for_a_doi(editor: Any):
    complete(kind_name="radio-broadcast", title="On the radio", doi="")
    complete(kind_name="blog-post", title="On a blog", doi="")
    complete(kind_name="dataset", title="A dataset", doi="")
    assert titles("outputs-without-doi", editor) & {"On the radio", "On a blog", "A dataset"} == {"A dataset"}


def test_an_output_without_a_grant_or_a_copy_is_found(editor: Any):
    output = complete(title="Quokkas")
    output.grants.set([])
    output.save()
    OutputFile.objects.filter(output_id=output.pk).delete()
    assert "Quokkas" in titles("outputs-without-grant", editor)
    assert "Quokkas" in titles("outputs-without-file", editor)
    Output.objects.filter(pk=output.pk).update(access="metadata_only")
    assert "Quokkas" not in titles("outputs-without-file", editor)


def test_a_licence_is_asked_for_only_where_something_is_given_out(editor: Any):
    closed = complete(title="Quokkas", licence="", access="restricted")
    OutputFile.objects.filter(output_id=closed.pk).delete()
    assert "Quokkas" not in titles("outputs-without-licence", editor)


@pytest.mark.parametrize(
    ("name", "is_found"),
    [
        ("Quokka, A.", True),
        ("quokka, ada", True),
        ("A. B. Quokka", True),
        ("Quokka, B.", False),
        ("Wombat, A.", False),
    ],
)
def test_a_contributor_who_may_be_one_of_the_team_is_found(name: str, is_found: bool, editor: Any):
    person = make_person("Ada", "Quokka")
    NameForm.objects.create(person=person, name="A. B. Quokka")
    output = complete(title="Quokkas")
    Contribution.objects.create(output_id=output.pk, name=name)
    assert ("Quokkas" in titles("unlinked-contributors", editor)) is is_found
    Contribution.objects.filter(output_id=output.pk).update(person=person)
    assert "Quokkas" not in titles("unlinked-contributors", editor)


def test_a_finding_without_evidence_and_an_image_without_alt_text_are_found(editor: Any):
    finding = make_finding(9, "Quokkas are happy")
    picture = make_picture("Quokkas")
    assert "Quokkas are happy" not in titles("findings-without-evidence", editor)
    assert "Quokkas" in titles("images-without-alt-text", editor)
    finding.evidence.all().delete()
    finding.save()
    PortalImage.objects.filter(pk=picture.pk).update(description="Two quokkas")
    assert "Quokkas are happy" in titles("findings-without-evidence", editor)
    assert "Quokkas" not in titles("images-without-alt-text", editor)


def schedule(record: Any, moment: datetime) -> None:
    """Approves the record's newest version, as it is, for that moment."""
    record.refresh_from_db()
    record.go_live_at = moment
    record.save_revision(clean=False).publish()


def test_a_draft_is_forgotten_after_a_month_unless_it_is_scheduled(editor: Any):
    with time_machine.travel(timezone.now() - timedelta(days=31)):
        old, waiting = (Publication(title=title, live=False) for title in ("Old draft", "Scheduled draft"))
        for draft in (old, waiting):
            draft.save()
            draft.save_revision()
    schedule(waiting, timezone.now() + timedelta(days=90))
    fresh = Publication(title="Fresh draft", live=False)
    fresh.save()
    fresh.save_revision()
    names = {"Old draft", "Scheduled draft", "Fresh draft"}
    assert titles("forgotten-outputs", editor) & names == {"Old draft"}


def test_a_correction_nobody_published_is_forgotten_too(editor: Any):
    person = make_person("Ada", "Quokka")
    with time_machine.travel(timezone.now() - timedelta(days=31)):
        person.biography = "<p>New</p>"
        person.save_revision()
    assert titles("forgotten-people", editor) == {"Ada Quokka"}


@pytest.mark.parametrize(("days", "is_found"), [(-1, False), (0, False), (1, True), (30, True), (31, False)])
def test_an_embargo_that_ends_within_a_month_is_found(days: int, is_found: bool, editor: Any):
    end = timezone.localdate() + timedelta(days=days)
    complete(title="Quokkas", access="embargoed", embargo_until=end)
    assert ("Quokkas" in titles("embargoes-ending", editor)) is is_found


def test_what_appears_or_disappears_within_a_month_is_found_and_said(editor: Any):
    soon, later = timezone.now() + timedelta(days=5), timezone.now() + timedelta(days=50)
    going, coming, staying = (complete(title=title) for title in ("Going", "Coming", "Staying"))
    Output.objects.filter(pk=going.pk).update(expire_at=soon)
    Output.objects.filter(pk=coming.pk).update(live=False)
    schedule(coming, soon)
    Output.objects.filter(pk=staying.pk).update(expire_at=later)
    # A day that was typed and never approved announces nothing.
    Publication(title="Typed only", live=False, go_live_at=soon).save()
    check = BY_SLUG["scheduled-outputs"]
    details = {item.title: item.detail for item in check.items(list(check.records(editor, timezone.now())))}
    assert set(details) == {"Going", "Coming"}
    assert details["Going"].startswith("disappears on ")
    assert details["Coming"].startswith("appears on ")


def test_an_intake_is_found_until_it_is_committed_and_while_records_of_it_failed(editor: Any):
    run = IntakeRun.objects.create(made_by=editor, source_name="list.bib", text="", state=IntakeRun.State.REVIEW)
    IntakeRecord.objects.create(run=run, position=1, line_number=1, verdict="failed", reason="No title.")
    new = IntakeRecord.objects.create(run=run, position=2, line_number=9, verdict="new", choice="create")
    assert {item.url for item in result("failed-intakes", editor).items} == {f"/admin/intake/{run.pk}/"}
    assert result("waiting-intakes", editor).count == 1
    new.choice = "skip"
    new.save()
    assert result("waiting-intakes", editor) is None
    assert result("failed-intakes", account("Contributor")[1]) is None


def test_a_researcher_is_told_of_their_own_only():
    _client, user = account("Researcher")
    complete(title="A stranger's", doi="")
    complete(title="My own", doi="", owner=user)
    assert titles("outputs-without-doi", user) == {"My own"}
    assert result("findings-without-evidence", user) is None
    make_picture("A stranger's picture")
    assert result("images-without-alt-text", user) is None


def test_the_count_is_of_all_and_the_first_few_are_named(editor: Any):
    before = result("outputs-without-summary", editor)
    for number in range(5):
        complete(title=f"Quokkas {number}", summary="")
    after = result("outputs-without-summary", editor)
    assert after.count == (before.count if before else 0) + 5
    assert len(after.items) == 3
    assert after.has_more


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.slug)
def test_a_heading_counts_one_and_many_as_people_write_it(check: Any):
    assert check.heading(1).startswith("1 ")
    assert check.heading(1601).startswith("1,601 ")
    assert check.heading(1)[2:] != check.heading(1601)[6:]


def panel(client: Client) -> BeautifulSoup:
    soup = BeautifulSoup(client.get("/admin/").content, "lxml")
    return soup.select_one("#attention-section")


def test_each_thing_to_mend_is_opened_at_the_field_that_mends_it():
    client, user = account("Researcher")
    output = complete(title="My own", doi="", owner=user)
    links = {link.get_text(strip=True): link["href"] for link in panel(client).select("a")}
    assert links["My own"] == f"/admin/snippets/records/publication/edit/{output.pk}/#id_doi"
    assert links["1 output without a DOI"] == "/admin/attention/outputs-without-doi/"
    form = BeautifulSoup(client.get(links["My own"]).content, "lxml")
    assert form.select_one("#id_doi")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.slug)
def test_the_place_that_a_check_points_at_is_in_the_form(check: Any, editor: Any):
    client, _user = account(ROLES.get(check.slug, "Editor"))
    draft = Person(family_name="Quokka", live=False)
    draft.save()
    places = {
        "findings-without-evidence": f"/admin/pages/{make_finding(9).pk}/edit/",
        "images-without-alt-text": f"/admin/images/{make_picture().pk}/",
        "site-without-contact": "/admin/settings/cms/sitesettings/",
        "pages-to-complete": f"/admin/pages/{make_page_to_complete().pk}/edit/",
    }
    address = places.get(check.slug, f"/admin/snippets/records/publication/edit/{complete().pk}/")
    form = BeautifulSoup(client.get(address, follow=True).content, "lxml")
    assert not check.anchor or form.select_one(f"#{check.anchor}"), check.anchor


def test_a_page_is_listed_until_its_reminders_are_gone(editor: Any):
    page = make_page_to_complete()
    assert titles("pages-to-complete", editor) == {"Quokkas"}
    page.body = json.dumps([{"type": "paragraph", "value": "<p>Leaves.</p>"}])
    page.save_revision().publish()
    assert titles("pages-to-complete", editor) == set()


def test_a_site_without_a_contact_is_listed_to_whoever_may_enter_one():
    administrator = account("Administrator")[1]
    assert result("site-without-contact", administrator).count == 1
    assert result("site-without-contact", account("Editor")[1]) is None
    SiteSettings.objects.update(contact_email="ada@example.org")
    assert result("site-without-contact", administrator) is None


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.slug)
def test_every_check_has_its_list_and_says_when_it_is_empty(check: Any):
    role = ROLES.get(check.slug, "Editor")
    client, _user = account(role)
    response = client.get(f"/admin/attention/{check.slug}/")
    assert response.status_code == 200
    records = check.records(account(role)[1], timezone.now())
    assert ("Nothing is left to mend here." in response.content.decode()) is not records.exists()


def test_a_list_that_is_none_of_the_persons_business_is_not_there():
    client, _user = account("Researcher")
    assert client.get("/admin/attention/findings-without-evidence/").status_code == 404
    assert client.get("/admin/attention/nothing/").status_code == 404


def test_it_says_when_all_is_well():
    client, _user = account("Researcher")
    assert "All is well" in panel(client).get_text()


@pytest.mark.parametrize("role", ["Editor", "Researcher"])
def test_the_first_screen_asks_the_same_few_questions_however_much_there_is(
    role: str, django_assert_max_num_queries: Any
):
    client, user = account(role)
    for number in range(8):
        complete(title=f"Quokkas {number}", doi="", summary="", licence="", owner=user)
    with django_assert_max_num_queries(64):
        client.get("/admin/")
    with django_assert_max_num_queries(len(CHECKS) + 6):
        for check in CHECKS:
            check.result(user, timezone.now())
