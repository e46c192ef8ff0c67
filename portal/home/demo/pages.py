"""The demo's pages: the home page, the findings, the grants' pages and the pages of prose."""

import json
from typing import Any

from wagtail.models import Site

from portal.findings.models import CaseStudyPage, Evidence, FindingPage, FindingsPage
from portal.glossary.models import GlossaryPage, Term
from portal.grants.models import Grant, GrantPage, GrantsPage
from portal.home.demo.files import read
from portal.home.demo.prose import blocks, rich_text
from portal.home.models import HomePage
from portal.home.skeleton import make_skeleton, publish_below
from portal.outputs.models import Output, OutputsPage
from portal.pages.models import BasePage, ContentPage, SiteSettings
from portal.people.models import TeamPage

__all__ = ["load_pages"]

SECTIONS: tuple[type[BasePage], ...] = (FindingsPage, OutputsPage, TeamPage, GrantsPage)


def load_pages() -> None:
    """Makes every page of the demo, published, on the bones of the site. The records must be there."""
    home = make_skeleton()
    load_settings()
    pages = read("pages")
    load_sections(pages["sections"])
    load_findings(read("findings"))
    for values in pages["content_pages"]:
        load_content_page(home, values)
    for values in pages["grant_pages"]:
        load_grant_page(values)
    load_glossary(home, read("glossary"))
    load_home(home, pages["home"])


def load_settings() -> None:
    """Fills in what is empty; what somebody wrote there stays."""
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    for name, value in read("site").items():
        if not getattr(settings, name):
            setattr(settings, name, value)
    settings.save()


def is_untouched(page: BasePage) -> bool:
    """Whether nobody has edited the page since the bones of the site were made: it has its first version only."""
    return page.revisions.count() == 1


def load_sections(sections: dict[str, dict[str, str]]) -> None:
    for model in SECTIONS:
        page = model.objects.get()
        if is_untouched(page):
            page.title, page.summary = sections[model.fixed_slug]["title"], sections[model.fixed_slug]["summary"]
            page.save_revision().publish()


def load_home(home: HomePage, values: dict[str, Any]) -> None:
    if not is_untouched(home):
        return
    home.title, home.summary, home.basis = values["title"], values["summary"], values["basis"]
    home.grant = Grant.objects.get(slug=values["grant"])
    home.sections = json.dumps(blocks(values["sections"]))
    home.save_revision().publish()


def load_content_page(home: HomePage, values: dict[str, Any]) -> None:
    page = ContentPage(
        title=values["title"],
        slug=values["slug"],
        summary=values["summary"],
        show_in_menus=values.get("in_menu", False),
        body=json.dumps(blocks(values["body"])),
    )
    publish_below(home, page)


def load_grant_page(values: dict[str, Any]) -> None:
    page = GrantPage(
        title=values["title"],
        slug=values["slug"],
        summary=values["summary"],
        grant=Grant.objects.get(slug=values["grant"]),
        body=json.dumps(blocks(values["body"])),
    )
    publish_below(GrantsPage.objects.get(), page)


def load_findings(values: dict[str, Any]) -> None:
    parent = FindingsPage.objects.get()
    for case in values["case_studies"]:
        publish_below(parent, CaseStudyPage(**{**case, "body": json.dumps(blocks(case["body"]))}))
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
