"""The open access policy, rule by rule: in scope or not, met or not, and "not known" where nobody has recorded it."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.db import connection

from portal.dates.partial import PartialDate
from portal.returns.models import OutputFacts
from portal.returns.open_access import Work, judge, scope_of
from tests.tools.accounts import account
from tests.tools.factories import make_grant, make_output
from tests.tools.forms import send

TODAY = date(2026, 11, 25)
D = PartialDate
ARTICLE = Work(form="Journal Article/Review", submitted=D("2022-05-03"), published=D("2023-01-10"))
GOOD = replace(
    ARTICLE, free_from=D("2023-01-10"), licence="CC-BY-4.0", free_version="accepted manuscript", doi="10.1/x",
    data_statement=True, rights_retention=True, names_funder=True,
)  # fmt: skip
CHAPTER = Work(form="Book Chapter", published=D("2024-03-01"))


@pytest.mark.parametrize(
    ("work", "end", "within", "words"),
    [
        (ARTICLE, "", "in scope", "Submitted on 3 May 2022"),
        (replace(ARTICLE, submitted=D("2022-04-01")), "", "in scope", "1 April 2022"),
        (replace(ARTICLE, submitted=D("2022-03-31")), "", "not in scope", "before the policy began"),
        (replace(ARTICLE, submitted=D("2022")), "", "not known", "not recorded exactly enough"),
        (replace(ARTICLE, submitted=D("")), "", "not known", "not recorded exactly enough"),
        (replace(ARTICLE, submitted=D(""), published=D("2021")), "", "not in scope", "It came out by 2021"),
        (replace(ARTICLE, peer_reviewed=False), "", "not in scope", "not peer-reviewed"),
        (replace(ARTICLE, form="Conference Proceeding/Paper"), "", "not in scope", "No ISSN"),
        (replace(ARTICLE, form="Conference Proceeding/Paper", issn="1234-5679"), "", "in scope", "Submitted"),
        (CHAPTER, "2020-06-30", "in scope", "less than seven years after"),
        (CHAPTER, "", "in scope", "could not be tested"),
        (CHAPTER, "2017-03-01", "not in scope", "not expected any more"),
        (CHAPTER, "2017-03-02", "in scope", "less than seven years"),
        (CHAPTER, "2016-02-29", "not in scope", "seven years or more"),
        (replace(CHAPTER, published=D("2024")), "2017-06-30", "not known", "not known exactly"),
        (replace(CHAPTER, published=D("2023-12-31")), "", "not in scope", "before the policy began"),
        (replace(CHAPTER, published=D("")), "", "not known", "not recorded exactly enough"),
        (Work(form="Working Paper"), "", "not in scope", "“Working Paper”"),
    ],
)
def test_in_scope_or_not_is_explained(work: Work, end: str, within: str, words: str):
    scope = scope_of(work, D(end))
    assert scope.within.value == within
    assert words in scope.reason


def outcomes(work: Work) -> dict[str, str]:
    return {each.rule.name: each.outcome.value for each in judge(work, D(""), TODAY).tested}


def test_one_that_meets_every_rule_says_so_with_its_dates():
    judged = judge(GOOD, D(""), TODAY)
    assert judged.standing == "met"
    assert {each.outcome.value for each in judged.tested} == {"met"}
    assert "Free from 10 January 2023; published 10 January 2023" in judged.tested[0].evidence
    assert judged.on == TODAY


def test_of_one_of_which_nothing_is_recorded_nothing_is_known():
    assert set(outcomes(ARTICLE).values()) == {"not known"}
    assert judge(ARTICLE, D(""), TODAY).standing == "not known"


@pytest.mark.parametrize(
    ("work", "rule", "outcome"),
    [
        (replace(GOOD, free_from=D("2023-01-11")), "at-once", "not met"),
        (replace(GOOD, free_from=D("2023")), "at-once", "not known"),
        (replace(GOOD, free_from=D("2022-12")), "at-once", "met"),
        (replace(GOOD, free_from=D(""), access="restricted"), "at-once", "not met"),
        (replace(GOOD, free_from=D(""), access="open"), "at-once", "not known"),
        (replace(GOOD, published=D("")), "at-once", "not known"),
        (replace(GOOD, licence="CC-BY-NC-4.0"), "cc-by", "not met"),
        (replace(GOOD, licence="CC-BY-SA-4.0"), "cc-by", "not met"),
        (replace(GOOD, licence="OGL-UK-3.0"), "cc-by", "met"),
        (replace(GOOD, licence="CC-BY-ND-4.0"), "cc-by", "not met"),
        (replace(GOOD, licence="CC-BY-ND-4.0", exception="agreed"), "cc-by", "met"),
        (replace(GOOD, free_version="version of record", rights_retention=None), "rights-retention", "not asked"),
        (replace(GOOD, data_statement=False), "data-statement", "not met"),
        (replace(GOOD, names_funder=None), "funder", "not known"),
        (replace(CHAPTER, free_from=D("2025-03-01")), "within-a-year", "met"),
        (replace(CHAPTER, free_from=D("2025-03-02")), "within-a-year", "not met"),
        (replace(CHAPTER, published=D("2024-02-29"), free_from=D("2025-02-28")), "within-a-year", "met"),
        (replace(CHAPTER, licence="CC-BY-NC-ND-4.0"), "any-cc", "met"),
        (replace(CHAPTER, licence="MIT"), "any-cc", "not met"),
    ],
)
def test_each_rule_is_tested_on_what_is_recorded(work: Work, rule: str, outcome: str):
    assert outcomes(work)[rule] == outcome


@pytest.mark.django_db
def test_the_page_has_the_shares_and_each_rule_and_is_taken_away():
    client, _user = account("Editor")
    grant = make_grant(end="2021-09-30", reference="ES/X/1")
    article = make_output(title="A paper", date="2023-01-10", doi="10.1000/x", licence="CC-BY-4.0", grants=[grant])
    make_output(title="Another", date="2023", grants=[grant])
    make_output("talk", title="A talk", date="2023", grants=[grant])
    make_output(title="An old one", date="2010", grants=[grant])
    address = f"/admin/returns/awards/{grant.pk}/open-access/"
    facts = {"submitted": "3 May 2022", "free_from": "10 January 2023", "free_version": "version of record"}
    answers = {"data_statement": "true", "names_funder": "true", "rights_retention": "unknown"}
    send(client, f"/admin/returns/outputs/{article.pk}/", ".returns-form", **facts, **answers)
    assert OutputFacts.objects.get(output=article).data_statement is True
    page = BeautifulSoup(client.get(address).content, "lxml").select_one(".returns")
    cells = [[cell.get_text(" ", strip=True) for cell in row.select("th, td")]
             for row in page.select(".returns-counts tbody tr")]  # fmt: skip
    assert [row[1:] for row in cells] == [["1", "50 %"], ["0", "0 %"], ["0", "0 %"], ["1", "50 %"]]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM records_output_grants WHERE grant_id = %s", [grant.pk])
        in_all = cursor.fetchone()[0]
    assert f"{in_all - 2} outputs are not in scope" in " ".join(page.get_text().split())
    assert "UKRI open access policy" in page.get_text()
    only = client.get(f"{address}?standing=met").content.decode()
    assert "A paper" in only
    assert "Another" not in only
    answer = client.get(f"/admin/returns/awards/{grant.pk}/open-access.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert book.sheetnames == ["Shares", "Outputs", "Rules"]
    assert book["Shares"]["B2"].value == 1


@pytest.mark.django_db
@pytest.mark.parametrize("outputs", [0, 1])
def test_an_award_without_an_article_says_so(outputs: int):
    client, _user = account("Editor")
    grant = make_grant()
    for _number in range(outputs):
        make_output("talk", grants=[grant])
    page = client.get(f"/admin/returns/awards/{grant.pk}/open-access/").content.decode()
    assert ("the policy is about none of its outputs" if outputs else "No output names this award yet") in page
