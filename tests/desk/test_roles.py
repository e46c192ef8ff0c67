"""The roles are there as the table says, once, on an empty site too; records are worked on by whoever owns them."""

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page, Workflow

from portal.desk.roles import EDITOR, RECORDS, ROLES, establish
from portal.desk.roles.table import as_markdown
from portal.launch import layout
from portal.records.outputs.models import Publication
from portal.records.people.models import Person
from tests.tools.accounts import account
from tests.tools.contents import all_rows
from tests.tools.factories import make_grant, make_output, make_person
from tests.tools.forms import send

pytestmark = pytest.mark.django_db


def granted(group: Group) -> set[str]:
    """What a group has in the database, in the words of the table."""
    words = {f"{one.content_type.app_label}.{one.codename}" for one in group.permissions.select_related("content_type")}
    pages = {f"page {row.permission.codename}" for row in GroupPagePermission.objects.filter(group=group)}
    return words | pages | {f"in {row.permission.codename}" for row in group.collection_permissions.all()}


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_each_role_has_what_the_table_says_and_nothing_else(role):
    def codename(label: str, action: str) -> str:
        return f"{action}_{label.partition('.')[2]}"

    models = {
        f"{label.partition('.')[0]}.{codename(label, action)}"
        for label, actions in role.models.items()
        for action in actions
    }
    pages = {f"page {action}_page" for action in role.pages}
    within = {f"in {codename(label, action)}" for label, actions in role.collections.items() for action in actions}
    expected = {"wagtailadmin.access_admin"} | models | pages | within
    assert granted(Group.objects.get(name=role.name)) == expected


def test_the_table_in_the_documentation_is_the_codes():
    assert (layout.ROOT / "docs" / "roles.md").read_text() == as_markdown()


def test_the_handbook_shows_every_role_and_row():
    client, _user = account("Researcher")
    html = BeautifulSoup(client.get("/admin/handbook/").content, "lxml").select_one("#roles").get_text()
    for role in ROLES:
        assert role.may in html
    assert "Publications, media appearances" in html


def test_making_the_roles_again_changes_nothing():
    before = all_rows()
    establish(apps)
    assert all_rows() == before


def test_the_groups_and_the_workflow_that_wagtail_starts_with_are_gone():
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in ROLES}
    assert [workflow.name for workflow in Workflow.objects.all()] == ["Editor's review"]


def test_every_page_and_every_kind_of_record_is_reviewed_by_those_who_review():
    workflow = Workflow.objects.get()
    assert Page.get_first_root_node().get_workflow() == workflow
    for label in RECORDS:
        assert apps.get_model(label).get_default_workflow() == workflow, label
    task = GroupApprovalTask.objects.get()
    assert set(task.groups.values_list("name", flat=True)) == {"Administrator", EDITOR.name}


