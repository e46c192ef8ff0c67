"""The demo's pages: the home page, the findings, the grants' pages and the pages of prose."""

import json
from typing import Any

from wagtail.models import Site

from portal.cms.models import BasePage, SiteSettings
from portal.public.content.models import ContentPage
from portal.public.findings.models import CaseStudyPage, Evidence, FindingPage, FindingsPage
from portal.public.glossary.models import GlossaryPage, Term
from portal.public.grants.models import GrantsPage
from portal.public.home.demo.records import publish_grants
from portal.public.home.fixture_files import read
from portal.public.home.models import HomePage
from portal.public.home.prose import blocks, rich_text
from portal.public.home.skeleton import is_untouched, make_skeleton, publish_below
from portal.public.outputs.models import OutputsPage
from portal.public.people.models import TeamPage
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output

__all__ = ["load_pages"]

SECTIONS: tuple[type[BasePage], ...] = (FindingsPage, OutputsPage, TeamPage, GrantsPage)


def load_pages() -> None:
    """Makes every page of the demo, published, on the bones of the site. The records must be there."""
    home = make_skeleton()
    load_settings()
    pages = read("demo/pages")
    load_sections(pages["sections"])
    findings = read("demo/findings")
    load_case_studies(findings["case_studies"])
    for values in pages["content_pages"]:
        load_content_page(home, values)
    publish_grants()
    load_findings(findings)
    load_glossary(home, read("demo/glossary"))
    load_home(home, pages["home"])


def load_settings() -> None:
    """Fills in what is empty; what somebody wrote there stays."""
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    for name, value in read("demo/site").items():
        if not getattr(settings, name):
            setattr(settings, name, value)
    settings.save()


def load_sections(sections: dict[str, dict[str, str]]) -> None:
    for model in SECTIONS:
        page = model.objects.get()
        if is_untouched(page):
            page.title, page.summary = sections[model.fixed_slug]["title"], sections[model.fixed_slug]["summary"]
            page.save_revision().publish()


def load_home(home: HomePage, values: dict[str, Any]) -> None:
    if not is_untouched(home):
        return
    home.summary, home.basis = values["summary"], values["basis"]
    home.grant = Grant.objects.get(slug=values["grant"])
    home.sections = json.dumps(blocks(values["sections"]))
    home.save_revision().publish()


def load_content_page(home: HomePage, values: dict[str, Any]) -> None:
    """Writes the page anew, or over the first text of a new site; one that somebody edited stays."""
    first = ContentPage.objects.child_of(home).filter(slug=values["slug"]).first()
    page = first or ContentPage(slug=values["slug"], show_in_menus=values.get("in_menu", False))
    page.title, page.summary = values["title"], values["summary"]
    page.body = json.dumps(blocks(values["body"]))
    if first is None:
        publish_below(home, page)
    elif is_untouched(first):
        page.save_revision().publish()


def load_case_studies(cases: list[dict[str, Any]]) -> None:
    for case in cases:
        publish_below(FindingsPage.objects.get(), CaseStudyPage(**{**case, "body": json.dumps(blocks(case["body"]))}))


def load_findings(values: dict[str, Any]) -> None:
    parent = FindingsPage.objects.get()
    for finding in values["findings"]:
        cases = [{**values["case_as_evidence"], "case_study": slug} for slug in finding.get("case_studies", [])]
        evidence = [*values["shared_evidence"], *cases, *finding.get("evidence", [])]
        load_finding(parent, finding, sorted(evidence, key=lambda row: row["kind"] == "output"))


def load_finding(parent: FindingsPage, values: dict[str, Any], evidence: list[dict[str, str]]) -> None:
    page = FindingPage(
        number=values["number"],
        title=values["title"],
        slug=values["slug"],
        claim=values["claim"],
        plain_summary=values["plain_summary"],
        body=json.dumps(blocks(values["body"])),
        limits=rich_text(values["limits"]),
    )
    page.evidence.set([evidence_item(row, order) for order, row in enumerate(evidence)])
    page.case_studies.set(CaseStudyPage.objects.filter(slug__in=values.get("case_studies", [])))
    page.grants.set(Grant.objects.filter(slug="phase-1-small-grant"))
    publish_below(parent, page)


def load_glossary(home: HomePage, values: dict[str, Any]) -> None:
    """The terms, each with a first version in its history, and the page that lists them; what is there stays."""
    for row in values["terms"]:
        if not Term.objects.filter(abbreviation=row["abbreviation"]).exists():
            Term.objects.create(**row).save_revision()
    if not GlossaryPage.objects.exists():
        publish_below(home, GlossaryPage(slug=GlossaryPage.fixed_slug, **values["page"]))


def evidence_item(row: dict[str, str], order: int) -> Evidence:
    """The row with its output and its case study, which the file calls by their slugs."""
    output, case = row.get("output"), row.get("case_study")
    named = {
        "output": Output.objects.get(slug=output) if output else None,
        "case_study": CaseStudyPage.objects.get(slug=case) if case else None,
    }
    return Evidence(**{**row, **named, "sort_order": order})
