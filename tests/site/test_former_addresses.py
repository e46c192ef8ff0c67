"""An address that was cited keeps leading there; what is gone says so; what is private tells nothing."""

import json
from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from portal.cms.former_addresses import ways_of
from portal.media.models import PortalDocument
from portal.public.findings.models import FindingPage
from portal.records.outputs.models import Output, OutputFile
from portal.records.people.models import Person
from tests.tools.factories import make_finding, make_output, make_person, publish
from tests.tools.reading import Page

pytestmark = pytest.mark.usefixtures("demo")


def moved_to(client: Client, address: str) -> str:
    """Where an address leads that must not answer by itself, and what is there must answer."""
    response = client.get(address)
    assert response.status_code == 301, f"{address}: {response.status_code}"
    there = client.get(response["Location"])
    assert there.status_code == 200, response["Location"]
    return response["Location"]


def rename(target, slug: str) -> None:
    target.slug = slug
    publish(target)


def output_with_file() -> Output:
    output = make_output("report", "Quiet streets", people=[make_person("Ada", "Example")], date="2026")
    document = PortalDocument.objects.create(title="r", file=ContentFile(b"%PDF-1.4", name="r.pdf"))
    output.files.add(OutputFile(document=document, name="quiet.pdf"))
    publish(output)
    return output


@pytest.mark.parametrize("rest", ["", "?style=mla", "files/quiet.pdf"])
def test_what_lies_beneath_an_outputs_old_address_moves_with_it_twice_in_a_row(client: Client, rest: str):
    output = output_with_file()
    rename(output, "second")
    rename(output, "third")
    for old in ("quiet-streets", "second"):
        assert moved_to(client, f"/outputs/{old}/{rest}") == f"/outputs/third/{rest}"


@pytest.mark.parametrize("ending", ["ris", "bib", "csl.json", "txt", "jsonld", "csv", "xlsx"])
def test_formats_move_too(client: Client, ending: str):
    output = output_with_file()
    finding = make_finding(41, slug="old-finding", outputs=[output])
    rename(output, "renamed")
    rename(finding, "new-finding")
    assert moved_to(client, f"/outputs/quiet-streets.{ending}") == f"/outputs/renamed.{ending}"
    assert moved_to(client, f"/findings/old-finding.{ending}") == f"/findings/new-finding.{ending}"
    assert (
        moved_to(client, f"/findings/old-finding/versions/1.{ending}") == f"/findings/new-finding/versions/1.{ending}"
    )


def test_versions_of_a_finding_move_with_it(client: Client):
    finding = make_finding(41, slug="old-finding")
    rename(finding, "new-finding")
    rename(finding, "newest-finding")
    for old in ("old-finding", "new-finding"):
        assert moved_to(client, f"/findings/{old}/") == "/findings/newest-finding/"
        assert moved_to(client, f"/findings/{old}/versions/1/") == "/findings/newest-finding/versions/1/"


def test_an_address_that_somebody_took_over_is_theirs(client: Client):
    first, second = make_person("Ada", "Example"), make_person("Ben", "Example")
    rename(first, "ada")
    rename(second, "ada-example")
    assert "Ben" in client.get("/team/ada-example/").content.decode()
    rename(second, "ben")
    assert moved_to(client, "/team/ada-example/") == "/team/ben/"


def test_the_old_address_of_a_merged_output_leads_to_the_one_that_stands_for_it(client: Client):
    kept, merged = make_output("report", "Kept"), make_output("report", "Merged")
    rename(merged, "merged-once-more")
    Output.objects.filter(pk=merged.pk).update(live=False, merged_into=kept.pk)
    assert moved_to(client, "/outputs/merged/") == "/outputs/kept/"
    assert moved_to(client, "/outputs/merged.ris") == "/outputs/kept.ris"


TARGETS = [
    (lambda: make_finding(41, title="Secret words"), lambda thing: thing.url),
    (lambda: make_output("report", "Secret words"), lambda thing: thing.get_absolute_url()),
    (lambda: make_person("Secret", "Words"), lambda thing: thing.get_absolute_url()),
]
each_target = pytest.mark.parametrize(("make", "address"), TARGETS, ids=["finding", "output", "person"])


