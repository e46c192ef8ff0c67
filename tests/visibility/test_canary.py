"""A word planted in every field of what the public may not see is found nowhere that the public can look."""

import datetime
import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import urljoin

import pytest
from django.db import models
from django.test import Client
from django.utils import timezone
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageViewRestriction

from portal.exchange.comparison import compare
from portal.exchange.metadata_formats import METADATA_FORMATS
from portal.public.content.models import ContentPage
from portal.public.findings.models import CaseStudyPage, Evidence, FindingPage, FindingsPage
from portal.public.home.models import HomePage
from portal.public.outputs.models import OutputsPage
from portal.records.base.date_fields import PartialDateField
from portal.records.base.identifier_fields import IdentifierField
from portal.records.grants.models import Grant
from portal.records.outputs.models import Activity, Contribution, MediaAppearance, Output, Publication, Report
from portal.records.people.models import Membership, Person

CANARY = "zqcanary"
pytestmark = pytest.mark.usefixtures("demo")

DAY = datetime.timedelta(days=1)
WAGTAILS_OWN = {"path", "url_path", "draft_title", "locale", "live", "table", "kind", "currency", "language", "uuid"}


def filled(thing: models.Model, number: int) -> models.Model:
    """The thing with the canary in every field that holds words."""
    for field in thing._meta.concrete_fields:
        if field.name in WAGTAILS_OWN or field.choices or field.is_relation:
            continue
        value = words_for(field, number)
        if value is not None:
            setattr(thing, field.name, value)
    return thing


def words_for(field: models.Field, number: int) -> str | None:
    if isinstance(field, PartialDateField | IdentifierField):
        return None
    if isinstance(field, models.SlugField):
        return f"{CANARY}-{number}"
    if isinstance(field, models.URLField):
        return f"https://{CANARY}{number}.example/"
    if isinstance(field, StreamField):
        return json.dumps([{"type": "paragraph", "value": f"<p>{CANARY}</p>"}])
    if isinstance(field, RichTextField):
        return f"<p>{CANARY}</p>"
    if isinstance(field, models.CharField | models.TextField):
        return f"{CANARY} {number}"[: field.max_length or 80]
    return None


def draft(record) -> None:
    record.live = False
    save(record)
    record.save_revision()


def scheduled(record) -> None:
    record.live = False
    record.go_live_at = timezone.now() + DAY
    save(record)
    record.save_revision().publish()


def expired(record) -> None:
    record.expire_at = timezone.now() - DAY
    save(record)
    type(record).objects.filter(pk=record.pk).update(live=True)


def unpublished(record) -> None:
    save(record)
    record.save_revision().publish()
    record.unpublish()


def private(record) -> None:
    record.is_private = True
    save(record)
    record.save_revision().publish()


def restricted(page) -> None:
    save(page)
    page.save_revision().publish()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


STATES = [draft, scheduled, expired, unpublished]
PARENTS = {
    FindingPage: FindingsPage,
    CaseStudyPage: FindingsPage,
    ContentPage: HomePage,
}


def save(thing) -> None:
    """A page goes below its parent; a record is simply saved."""
    if isinstance(thing, Page) and not thing.pk:
        PARENTS[type(thing)].objects.get().add_child(instance=thing)
    else:
        thing.save()


def numbers() -> Iterator[int]:
    yield from range(500, 10_000)


@pytest.fixture
def planted(demo) -> None:
    """Everything that can be hidden, in every way it can be, linked from and to what is public."""
    number = numbers()
    hidden = {model: [] for model in (*PARENTS, Publication, MediaAppearance, Report, Activity, Person, Grant)}
    for model, things in hidden.items():
        hide: Callable
        for hide in [*STATES, restricted if issubclass(model, Page) else private]:
            thing = filled(model(), next(number))
            if isinstance(thing, FindingPage):
                thing.number = next(number)
            hide(thing)
            things.append(thing)
    link(hidden)
    edit_what_is_public()
    compare()


def link(hidden: dict) -> None:
    chapter = Output.objects.get(slug__startswith="policing-within")
    person = Person.objects.get(slug="basia-spalek")
    grant = Grant.objects.get(slug="phase-1-small-grant")
    finding = FindingPage.objects.get(number=3)
    outputs = [thing for model, things in hidden.items() if issubclass(model, Output) for thing in things]
    for order, output in enumerate(outputs, start=50):
        Evidence.objects.create(finding=finding, output=output, kind="output", sort_order=order)
        Contribution.objects.create(output=output, person=person, name=f"{CANARY}, B.")
        Output.objects.get(pk=output.pk).grants.through.objects.create(output_id=output.pk, grant_id=grant.pk)
    for order, someone in enumerate(hidden[Person], start=50):
        Contribution.objects.create(output=chapter, person=someone, name="Printed, A.", sort_order=order)
        Membership.objects.create(person=someone, grant=grant, role="adviser")
    for other in hidden[Grant]:
        Membership.objects.create(person=person, grant=other, role="adviser")
        chapter.grants.through.objects.create(output_id=chapter.pk, grant_id=other.pk)
        FindingPage.grants.through.objects.create(findingpage_id=finding.pk, grant_id=other.pk)
        Grant.objects.filter(pk=other.pk).update(continues=grant)
    for case in hidden[CaseStudyPage]:
        FindingPage.case_studies.through.objects.create(findingpage_id=finding.pk, casestudypage_id=case.pk)
    for other_finding in hidden[FindingPage]:
        Evidence.objects.create(finding=other_finding, output=chapter, description=CANARY)
        FindingPage.grants.through.objects.create(findingpage_id=other_finding.pk, grant_id=grant.pk)
    about = ContentPage.objects.get(slug="about")
    links = "".join(
        f'<p>Read <a linktype="page" id="{page.pk}">on</a></p>'
        for model, things in hidden.items()
        if issubclass(model, Page)
        for page in things
    )
    about.body = json.dumps([{"type": "paragraph", "value": links}])
    about.save_revision().publish()


