"""/llms.txt (llmstxt.org): what the portal holds, for programs that read words, with the Markdown of each page."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from wagtail.models import Page

from portal.cms.markdown_addresses import markdown_address
from portal.cms.models import SiteSettings
from portal.exchange.markdown.write import escaped, one_line_link
from portal.public.findings.models import FindingPage
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Person
from portal.visibility.rule import visible_pages

__all__ = ["llms_txt"]

MOST_OUTPUTS = 200
Entry = tuple[str, str, str]  # What it is called, its path, and what more is said of it.


@require_safe
def llms_txt(request: HttpRequest) -> HttpResponse:
    """The list, in sections; of very many outputs the newest, and where all are."""
    site_settings = SiteSettings.for_request(request)
    name = site_settings.project_name or site_settings.short_name or settings.WAGTAIL_SITE_NAME
    summary = [f"> {escaped(site_settings.contribution_line)}"] if site_settings.contribution_line else []
    sections = [*sections_of_pages(), outputs(), *sections_of_records(), (_("Optional"), data())]
    written = [section(heading, entries) for heading, entries in sections]
    text = "\n\n".join([f"# {escaped(name)}", *summary, *filter(None, written)])
    return HttpResponse(f"{text}\n", content_type="text/markdown; charset=utf-8")


def section(heading: str, entries: Iterable[Entry]) -> str:
    """A heading and its links; "" without any."""
    host = settings.WAGTAILADMIN_BASE_URL
    lines = [
        f"- {one_line_link(name, host + path)}" + (f": {escaped(more)}" if more else "") for name, path, more in entries
    ]
    return "\n".join([f"## {heading}\n", *lines]) if lines else ""


def sections_of_pages() -> Iterator[tuple[str, list[Entry]]]:
    """The pages of the tree but for findings, and the findings with their claims; of a withdrawn one, that it is."""
    findings = list(FindingPage.objects.visible().in_order())
    pages: Any = Page.objects.filter(visible_pages(), depth__gt=1).exclude(pk__in=[page.pk for page in findings])
    below_home = [(page.title, markdown_address(path_of(page)), "") for page in pages.order_by("path")]
    yield _("Pages"), below_home
    claims = [_("Withdrawn") if page.is_withdrawn else page.claim for page in findings]
    titled = zip(findings, claims, strict=True)
    yield _("Findings"), [(page.title, markdown_address(path_of(page)), claim) for page, claim in titled]


def path_of(page: Page) -> str:
    """The page's path on the site, whose home page is the first in it."""
    return "/" + page.url_path.strip("/").partition("/")[2] + ("/" if "/" in page.url_path.strip("/") else "")


def outputs() -> tuple[str, list[Entry]]:
    """The newest outputs."""
    visible = Output.objects.visible().newest_first()
    entries = [
        (output.title, markdown_address(output.get_absolute_url()), kind_and_date(output))
        for output in visible[: MOST_OUTPUTS + 1]
    ]
    if len(entries) <= MOST_OUTPUTS:
        return _("Outputs"), entries
    count = visible.count()
    heading = ngettext("Outputs: the newest %(most)d of %(count)d", "Outputs: the newest %(most)d of %(count)d", count)
    return heading % {"most": MOST_OUTPUTS, "count": count}, entries[:MOST_OUTPUTS]


def kind_and_date(output: Output) -> str:
    """What an output is, and when it came out as far as that is known."""
    return ", ".join(filter(None, [str(output.kind_label), output.shown_date]))


def sections_of_records() -> Iterator[tuple[str, list[Entry]]]:
    """People and awards."""
    people = Person.objects.visible().order_by("sort_key", "pk")
    yield _("People"), [(person.titled_name, markdown_address(person.get_absolute_url()), "") for person in people]
    grants = Grant.objects.visible().in_order()
    yield _("Grants"), [(grant.name, markdown_address(grant.get_absolute_url()), grant.summary) for grant in grants]


def data() -> list[Entry]:
    """Where everything is to be had at once."""
    return [
        (_("All findings with their evidence, as JSON"), reverse("findings_export", args=["json"]), ""),
        (_("All outputs, as CSL-JSON"), reverse("output_export", args=["csl.json"]), ""),
        (_("Harvesting, by OAI-PMH 2.0"), reverse("oai") + "?verb=Identify", ""),
        (_("Every address"), reverse("sitemap"), ""),
    ]
