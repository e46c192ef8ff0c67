"""Many records of one check are mended from its list: looked at first, changed together, and taken back."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from portal.desk.checks import CHECKS
from portal.desk.first_screen.mending.ways import WAYS
from portal.media.models import PortalImage
from portal.records.outputs.models import Contribution, Output
from tests.tools.accounts import account
from tests.tools.factories import make_grant, make_output, make_person, make_picture

pytestmark = pytest.mark.django_db

LICENCES = "/admin/attention/outputs-without-licence/"
DOIS = "/admin/attention/outputs-without-doi/"
LINKS = "/admin/attention/unlinked-contributors/"
ALT_TEXTS = "/admin/attention/images-without-alt-text/"


def soup_of(answer: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "lxml")


def words_of(answer: HttpResponse) -> str:
    return " ".join(soup_of(answer).select_one("main").get_text(" ").split())


def confirm(client: Client, plan: HttpResponse) -> HttpResponse:
    """Presses "Do it" on the page that shows the plan, as a browser does."""
    form = soup_of(plan).select_one("form.bulk")
    sent: dict[str, list[str]] = {}
    for field in form.select("textarea[name]"):
        sent.setdefault(str(field["name"]), []).append(field.get_text().removeprefix("\n"))
    button = form.select_one("button[name=seen]")
    return client.post(plan.request["PATH_INFO"], {**sent, "seen": button["value"]}, follow=True)


def undo(client: Client, result: HttpResponse) -> None:
    link = soup_of(result).select_one("main a.no")
    client.post(link["href"], follow=True)


def fresh(output: Output) -> Any:
    return Output.objects.get(pk=output.pk).own


def without_licence(count: int, **values: Any) -> list[Output]:
    return [make_output(kind, title=f"Quokkas {kind}", access="open", **values) for kind in KINDS[:count]]


KINDS = ["journal-article", "report", "book", "policy-brief"]


def test_one_licence_is_given_to_outputs_of_several_tables_and_taken_back():
    client, _user = account("Editor")
    article, report, other = without_licence(3)
    plan = client.post(LICENCES, {"ticked": [article.pk, report.pk], "licence": "CC-BY-4.0"})
    assert "2 outputs will be changed" in words_of(plan)
    assert fresh(article).licence == ""
    result = confirm(client, plan)
    assert [fresh(output).licence for output in (article, report, other)] == ["CC-BY-4.0", "CC-BY-4.0", ""]
    assert fresh(article).live
    undo(client, result)
    assert [fresh(output).licence for output in (article, report)] == ["", ""]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [({}, "Tick at least one."), ({"licence": ""}, "Choose the licence."), ({"ticked": ["x"]}, "not listed any more")],
)
def test_what_is_missing_is_said_and_the_ticks_stay(values: dict[str, Any], sentence: str):
    client, _user = account("Editor")
    (article,) = without_licence(1)
    sent = {"licence": "MIT", **values}
    if sentence == "Choose the licence.":
        sent["ticked"] = [article.pk]
    answer = client.post(LICENCES, sent)
    assert answer.status_code == 200
    assert sentence in words_of(answer)
    assert soup_of(answer).select_one("td.desk-tick input").has_attr("checked") == (sent.get("ticked") == [article.pk])
    assert fresh(article).licence == ""


def test_an_output_that_was_mended_meanwhile_asks_to_look_again():
    client, _user = account("Editor")
    article, report = without_licence(2)
    plan = client.post(LICENCES, {"ticked": [article.pk, report.pk], "licence": "MIT"})
    article.licence = "CC0-1.0"
    article.save_revision().publish()
    answer = confirm(client, plan)
    assert "not listed any more" in words_of(answer)
    assert (fresh(article).licence, fresh(report).licence) == ("CC0-1.0", "")


def test_dois_are_filled_in_a_row_each_and_what_is_wrong_is_said_in_its_row():
    client, _user = account("Editor")
    first, second, third = (make_output(title=f"Paper {number}") for number in range(3))
    bad = client.post(DOIS, {f"each-{first.pk}": "10.1234/same", f"each-{second.pk}": "https://doi.org/10.1234/SAME"})
    assert "Another one here has the same." in words_of(bad)
    nonsense = client.post(DOIS, {f"each-{first.pk}": "see the journal"})
    assert soup_of(nonsense).select_one(f"[name=each-{first.pk}]")["value"] == "see the journal"
    assert soup_of(nonsense).select_one(".desk-fill .error-message")
    assert "Nothing is filled in yet." in words_of(client.post(DOIS, {f"each-{first.pk}": " "}))
    plan = client.post(DOIS, {f"each-{first.pk}": "10.1234/one", f"each-{second.pk}": "doi:10.1234/TWO"})
    result = confirm(client, plan)
    assert [fresh(output).doi for output in (first, second, third)] == ["10.1234/one", "10.1234/two", ""]
    undo(client, result)
    assert [fresh(output).doi for output in (first, second)] == ["", ""]


def test_contributors_are_linked_to_whom_their_names_mean():
    client, _user = account("Editor")
    person, namesake = make_person("Ada", "Quokka"), make_person("Ann", "Quokka")
    sure, doubtful = make_output(title="Sure"), make_output(title="Doubtful")
    for output, name in ((sure, "Quokka, Ada"), (doubtful, "Quokka, A.")):
        output.contributions.set([Contribution(role="author", name=name, sort_order=0)])
        output.save_revision().publish()
    page = soup_of(client.get(LINKS))
    rows = page.select("tbody tr:has(td.title)")
    choices = {row.select_one("td.title").get_text(strip=True): row.select_one("select") for row in rows}
    assert choices["Sure"].select_one("option[selected]")["value"] == str(person.pk)
    assert {option.get_text() for option in choices["Doubtful"].select("option")} == {
        "leave unlinked",
        str(person),
        str(namesake),
    }
    plan = client.post(LINKS, {choices["Sure"]["name"]: person.pk, choices["Doubtful"]["name"]: namesake.pk})
    result = confirm(client, plan)
    assert fresh(sure).contributions.get().person == person
    assert fresh(doubtful).contributions.get().person == namesake
    undo(client, result)
    assert fresh(sure).contributions.get().person is None
    assert fresh(sure).contributions.get().name == "Quokka, Ada"


def test_a_grant_an_access_and_publishing_go_the_same_way():
    client, _user = account("Editor")
    grant, output = make_grant("Award of quokkas"), make_output(title="Quokkas")
    confirm(client, client.post("/admin/attention/outputs-without-grant/", {"ticked": output.pk, "grants": grant.pk}))
    assert list(fresh(output).grants.all()) == [grant]
    where = "/admin/attention/outputs-without-file/"
    confirm(client, client.post(where, {"ticked": output.pk, "access": "metadata_only"}))
    assert fresh(output).access == "metadata_only"


def test_alt_texts_are_written_and_taken_back_but_for_what_was_changed_since():
    client, _user = account("Editor")
    first, second, third = (make_picture(f"Picture {number}") for number in "abc")
    answer = client.post(ALT_TEXTS, {f"each-{first.pk}": "A quokka", f"each-{second.pk}": "Two quokkas"}, follow=True)
    assert "2 alt texts were written." in soup_of(answer).get_text(" ")
    texts = dict(PortalImage.objects.values_list("pk", "description"))
    assert texts == {first.pk: "A quokka", second.pk: "Two quokkas", third.pk: ""}
    PortalImage.objects.filter(pk=second.pk).update(description="A pair")
    where = soup_of(answer).select_one(".messages a")["href"]
    assert "A pair" not in words_of(client.get(where))
    client.post(where)
    texts = dict(PortalImage.objects.values_list("pk", "description"))
    assert texts == {first.pk: "", second.pk: "A pair", third.pk: ""}


def test_a_contributor_mends_what_is_theirs_and_nothing_else():
    client, user = account("Contributor")
    own = make_output(title="Mine", access="open", owner=user)
    theirs = make_output(title="Theirs", access="open")
    answer = client.post(LICENCES, {"ticked": [own.pk, theirs.pk], "licence": "MIT"})
    assert "not listed any more" in words_of(answer)
    plan = client.post(LICENCES, {"ticked": [own.pk], "licence": "MIT"})
    assert "It is published: ask an editor to change it." in words_of(plan)
    assert not soup_of(plan).select("button[name=seen]")


def test_each_check_that_is_mended_together_is_a_check():
    assert set(WAYS) <= {check.slug for check in CHECKS}


def test_a_check_that_each_mends_by_itself_takes_no_form():
    client, _user = account("Editor")
    assert client.post("/admin/attention/findings-without-evidence/").status_code == 405