def keep_private(thing) -> None:
    if isinstance(thing, FindingPage):
        PageViewRestriction.objects.create(page=thing, restriction_type=PageViewRestriction.LOGIN)
    else:
        thing.is_private = True
        thing.save()


@each_target
def test_what_was_public_and_was_unpublished_answers_410_and_names_nothing(client: Client, make: Callable, address):
    thing = make()
    where = address(thing)
    assert client.get(where).status_code == 200
    thing.unpublish()
    response = client.get(where)
    assert response.status_code == 410
    assert "Secret" not in response.content.decode()
    publish(thing)
    assert client.get(where).status_code == 200


@each_target
def test_what_was_made_private_tells_nothing_even_at_an_old_address(client: Client, make: Callable, address):
    thing = make()
    first = address(thing)
    rename(thing, "moved-on")
    second = address(thing)
    keep_private(thing)
    nothing = client.get("/team/nobody-of-that-name/")
    for where in (first, second):
        response = client.get(where)
        assert response.status_code == 404
        assert "Secret" not in response.content.decode()
        assert Page(where, response.content.decode()).heading == Page("", nothing.content.decode()).heading
    thing.unpublish()
    assert {client.get(where).status_code for where in (first, second)} == {404}


def test_a_draft_that_never_was_public_answers_404(client: Client):
    person = Person(given_name="Secret", family_name="Draft", live=False)
    person.save()
    person.save_revision()
    assert client.get("/team/secret-draft/").status_code == 404


def test_a_redirect_that_an_editor_made_leads_on_but_never_to_what_is_not_public(client: Client):
    finding = make_finding(41, title="Secret words")
    Redirect.objects.create(old_path="/leaflet", redirect_page=finding)
    assert moved_to(client, "/leaflet/").endswith(finding.url)
    keep_private(finding)
    assert client.get("/leaflet/").status_code == 404


NOTE = {"note_title": "Interim report", "note": "Its figures were wrong.", "note_url": "https://example.org/final"}


@pytest.mark.parametrize(("make", "address"), TARGETS[:2], ids=["finding", "output"])
def test_an_editor_may_leave_a_note_when_unpublishing_and_it_goes_when_it_is_published_again(
    client: Client, make: Callable, address
):
    thing = make()
    where = address(thing)
    user = get_user_model().objects.create_superuser("chief", "chief@example.org", "a-long-password")
    staff = Client()
    staff.force_login(user)
    form = f"/admin/pages/{thing.pk}/unpublish/" if isinstance(thing, FindingPage) else unpublish_address(staff, thing)
    assert Page(form, staff.get(form).content.decode()).soup.select_one("form textarea[name=note]")
    assert staff.post(form, NOTE).status_code == 302
    gone = client.get(where)
    assert gone.status_code == 410
    page = Page(where, gone.content.decode())
    assert all(words in page.text for words in NOTE.values())
    assert "https://example.org/final" in page.links
    assert "Secret" not in page.text
    publish(thing)
    assert client.get(where).status_code == 200
    type(thing).objects.get(pk=thing.pk).unpublish()
    assert "figures" not in client.get(where).content.decode()


def unpublish_address(staff: Client, output: Output) -> str:
    return f"/admin/snippets/{output._meta.app_label}/{output._meta.model_name}/unpublish/{output.pk}/"


def test_a_gone_address_is_answered_to_whoever_reads_only(client: Client):
    person = make_person("Ada", "Example")
    person.unpublish()
    address = person.get_absolute_url()
    assert client.head(address).status_code == 410
    assert client.post(address, json.dumps({}), content_type="application/json").status_code in (403, 404, 405)


@pytest.mark.parametrize(
    "address", ["/findings/../../etc/passwd", "/outputs/.ris", "/outputs//x/", "/team/..", "/findings/./x/", "/"]
)
def test_an_address_with_steps_upwards_lies_beneath_nothing(address: str):
    assert ways_of(address) == []
