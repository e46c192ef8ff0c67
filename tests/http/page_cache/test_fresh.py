"""Nothing that is kept outlives a change of what it was made from, in this process or in another."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import psycopg2
import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from portal.cms.models import SiteSettings
from portal.freshness.clock import Clock, begin_epoch
from portal.public.findings.models import Evidence, FindingPage
from portal.public.glossary.models import Term
from portal.records.grants.models import Grant
from portal.records.organisations.models import Organisation
from portal.records.outputs.models import Contribution, Output
from portal.records.people.models import Membership, Person
from tests.tools.wsgi import ask

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("demo")]


def addresses() -> list[str]:
    """An address of each type that readers and machines ask for."""
    finding = FindingPage.objects.visible().in_order().first().get_url()
    records = [record for model in (Output, Person, Grant) for record in model.objects.visible().order_by("pk")[:2]]
    output = Output.objects.visible().first().get_absolute_url().rstrip("/")
    lists = ["/", "/about/", "/findings/", "/outputs/", "/team/", "/grants/", "/glossary/"]
    machines = ["/feeds/outputs.atom", "/feeds/findings.atom", "/sitemap.xml", f"{output}.ris"]
    return [*lists, *machines, finding, "/search/?q=police", *(record.get_absolute_url() for record in records)]


def update(model, **values) -> Callable[[], object]:
    """Changes the first visible row of the model by SQL, past every signal."""
    rows = model.objects.visible() if hasattr(model.objects, "visible") else model.objects.all()
    key = rows.order_by("pk").values_list("pk", flat=True).first()
    return lambda: model.objects.filter(pk=key).update(**values)


def changes() -> Iterator[tuple[str, Callable[[], object]]]:
    """Each kind of thing that can change, and how it does."""
    finding = FindingPage.objects.visible().in_order().first()
    yield "title of an output", update(Output, title="A title that is new")
    yield "date of an output", update(Output, date="1999")
    yield "name of a person", update(Person, family_name="Newname")
    yield "name on a work", update(Contribution, name="Printed Anew")
    yield "role of a person", lambda: Membership.objects.all().delete()
    yield "amount of a grant", update(Grant, amount=1)
    yield "name of an organisation", update(Organisation, name="Another Body")
    yield "evidence", lambda: Evidence.objects.filter(finding=finding).update(description="A new word on it")
    yield "title of a page", lambda: Page.objects.filter(pk=finding.pk).update(title="A claim that is new")
    yield "menu", lambda: Page.objects.filter(slug="team").update(show_in_menus=False)
    yield "settings", lambda: SiteSettings.objects.update(project_name="Another project")
    yield "term", lambda: Term.objects.update(definition="A meaning that is new")
    yield "withdrawal", finding.unpublish
    yield (
        "privacy of a person",
        lambda: Person.objects.filter(pk=Person.objects.visible().first().pk).update(is_private=True),
    )
    yield "unpublished output", lambda: Output.objects.visible().with_own_table().first().own.unpublish()
    yield "deleted output", lambda: Output.objects.visible().first().delete()


def test_after_each_change_every_page_of_every_process_is_as_if_made_anew(new_cache):
    here, there = new_cache(), new_cache()
    paths = addresses()
    before = [ask(here, path).body for path in paths if ask(there, path)]
    for name, change in changes():
        change()
        anew = [ask(here.application, path).body for path in paths]
        assert anew != before, name
        for path, body in zip(paths, anew, strict=True):
            assert ask(there, path).body == ask(here, path).body == body, (name, path)
        before = anew


def test_a_corrected_title_leaves_the_pages_of_other_works_as_they_are(cache):
    outputs = list(Output.objects.visible())
    paths = [output.get_absolute_url() for output in outputs]
    alone = next(output for output in outputs if not is_shown_elsewhere(cache, output, paths))
    Output.objects.filter(pk=alone.pk).update(title="A corrected title")
    before = cache.application.made.copy()
    for path in paths:
        ask(cache, path)
    assert cache.application.made - before == {alone.get_absolute_url(): 1}


def is_shown_elsewhere(cache, output, paths):
    own = output.get_absolute_url()
    return any(own in ask(cache, path).text for path in paths if path != own) or not ask(cache, own)


def test_what_is_rolled_back_changes_nothing(cache):
    ask(cache, "/")
    with transaction.atomic():
        Output.objects.update(title="Never said")
        transaction.set_rollback(True)
    before = cache.application.made["/"]
    ask(cache, "/")
    assert cache.application.made["/"] == before


def test_a_page_ends_with_its_schedule_though_nothing_is_written(cache):
    output = Output.objects.visible().first()
    later = timezone.now() + timedelta(minutes=10)
    Output.objects.filter(pk=output.pk).update(expire_at=later)
    path = output.get_absolute_url()
    assert ask(cache, path).status == ask(cache, path).status == 200
    with time_machine.travel(later + timedelta(seconds=1)):
        assert ask(cache, path).status == 404
        assert path not in ask(cache, "/outputs/").text


def test_another_day_may_say_something_else(cache):
    ask(cache, "/team/")
    before = cache.application.made["/team/"]
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        ask(cache, "/team/")
    assert cache.application.made["/team/"] == before + 1


def test_while_the_database_is_away_the_last_good_page_says_how_old_it_is(cache, monkeypatch):
    page = ask(cache, "/")
    gone = psycopg2.OperationalError("gone")
    monkeypatch.setattr(Clock, "rows", lambda *_: (_ for _ in ()).throw(gone))
    with time_machine.travel(timezone.now() + timedelta(seconds=90)):
        aged = ask(cache, "/")
    assert aged.body == page.body
    assert int(aged.headers["age"]) >= 90
    assert "age" not in page.headers


def test_what_is_known_to_have_changed_is_not_given_while_the_database_is_away(cache, monkeypatch):
    path = Output.objects.visible().first().get_absolute_url()
    ask(cache, path), ask(cache, "/")
    Output.objects.visible().with_own_table().first().own.unpublish()
    ask(cache, "/")
    monkeypatch.setattr(Clock, "rows", lambda *_: (_ for _ in ()).throw(psycopg2.OperationalError("gone")))
    assert ask(cache, path).status == 410


def test_another_database_s_clock_says_nothing_of_this_one(cache):
    ask(cache, "/")
    begin_epoch()
    before = cache.application.made["/"]
    ask(cache, "/")
    assert cache.application.made["/"] == before + 1
