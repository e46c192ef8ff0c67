"""Every way by which something of the portal comes to somebody outside the admin, and things to look for there.

A channel is an address of `portal/urls.py`, by its name, or a type of page. A new one without an entry here fails
`test_matrix.py`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.core.files.base import ContentFile
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import get_page_models

from portal.exchange.comparison import compare
from portal.media.models import PortalDocument, PortalImage
from portal.public.content.models import ContentPage
from portal.public.findings.models import CaseStudyPage, FindingPage
from portal.public.home.models import HomePage
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output, OutputFile
from portal.records.people.models import Person
from tests.tools.factories import (
    make_case_study,
    make_finding,
    make_grant,
    make_output,
    make_person,
    make_picture,
    publish_below,
)

COMMON = "Zebrafinch"  # Stands in all of them, so that one search asks for all.

Things = SimpleNamespace
Where = Callable[[Things], str]


@dataclass(frozen=True)
class Channel:
    """Where to look for things of one state. `of`: the kind of thing that the address is about; "" for a list."""

    name: str
    where: Where
    of: str = ""


def make_things(word: str, number: int) -> Things:
    """One of everything, published, with the word in its name and address; the file and pictures of their own."""
    document = PortalDocument.objects.create(title=word, file=ContentFile(b"%PDF-1.4 x", name=f"{word}.pdf"))
    portrait = make_picture(f"{word} portrait")
    grant = make_grant(f"{word} grant", slug=f"{word}-grant", summary=COMMON)
    person = make_person(word, "Person", grants=[grant], slug=f"{word}-person", picture=portrait)
    person.biography = f"<p>{COMMON}</p>"
    person.save_revision().publish()
    output = make_output(
        "report",
        f"{word} output",
        people=[person],
        grants=[grant],
        slug=f"{word}-output",
        summary=COMMON,
        access="open",
    )
    output.access = "open"
    output.files.add(OutputFile(document=document, name=f"{word}.pdf"))
    output.save()
    output.save_revision().publish()
    case = make_case_study(f"{word} case", slug=f"{word}-case")
    picture = make_picture(f"{word} picture")
    make_finding(
        number, f"{word} finding", [output], [case], [grant], slug=f"{word}-finding", claim=f"{word} {COMMON} is so."
    )
    finding = FindingPage.objects.get(number=number)
    block = {"image": {"image": picture.pk, "alt_text": "Shown", "decorative": False}, "caption": "", "credit": ""}
    chart = {"caption": word, "amounts": [{"name": word, "amount": "3"}]}
    finding.body = [{"type": "figure", "value": block}, {"type": "chart", "value": chart}]
    finding.change_note = f"{word} changed"
    finding.save_revision().publish()
    page = ContentPage(title=f"{word} page", slug=f"{word}-page", summary=COMMON)
    publish_below(HomePage.objects.get(), page)
    compare()  # Harvesters are told of all of it while it is public.
    return SimpleNamespace(
        word=word,
        document=document,
        portrait=portrait,
        picture=picture,
        grant=Grant.objects.get(pk=grant.pk),
        person=Person.objects.get(pk=person.pk),
        output=Output.objects.get(pk=output.pk).own,
        case=CaseStudyPage.objects.get(pk=case.pk),
        finding=FindingPage.objects.get(pk=finding.pk),
        page=ContentPage.objects.get(pk=page.pk),
    )


def fixed(address: str) -> Where:
    return lambda things: address


def rendition(name: str) -> Where:
    def where(things: Things) -> str:
        image: Any = getattr(things, name)
        return PortalImage.objects.get(pk=image.pk).get_rendition("width-320").url

    return where


CHANNELS = [
    Channel("healthz", fixed("/healthz")),
    Channel("readyz", fixed("/readyz")),
    Channel("robots", fixed("/robots.txt")),
    Channel("search", fixed(f"/search/?q={COMMON}")),
    Channel("sitemap", fixed("/sitemap.xml")),
    Channel("outputs_feed", fixed("/feeds/outputs.atom")),
    Channel("findings_feed", fixed("/feeds/findings.atom")),
    Channel("oai", fixed("/oai?verb=ListRecords&metadataPrefix=oai_openaire")),
    Channel("oai: sets", fixed("/oai?verb=ListSets")),
    Channel("linkset", lambda things: f"/outputs/{things.word}-output/linkset.json", "output"),
    Channel("linkset of a finding", lambda things: f"/findings/{things.word}-finding/linkset", "finding"),
    Channel("record_json_ld", lambda things: f"/team/{things.word}-person.jsonld", "person"),
    Channel("record_json_ld of a grant", lambda things: f"/grants/{things.word}-grant.jsonld", "grant"),
    Channel("llms_txt", fixed("/llms.txt")),
    Channel("output_export", fixed("/outputs/export.csv")),
    Channel("output_in_format", lambda things: f"/outputs/{things.word}-output.ris", "output"),
    Channel("output_file", lambda things: f"/outputs/{things.word}-output/files/{things.word}.pdf", "output"),
    Channel("findings_export", fixed("/findings/export.json")),
    Channel("printable_findings", fixed("/findings/brief/")),
    Channel("finding_in_format", lambda things: f"/findings/{things.word}-finding.bib", "finding"),
    Channel("version_in_format", lambda things: f"/findings/{things.word}-finding/versions/1.bib", "finding"),
    Channel("version_of_finding", lambda things: f"/findings/{things.word}-finding/versions/1/", "finding"),
    Channel("version_chart", lambda things: f"/findings/{things.word}-finding/versions/2/charts/1.csv", "finding"),
    Channel("wagtaildocs_serve", lambda things: things.document.url, "output"),
    Channel("media_file of a document", lambda things: things.document.file.url, "output"),
    Channel("media_file of a portrait", lambda things: things.portrait.file.url, "person"),
    Channel("media_file of a portrait in a size", rendition("portrait"), "person"),
    Channel("media_file of a picture in a finding", lambda things: things.picture.file.url, "finding"),
    Channel("public.HomePage", fixed("/")),
    Channel("public.FindingsPage", fixed("/findings/")),
    Channel("public.FindingPage", lambda things: f"/findings/{things.word}-finding/", "finding"),
    Channel("public.FindingPage: as Markdown", lambda things: f"/findings/{things.word}-finding.md", "finding"),
    Channel("public.CaseStudyPage", lambda things: f"/findings/{things.word}-case/", "case"),
    Channel("public.ContentPage", lambda things: f"/{things.word}-page/", "page"),
    Channel("public.ContentPage: as Markdown", lambda things: f"/{things.word}-page.md", "page"),
    Channel("public.OutputsPage", fixed("/outputs/")),
    Channel("public.OutputsPage: a record", lambda things: f"/outputs/{things.word}-output/", "output"),
    Channel("public.OutputsPage: as Markdown", lambda things: f"/outputs/{things.word}-output.md", "output"),
    Channel("public.TeamPage", fixed("/team/")),
    Channel("public.TeamPage: a record", lambda things: f"/team/{things.word}-person/", "person"),
    Channel("public.GrantsPage", fixed("/grants/")),
    Channel("public.GrantsPage: a record", lambda things: f"/grants/{things.word}-grant/", "grant"),
    Channel("grant_outputs", lambda things: f"/grants/{things.word}-grant/outputs.csv", "grant"),
    Channel("grant_figures", lambda things: f"/grants/{things.word}-grant/figures.json", "grant"),
    Channel("public.GrantsPage: a summary", lambda things: f"/grants/{things.word}-grant/summary/", "grant"),
    Channel("public.GrantsPage: a coverage", lambda things: f"/grants/{things.word}-grant/coverage/", "grant"),
    Channel("grant_feed", lambda things: f"/grants/{things.word}-grant/feed.atom", "grant"),
    Channel("public.GlossaryPage", fixed("/glossary/")),
]

# Addresses that carry nothing of the site's content: the login to a restricted page or document, figures of the server,
# whom to write to, a picture of words that its own address holds, and Wagtail's way to a page, which the types of page
# stand for.
WITHOUT_CONTENT = {
    "metrics",
    "security_txt",
    "share_picture",
    "wagtail_serve",
    "wagtailcore_authenticate_with_password",
    "wagtailcore_login",
    "wagtaildocs_authenticate_with_password",
}


def public_names() -> set[str]:
    """The names of all addresses outside the admin, and the types of page."""
    types = {model._meta.label for model in get_page_models() if not model._meta.abstract}
    return {*names_of(get_resolver(), ""), *types} - {"wagtailcore.Page"}


def names_of(resolver: URLResolver, before: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if route.startswith(("admin/", "^static")):
            continue
        if isinstance(entry, URLResolver):
            yield from names_of(entry, route)
        elif isinstance(entry, URLPattern):
            yield entry.name or route