def edit_what_is_public() -> None:
    """Unpublished changes to everything that is public: the last draft of each says the canary in every field."""
    editable = [*Person.objects.all(), *Grant.objects.all(), *FindingPage.objects.all(), *ContentPage.objects.all()]
    editable += [*CaseStudyPage.objects.all(), HomePage.objects.get()]
    editable += [output.own for output in Output.objects.all()]
    for number, thing in enumerate(editable, start=20_000):
        if thing.live and CANARY not in thing.slug:
            slug = thing.slug
            filled(thing, number)
            thing.slug = slug if isinstance(thing, Page) else thing.slug
            if isinstance(thing, HomePage):
                thing.sections = "[]"
            thing.save_revision()


IN_MARKDOWN = (
    *("/index", "/about", "/findings", "/glossary", "/grants", "/outputs", "/team"),
    *("/findings/support-for-the-mcu", "/outputs/final-report", "/team/basia-spalek"),
)


def public_addresses(client: Client) -> set[str]:
    """Every address that the site names, from the sitemap and the pages themselves."""
    seen: set[str] = set()
    waiting = {"/", "/sitemap.xml", "/search/", f"/search/?q={CANARY}", f"/outputs/?q={CANARY}", "/nowhere/"}
    waiting |= {"/feeds/outputs.atom", "/feeds/findings.atom", "/oai?verb=ListSets"}
    waiting |= {f"{page}.md" for page in IN_MARKDOWN} | {"/llms.txt"}
    waiting |= {f"/oai?verb=ListRecords&metadataPrefix={prefix}" for prefix in METADATA_FORMATS}
    waiting.add("/grants/phase-1-small-grant/?since=2020")
    while waiting:
        address = waiting.pop()
        seen.add(address)
        response = client.get(address)
        body = "" if response.streaming else response.content.decode(errors="replace")
        found = re.findall(r'(?:href="|<loc>)([^"<#]+)', body)
        absolute = (urljoin(f"http://testserver{address}", unescape(one)) for one in found)
        here = (one.removeprefix("http://testserver") for one in absolute if one.startswith("http://testserver/"))
        waiting |= {one for one in here if is_worth_a_visit(one)} - seen
    return seen


def is_worth_a_visit(address: str) -> bool:
    """Not files or the admin, and of the filtered lists only those with one filter."""
    return not address.startswith(("/static/", "/admin")) and "&" not in address


def words_of(response, query: str) -> str:
    """What a response says, without the echo of what was asked for."""
    body = b"".join(response) if response.streaming else response.content
    text = body.decode(errors="replace")
    return re.sub(rf'q={query}|value="{query}"|Words: {query}|“{query}”', "", text)


def test_no_public_address_says_the_word(planted, client):
    assert Output._base_manager.filter(title__startswith=CANARY).count() == 20
    addresses = public_addresses(client)
    assert len(addresses) > 40
    said, broken = [], []
    for address in sorted(addresses):
        response = client.get(address)
        if response.status_code >= 500:
            broken.append(address)
        text = words_of(response, CANARY)
        if CANARY in text:
            said.append((address, text[max(0, text.index(CANARY) - 80) : text.index(CANARY) + 60]))
    assert (said, broken) == ([], [])


def test_nothing_hidden_answers_at_its_own_address(planted, client):
    pages = [page for model in PARENTS for page in model._base_manager.filter(slug__startswith=CANARY)]
    records = [
        *Output._base_manager.filter(slug__startswith=CANARY),
        *Person._base_manager.filter(slug__startswith=CANARY),
        *Grant._base_manager.filter(slug__startswith=CANARY),
    ]
    assert len(pages) == 15
    assert len(records) == 30
    for thing in [*pages, *records]:
        address = thing.url if isinstance(thing, Page) else thing.get_absolute_url()
        response = client.get(address)
        # 410 for what was public once, which tells no more than that something was there; 302 to a password.
        assert response.status_code in (302, 404, 410), address
        assert CANARY not in response.content.decode()


def test_records_are_hidden_with_the_page_they_stand_under(client):
    finding, search = "Support for the MCU", "/search/?q=support"
    for page, address in ((OutputsPage, "/outputs/final-report/"), (FindingsPage, "/findings/support-for-the-mcu/")):
        assert client.get(address).status_code == 200
        assert finding in client.get(search).content.decode()
        PageViewRestriction.objects.create(page=page.objects.get(), restriction_type=PageViewRestriction.LOGIN)
        assert client.get(address).status_code == 404
    assert finding not in client.get(search).content.decode()
    assert "Final report" not in client.get("/").content.decode()
    assert "support-for-the-mcu" not in client.get("/sitemap.xml").content.decode()


def test_what_is_scheduled_shows_when_its_time_has_come_and_what_expires_goes():
    report = Report(kind="report", title="Opens tomorrow", go_live_at=timezone.now() + DAY)
    report.save()
    report.live = True
    Output.objects.filter(pk=report.pk).update(live=True, expire_at=timezone.now() + 3 * DAY)
    titles = Output.objects.visible().values_list("title", flat=True)
    assert "Opens tomorrow" not in titles.all()
    assert "Opens tomorrow" in Output.objects.visible(timezone.now() + 2 * DAY).values_list("title", flat=True)
    assert "Opens tomorrow" not in Output.objects.visible(timezone.now() + 4 * DAY).values_list("title", flat=True)
