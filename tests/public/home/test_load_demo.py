"""`load_demo` fills an empty portal once; what people made or changed is theirs."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Site

from portal.cms.models import SiteSettings
from portal.public.content.models import ContentPage
from portal.public.findings.models import FindingPage
from portal.public.home.models import HomePage
from portal.public.people.models import TeamPage
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Person
from tests.tools.contents import all_rows
from tests.tools.factories import make_person
from tests.tools.reading import read


def load_demo(*options: str) -> None:
    call_command("load_demo", *options, verbosity=0)


@pytest.mark.usefixtures("demo")
def test_a_second_time_nothing_is_changed_in_any_table(capsys: pytest.CaptureFixture[str]):
    before = all_rows()
    load_demo()
    assert all_rows() == before
    assert capsys.readouterr().out == "The demo is here already; nothing was changed.\n"


@pytest.mark.usefixtures("demo")
def test_a_second_time_with_force_nothing_is_changed_either():
    before = all_rows()
    load_demo("--force")
    assert all_rows() == before


@pytest.mark.usefixtures("demo")
def test_every_record_and_page_of_the_demo_has_a_first_version_in_its_history():
    things = [*Grant.objects.all(), *Person.objects.all(), *FindingPage.objects.all(), *ContentPage.objects.all()]
    things += [output.own for output in Output.objects.all()]
    assert [str(thing) for thing in things if thing.latest_revision is None or thing.has_unpublished_changes] == []


@pytest.mark.usefixtures("demo")
def test_what_an_editor_changed_stays_as_the_editor_left_it(client: Client):
    person = Person.objects.get(slug="basia-spalek")
    person.title = "Professor"
    person.save_revision().publish()
    finding = FindingPage.objects.get(number=2)
    finding.claim = "A claim in other words."
    finding.save_revision().publish()
    load_demo()
    load_demo("--force")
    assert read(client, "/team/basia-spalek/").heading == "Professor Basia Spalek"
    assert read(client, finding.url).heading == "A claim in other words."


@pytest.mark.usefixtures("demo")
def test_what_an_editor_took_down_or_deleted_stays_away(client: Client):
    Output.objects.get(slug="final-report").own.unpublish()
    Output.objects.get(slug="list-of-all-outputs").delete()
    FindingPage.objects.get(number=5).delete()
    load_demo()
    load_demo("--force")
    assert client.get("/outputs/final-report/").status_code == 410
    assert client.get("/outputs/list-of-all-outputs/").status_code == 404
    assert not FindingPage.objects.filter(number=5).exists()


@pytest.mark.django_db
def test_other_content_is_not_mixed_with_the_demo_unless_one_says_so(client: Client):
    call_command("start_site")
    person = make_person("Ada", "Lovelace")
    before = all_rows()
    with pytest.raises(CommandError, match=r"This database holds other content.*--force"):
        load_demo()
    assert all_rows() == before

    load_demo("--force")
    names = read(client, "/team/").parts("ul.people a")
    assert person.name in names
    assert "Dr Basia Spalek" in names


@pytest.mark.django_db
def test_an_address_that_is_taken_is_said_plainly_and_nothing_is_half_loaded():
    call_command("start_site")
    make_person("Basia", "Spalek")
    before = all_rows()
    with pytest.raises(CommandError, match="basia-spalek"):
        load_demo("--force")
    assert all_rows() == before


@pytest.mark.django_db
def test_the_empty_pages_of_start_site_are_no_other_content(client: Client):
    call_command("start_site")
    load_demo()
    assert read(client, "/team/").part("main .lead").startswith("Who did the work")


@pytest.mark.django_db
def test_what_was_written_on_the_empty_pages_is_not_overwritten():
    call_command("start_site")
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    settings.project_name = "Our own project"
    settings.save()
    about = ContentPage.objects.get(slug="about")
    for page in (HomePage.objects.get(), TeamPage.objects.get(), about):
        page.summary = "Words of our own."
        page.save_revision().publish()
    load_demo("--force")
    settings.refresh_from_db()
    assert settings.project_name == "Our own project"
    for model in (HomePage, TeamPage):
        assert model.objects.get().summary == "Words of our own."
    about.refresh_from_db()
    assert about.summary == "Words of our own."


@pytest.mark.django_db
def test_a_production_site_refuses_the_demo_even_with_force(settings):
    settings.PORTAL_DEMO_ALLOWED = False
    before = all_rows()
    with pytest.raises(CommandError, match="On a production site it is refused"):
        load_demo("--force")
    assert all_rows() == before