@pytest.mark.usefixtures("demo")
class TestOwnRecords:
    def test_what_somebody_adds_is_theirs_and_waits_as_a_draft(self):
        client, user = account("Researcher")
        address = "/admin/snippets/records/publication/add/"
        send(client, address, kind="journal-article", title="Mine", date="2010")
        record = Publication.objects.get(title="Mine")
        assert record.owner == user
        assert not record.live

    def test_an_output_that_names_their_profile_is_theirs_to_correct(self):
        client, user = account("Researcher")
        other = make_output(title="Written together", people=[make_person(account=user)])
        address = f"/admin/snippets/records/publication/edit/{other.pk}/"
        send(client, address, title="Written with others")
        other.refresh_from_db()
        assert other.title == "Written together"
        assert other.get_latest_revision_as_object().title == "Written with others"

    def test_a_list_shows_only_their_own_and_an_editor_all(self):
        client, user = account("Researcher")
        make_output(title="A stranger's paper")
        make_output(title="Their own paper", owner=user)
        html = client.get("/admin/snippets/records/publication/").content.decode()
        assert "Their own paper" in html
        assert "A stranger&#x27;s paper" not in html
        editor, _user = account("Editor")
        assert "A stranger&#x27;s paper" in editor.get("/admin/snippets/records/publication/").content.decode()

    def test_their_list_is_searched_within_their_own(self):
        client, user = account("Researcher")
        make_output(title="Quokka of a stranger")
        make_output(title="Quokka of mine", owner=user)
        html = client.get("/admin/snippets/records/publication/?q=quokka").content.decode()
        assert "Quokka of mine" in html
        assert "Quokka of a stranger" not in html

    @pytest.mark.parametrize("asked", ["", "&grants={grant}", "&kind=journal-article&live=true", "&ordering=-date"])
    def test_a_list_is_searched_with_any_filter_and_in_any_order(self, asked: str):
        client, _user = account("Editor")
        grant = make_grant()
        make_output(title="Quokka found", grants=[grant])
        make_output(title="Another thing", grants=[grant])
        address = f"/admin/snippets/records/publication/?q=quokka{asked.format(grant=grant.pk)}"
        html = client.get(address).content.decode()
        assert "Quokka found" in html
        assert "Another thing" not in html

    def test_a_form_and_a_filter_offer_no_draft_grant_of_others_and_keep_what_is_named_already(self):
        client, user = account("Researcher")
        strange, kept = (make_grant(title=title) for title in ("Strange award", "Kept award"))
        mine = make_output(title="Mine", owner=user, grants=[kept])
        for grant in (strange, kept):
            grant.unpublish()
        edit = f"/admin/snippets/records/publication/edit/{mine.pk}/"
        for address in (edit, "/admin/snippets/records/publication/"):
            assert "Strange award" not in client.get(address).content.decode()
        send(client, edit, title="Mine, corrected")
        assert list(mine.get_latest_revision_as_object().grants.all()) == [kept]

    @pytest.mark.parametrize("action", ["action-publish", "action-unpublish"])
    def test_a_post_that_asks_to_publish_saves_a_draft_only(self, action: str):
        client, user = account("Researcher")
        mine = make_output(title="Mine", owner=user)
        address = f"/admin/snippets/records/publication/edit/{mine.pk}/"
        send(client, address, title="Changed", **{action: "1"})
        mine.refresh_from_db()
        assert (mine.title, mine.live) == ("Mine", True)

    def test_only_whoever_publishes_hands_a_record_or_a_profile_to_somebody(self):
        client, user = account("Researcher")
        profile = make_person(account=user)
        mine = make_output(title="Mine", owner=user)
        for record in (profile, mine):
            address = f"/admin/snippets/{record._meta.app_label}/{record._meta.model_name}/edit/{record.pk}/"
            html = client.get(address).content.decode()
            assert 'name="owner"' not in html
            assert 'name="account"' not in html
            send(client, address, owner="", account="")
            latest = record.get_latest_revision_as_object()
            assert latest.owner_id == record.owner_id
            assert getattr(latest, "account_id", None) == getattr(record, "account_id", None)
        editor, _user = account("Editor")
        html = editor.get(f"/admin/snippets/records/person/edit/{profile.pk}/").content.decode()
        assert 'name="owner"' in html
        assert 'name="account"' in html

    def test_an_editor_gives_a_profile_its_account_and_a_draft_its_new_owner(self):
        editor, _user = account("Editor")
        client, user = account("Researcher")
        profile = make_person("Ada", "Quokka")
        together, left = make_output(title="Together", people=[profile]), make_output(title="Left behind")
        edit = "/admin/snippets/records/publication/edit/{}/".format
        assert "do not have permission" in client.get(edit(together.pk), follow=True).content.decode()
        send(editor, f"/admin/snippets/records/person/edit/{profile.pk}/", account=user.pk, **{"action-publish": "1"})
        send(editor, edit(left.pk), owner=user.pk, **{"action-publish": "1"})
        assert client.get(edit(together.pk)).status_code == 200
        assert client.get(edit(left.pk)).status_code == 200
        assert client.get("/admin/my-outputs/").content.decode().count("/edit/") >= 3

    def test_a_chooser_offers_public_records_and_their_own_drafts(self):
        client, user = account("Researcher")
        draft, mine = (Person.objects.create(family_name=name, live=False) for name in ("Strange", "Mine"))
        Person.objects.filter(pk=mine.pk).update(owner=user)
        chooser = "/admin/snippets/choose/records/person/"
        html = client.get(f"{chooser}results/").content.decode()
        assert "Spalek" in html
        assert "Mine" in html
        assert "Strange" not in html
        assert "Spalek" in client.get(f"{chooser}results/?q=spalek").content.decode()
        assert "Strange" not in client.get(f"{chooser}results/?q=strange").content.decode()
        assert client.get(f"{chooser}chosen/{draft.pk}/").status_code == 404
        assert "Strange" not in client.get(f"{chooser}chosen-multiple/?id={draft.pk}").content.decode()


def test_anonymous_is_sent_to_log_in(client: Client):
    assert client.get("/admin/snippets/records/publication/")["Location"].startswith("/admin/login/")
