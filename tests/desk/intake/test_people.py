"""A list of people, from the spreadsheet to their profiles and back, through the site's own pages."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from portal.intake.models import PeopleRun
from portal.records.organisations.models import Organisation
from portal.records.people.models import Person
from portal.work.models import Job
from portal.work.worker import work
from tests.desk.intake.test_pages import shown
from tests.intake.sheets import OF_A_TEAM
from tests.tools.accounts import account
from tests.tools.factories import make_grant, make_output, make_person
from tests.tools.forms import filled_in
from tests.tools.workbooks import workbook
from tests.tools.worker import beside_the_request

pytestmark = pytest.mark.django_db

START = "/admin/intake/people/"


def begun(client, data: bytes = OF_A_TEAM, name: str = "team.xlsx") -> PeopleRun:
    answer = client.post(START, {"text": "", "file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302, BeautifulSoup(answer.content, "lxml").get_text(" ", strip=True)[-600:]
    return PeopleRun.objects.latest("pk")


def read(client, run: PeopleRun, **values) -> PeopleRun:
    address = reverse("intake:people_columns", args=[run.pk])
    form = BeautifulSoup(client.get(address).content, "lxml").select_one("form.intake-mapping")
    answer = client.post(address, {**filled_in(form), **values})
    assert answer.status_code == 302, shown(answer)
    return PeopleRun.objects.get(pk=run.pk)


def committed(client, run: PeopleRun, **values):
    form = BeautifulSoup(client.get(run.get_absolute_url()).content, "lxml").select_one("form.intake-review")
    return client.post(run.get_absolute_url(), {**filled_in(form), **values, "do": "commit"}, follow=True)


def undo_address(run: PeopleRun) -> str:
    run.refresh_from_db()
    return reverse("undo_change_set", args=[run.change_set_id])


def test_from_a_spreadsheet_to_profiles_and_back():
    client, _user = account("Editor")
    grant = make_grant("Street Patrols")
    place = Organisation.objects.create(name="University of Northtown", short_name="UoN")
    run = read(client, begun(client))
    page = shown(client.get(run.get_absolute_url()))
    assert "5 people were found. Chosen: 3 to bring in, 0 to add to." in page
    assert "1 is to be looked at first" in page
    assert "“Teatime host” is no role that we know: it is left out." in page
    assert "“1234” is no ORCID: it is left out." in page
    assert "This row names nobody." in page
    assert "Columns left out: “Room”." in page
    assert [(record.verdict, str(record)) for record in run.records.all()] == [
        ("new", "Dr Jane Example"),
        ("new", "Bob Sample"),
        ("look", "Prof. Ada van der Invented"),
        ("new", "Somebody Else"),
        ("failed", "Row 8, without a name"),
    ]
    answer = committed(client, run, publish="on")
    assert "Committed: 3 people. Who is new is published." in shown(answer)
    jane = Person.objects.get(family_name="Example")
    assert (jane.title, jane.orcid, jane.live) == ("Dr", "https://orcid.org/0000-0002-1825-0097", True)
    (role,) = jane.memberships.all()
    assert (role.grant, role.role, role.organisation) == (grant, "principal_investigator", place)
    assert (role.start, role.end) == ("2010-03-01", "2013-02")
    bob = Person.objects.get(family_name="Sample")
    assert [(each.role, str(each.organisation)) for each in bob.memberships.order_by("sort_order", "pk")] == [
        ("researcher", "University of Northtown"),
        ("doctoral_student", "Southtown Mosque"),
    ]
    assert Person.objects.get(family_name="Else").affiliation == place
    again = read(client, begun(client))
    assert list(again.records.values_list("verdict", flat=True)) == [
        "duplicate",
        "duplicate",
        "look",
        "duplicate",
        "failed",
    ]
    page = shown(client.get(undo_address(run)))
    assert "3 published records will be taken from the public." in page
    assert "4 records that were brought in will be deleted." in page  # Three people, and an organisation.
    answer = client.post(undo_address(run), follow=True)
    assert "What it brought in is gone" in shown(answer)
    assert not Person.objects.exists()
    assert list(Organisation.objects.all()) == [place]


def test_what_ours_has_is_kept_and_what_it_has_not_is_added_and_taken_back():
    client, _user = account("Editor")
    grant = make_grant("Street Patrols")
    ours = make_person("Jane", "Example", title="Professor")
    run = read(client, begun(client))
    assert run.records.get(position=1).verdict == "changed"
    assert run.records.get(position=1).differences == [
        "orcid: https://orcid.org/0000-0002-1825-0097",
        "role: Principal Investigator",
        "affiliation: University of Northtown",
    ]
    committed(client, run)
    ours.refresh_from_db()
    assert (ours.title, ours.orcid[-4:], ours.memberships.get().grant) == ("Professor", "0097", grant)
    assert "1 record will be as it was before." in shown(client.get(undo_address(run)))
    client.post(undo_address(run))
    ours.refresh_from_db()
    assert (ours.title, ours.orcid, ours.memberships.count(), ours.affiliation) == ("Professor", "", 0, None)


def test_roles_need_a_grant_and_the_page_says_so():
    client, _user = account("Editor")
    run = read(client, begun(client))
    answer = committed(client, run)
    assert "Choose the grant on which these people have them." in answer.content.decode()
    assert not Person.objects.exists()
    grant = make_grant("Street Patrols")
    committed(client, run, grant=str(grant.pk))
    assert Person.objects.filter(live=False).count() == 3


def test_somebody_who_was_edited_or_is_named_by_an_output_stays():
    client, _user = account("Editor")
    grant = make_grant("Street Patrols")
    run = read(client, begun(client))
    committed(client, run, grant=str(grant.pk))
    jane, bob = Person.objects.get(family_name="Example"), Person.objects.get(family_name="Sample")
    jane.biography = "Works on streets."
    jane.save_revision()
    make_output(people=[bob])
    asked = shown(client.get(undo_address(run)))
    page = shown(client.post(undo_address(run), follow=True)).replace(" :", ":")
    for words in (asked, page):
        assert "Jane Example: edited since" in words
        assert "Bob Sample: a finding or another record names it" in words
        assert "University of Northtown: a finding or another record names it" in words
    assert set(Person.objects.values_list("family_name", flat=True)) == {"Example", "Sample"}


def test_a_name_that_only_fits_is_doubtful_and_one_of_three_words_to_be_looked_at():
    client, _user = account("Editor")
    make_person("Jane", "Example")
    rows = [["First name", "Surname", "Name"], ["J.", "Example", None], [None, None, "Maria Garcia Marquez"]]
    run = read(client, begun(client, workbook(rows)))
    assert [(record.verdict, record.choice) for record in run.records.all()] == [("doubtful", "skip"), ("look", "skip")]
    assert "May be Jane Example, who is here already." in shown(client.get(run.get_absolute_url()))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Paste the rows of a list, or choose a file."),
        ("Jane Example", "No list of people was found."),
        ("Name\tRole\n", "No list of people was found."),
        pytest.param("Name\tRole\n" + "Jane Example\tPI\n" * 501, "more than 500 rows", id="501 rows"),
        pytest.param("x" * 300_000, "too long to paste", id="long"),
    ],
)
def test_what_is_no_list_of_people_gets_a_plain_sentence(text, sentence):
    client, _user = account("Editor")
    answer = client.post(START, {"text": text})
    assert answer.status_code == 422
    assert sentence in shown(answer)
    assert not PeopleRun.objects.exists()


def test_columns_of_people_are_checked_and_remembered_apart_from_those_of_outputs():
    client, _user = account("Editor")
    run = begun(client, workbook([["Title", "Colleague"], ["Dr", "Jane Example"]]))
    address = reverse("intake:people_columns", args=[run.pk])
    refused = client.post(address, {"column-0": "title"})
    assert refused.status_code == 422
    assert "No column is read as the name." in shown(refused)
    read(client, run, **{"column-1": "name"})
    again = begun(client, workbook([["Title", "Colleague"], ["Mr", "Bob Sample"]]))
    assert "The columns are set as they were on" in shown(client.get(reverse("intake:people_columns", args=[again.pk])))


def test_only_whoever_may_add_people_brings_them_in():
    client, _user = account("Researcher")
    assert client.get(START).status_code in (302, 403)
    editor, _user = account("Editor")
    run = read(editor, begun(editor))
    assert client.get(run.get_absolute_url()).status_code in (302, 403)
    assert "brought in here" not in client.get("/admin/intake/").content.decode()


def test_every_earlier_list_of_people_is_reached():
    client, user = account("Editor")
    PeopleRun.objects.bulk_create(PeopleRun(made_by=user, source_name=f"list {number}.csv") for number in range(25))
    names, address = set(), START
    while address:
        page = BeautifulSoup(client.get(address).content, "lxml")
        names |= {link.get_text() for link in page.select(".intake-runs td a")}
        older = page.find("a", string="Older")
        address = f"{START}{older['href']}" if older else ""
    assert len(names) == 25


def test_an_undo_leaves_one_field_that_was_edited_and_says_which():
    client, _user = account("Editor")
    make_grant("Street Patrols")
    ours = make_person("Jane", "Example")
    run = read(client, begun(client))
    committed(client, run)
    later = Person.objects.get(pk=ours.pk).get_latest_revision_as_object()
    later.title = "Professor"
    later.save_revision().publish()
    assert "Jane Example: edited since: title" in shown(client.get(undo_address(run)))
    client.post(undo_address(run))
    ours.refresh_from_db()
    assert (ours.title, ours.orcid, ours.memberships.count()) == ("Professor", "", 0)


def test_what_somebody_else_brought_in_is_not_undone_by_whoever_may_not_publish_people():
    editor, _user = account("Editor")
    run = read(editor, begun(editor))
    committed(editor, run, grant=str(make_grant("Street Patrols").pk))
    client, _user = account("Contributor")
    assert client.post(undo_address(run)).status_code in (302, 403)
    assert Person.objects.count() == 3


def test_lists_of_people_are_read_and_written_by_a_worker(settings, monkeypatch, transactional_db):
    beside_the_request(settings)
    monkeypatch.setattr("portal.desk.work.waiting.SECONDS_TO_WAIT", 0)
    client, _user = account("Editor")
    run = begun(client)
    assert (run.state, bytes(run.upload)) == ("received", OF_A_TEAM)
    work(batch=True)
    read(client, run)
    assert not run.records.exists()
    work(batch=True)
    assert Job.objects.latest("pk").message == "5 people were compared."
    committed(client, run, grant=str(make_grant("Street Patrols").pk))
    assert not Person.objects.exists()
    work(batch=True)
    assert Job.objects.latest("pk").message == "3 brought in, 0 added to."
    client.post(undo_address(run))
    assert Person.objects.count() == 3
    work(batch=True)
    assert Job.objects.latest("pk").message == "It was undone; nothing was left."
    assert not Person.objects.exists()
