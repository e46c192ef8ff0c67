"""Looking DOIs up: at the place in the settings only, and with a plain word when that fails."""

import contextlib
import time

import pytest

from portal.bibliography.formats.reader import FailedRecord
from portal.intake.compare import compare, look_up_again
from portal.intake.doi_lookup import NoAnswerError, look_up_doi
from portal.intake.models import IntakeRun
from portal.records.outputs.models import Output
from tests.intake.agency import Handler, agency, with_item
from tests.intake.records import brought_in, verdicts
from tests.tools.factories import make_output

DOI = "10.5555/one"


def refused(settings, answer, match: str) -> None:
    with agency(settings, answer), pytest.raises(NoAnswerError, match=match) as error:
        look_up_doi(DOI, 1, "")
    assert "Nothing is lost" in str(error.value)


def test_the_doi_goes_as_one_segment_with_our_name_and_address(settings):
    settings.DOI_LOOKUP_CONTACT = "desk@example.org"
    with agency(settings) as asked:
        look_up_doi("10.5555/../a?b=c#d/é", 1, "")
    path, headers = asked[0]
    assert path == "/works/10.5555%2F..%2Fa%3Fb%3Dc%23d%2F%C3%A9/transform"
    assert headers["Accept"] == "application/vnd.citationstyles.csl+json"
    assert "mailto:desk@example.org" in headers["User-Agent"]


def test_what_the_agency_does_not_know_is_said(settings):
    with agency(settings, lambda handler: handler.say(404)):
        answer = look_up_doi(DOI, 3, "10.5555/one")
    assert isinstance(answer, FailedRecord)
    assert (answer.line_number, "knows this DOI" in answer.reason) == (3, True)


def test_no_redirect_is_followed(settings):
    def elsewhere(handler: Handler) -> None:
        handler.say(302, Location="http://127.0.0.1:1/elsewhere")

    refused(settings, elsewhere, "answers 302")


def test_an_answer_that_is_too_large_is_given_up(settings):
    settings.DOI_LOOKUP_LARGEST = 10_000
    refused(settings, lambda handler: with_item(handler, abstract="x" * 20_000), "too large")


def test_an_answer_that_comes_drop_by_drop_is_given_up(settings):
    settings.DOI_LOOKUP_SECONDS = 0.5

    def slowly(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        with contextlib.suppress(BrokenPipeError):
            for _drop in range(40):
                handler.wfile.write(b" ")
                time.sleep(0.1)

    begun = time.monotonic()
    with agency(settings, slowly), pytest.raises(NoAnswerError, match="too slow"):
        look_up_doi(DOI, 1, "")
    assert time.monotonic() - begun < 3


def test_an_answer_that_is_no_json_is_given_up(settings):
    refused(settings, lambda handler: handler.say(200, b"<html>"), "cannot be read")


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/{doi}", "ftp://example.org/{doi}", "file:///etc/{doi}"])
def test_only_https_is_used(settings, address):
    settings.DOI_LOOKUP = True
    settings.DOI_LOOKUP_ADDRESSES = [address]
    with pytest.raises(NoAnswerError, match="not https"):
        look_up_doi(DOI, 1, "")


def test_it_can_be_switched_off(settings):
    settings.DOI_LOOKUP = False
    with pytest.raises(NoAnswerError, match="switched off"):
        look_up_doi(DOI, 1, "")


@pytest.mark.django_db
def test_a_doi_becomes_a_whole_record(settings, admin_user):
    with agency(settings):
        row = brought_in("https://doi.org/10.5555/One", admin_user).records.get()
    assert (row.verdict, row.title) == ("new", "Partnership and trust in two cities")
    assert row.values["doi"] == "10.5555/one"
    assert (row.values["date"], row.values["first_page"], row.values["issn"]) == ("2009-03", "57", "0141-9870")
    assert row.people == [["author", "Example, Ada", False, "https://orcid.org/0000-0002-1825-0097"]]


@pytest.mark.django_db
def test_a_doi_that_is_here_is_not_asked_for(settings, admin_user):
    make_output(title="Partnership and trust", doi=DOI)
    with agency(settings) as asked:
        assert verdicts(brought_in(DOI, admin_user)) == ["duplicate"]
    assert asked == []


@pytest.mark.django_db
def test_without_network_all_is_kept_and_can_be_tried_again(settings, admin_user):
    settings.DOI_LOOKUP = settings.DOI_LOOKUP_PLAIN_HTTP = True
    settings.DOI_LOOKUP_ADDRESSES = ["http://127.0.0.1:9/{doi}"]
    run = brought_in(f"{DOI}\n10.5555/two\n", admin_user)
    assert verdicts(run) == ["failed", "failed"]
    assert "Nothing is lost" in run.records.first().reason
    assert run.text == f"{DOI}\n10.5555/two\n"
    with agency(settings, lambda handler: with_item(handler, title=f"The work at {handler.path[7:]}")):
        look_up_again(run)
        compare(run)
    run = IntakeRun.objects.get(pk=run.pk)
    assert verdicts(run) == ["new", "new"]
    assert not Output.objects.exists()
