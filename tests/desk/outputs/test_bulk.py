"""Many outputs changed at once: looked at first, each asked for itself, and taken back but for later edits."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client

from portal.records.outputs.models import Output, Publication
from tests.tools.factories import make_grant, make_output, publish

pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "x"))
    return client


def address(action: str, outputs: list[Output]) -> str:
    chosen = "&".join(f"id={output.pk}" for output in outputs)
    return f"/admin/bulk/records/publication/{action}/?{chosen}&next=/admin/snippets/records/publication/"


def fresh(output: Output) -> Publication:
    return Publication.objects.get(pk=output.pk)


def look(client: Client, action: str, outputs: list[Output], **values: Any) -> HttpResponse:
    """The page that shows what would change; nothing is written by it."""
    where = address(action, outputs)
    answer = client.post(where, values) if values else client.get(where)
    assert answer.status_code == 200
    return answer


def do(client: Client, action: str, outputs: list[Output], **values: Any) -> str:
    """Looks, then does it; the address that takes it back."""
    seen = look(client, action, outputs, **values).context["seen"]
    answer = client.post(address(action, outputs), {**values, "seen": seen}, follow=True)
    link = BeautifulSoup(answer.content, "lxml").select_one(".messages .success a")
    assert link is not None, answer.content.decode()[:2000]
    return str(link["href"])


def page_text(answer: HttpResponse) -> str:
    """The words of the page's own content, spaces made one."""
    return " ".join(BeautifulSoup(answer.content, "lxml").select_one("main").get_text(" ").split())


def undo(client: Client, where: str) -> str:
    assert client.get(where).status_code == 200
    return client.post(where, follow=True).content.decode()


def test_what_would_change_is_shown_and_nothing_is_written(editor: Client):
    output, same = make_output(title="Changes"), make_output(title="Stays", licence="CC-BY-4.0")
    page = look(editor, "set_licence", [output, same], licence="CC-BY-4.0")
    rows = [row.get_text(" ", strip=True) for row in BeautifulSoup(page.content, "lxml").select("tbody tr")]
    assert any(row.startswith("Changes Journal article – ") for row in rows)
    assert any(row.startswith("Stays") and row.endswith("the same") for row in rows)
    assert page.context["count"] == 1
    assert fresh(output).licence == ""


def test_a_licence_is_set_with_a_revision_each_and_taken_back(editor: Client):
    outputs = [make_output(title=f"Paper {number}") for number in range(3)]
    where = do(editor, "set_licence", outputs, licence="CC-BY-4.0")
    for output in map(fresh, outputs):
        assert output.licence == "CC-BY-4.0"
        assert output.live
        assert not output.has_unpublished_changes
        assert output.revisions.count() == 2
    assert "3 outputs are as before" in undo(editor, where)
    assert {fresh(output).licence for output in outputs} == {""}
    assert all(fresh(output).live for output in outputs)


def test_a_grant_is_added_to_those_that_are_there(editor: Client):
    first, second = make_grant("First"), make_grant("Second")
    output = make_output(grants=[first])
    where = do(editor, "add_grant", [output], grants=[second.pk])
    assert set(fresh(output).grants.all()) == {first, second}
    undo(editor, where)
    assert set(fresh(output).grants.all()) == {first}


def test_drafts_are_changed_as_drafts(editor: Client):
    draft = Publication(kind="chapter", title="A draft", live=False)
    draft.save()
    where = do(editor, "set_visibility", [draft], is_private="yes")
    assert (fresh(draft).is_private, fresh(draft).live) == (True, False)
    assert fresh(draft).get_latest_revision_as_object().is_private
    undo(editor, where)
    assert (fresh(draft).is_private, fresh(draft).live) == (False, False)


def test_publishing_and_unpublishing_are_taken_back(editor: Client):
    draft, live = Publication(kind="chapter", title="A draft", live=False), make_output(title="Public")
    draft.save()
    published = do(editor, "publish", [draft, live])
    assert fresh(draft).live
    undo(editor, published)
    assert (fresh(draft).live, fresh(live).live) == (False, True)
    unpublished = do(editor, "unpublish", [live])
    assert not fresh(live).live
    undo(editor, unpublished)
    assert fresh(live).live


def test_what_was_edited_since_is_left_and_named(editor: Client):
    edited, other = make_output(title="Edited since"), make_output(title="Not edited")
    where = do(editor, "set_licence", [edited, other], licence="CC-BY-4.0")
    later = fresh(edited)
    later.publisher = "Routledge"
    publish(later)
    said = undo(editor, where)
    assert "1 output is as before" in said
    assert "Edited since" in said
    assert (fresh(edited).licence, fresh(edited).publisher) == ("CC-BY-4.0", "Routledge")
    assert fresh(other).licence == ""


def test_what_has_no_older_version_left_stays(editor: Client):
    output = make_output()
    where = do(editor, "set_licence", [output], licence="CC-BY-4.0")
    fresh(output).revisions.exclude(pk=fresh(output).latest_revision_id).delete()
    assert "no older version left" in undo(editor, where)
    assert fresh(output).licence == "CC-BY-4.0"


def with_changes(output: Output) -> None:
    draft = output.get_latest_revision_as_object()
    draft.title = "Another title"
    draft.save_revision()


def without_title(output: Output) -> None:
    Output.objects.filter(pk=output.pk).update(live=False, title="")
    fresh(output).save_revision(clean=False)


@pytest.mark.parametrize(
    ("action", "values", "prepare", "sentence"),
    [
        ("set_licence", {"licence": "CC-BY-4.0"}, with_changes, "not published: publish or discard them first"),
        ("publish", {}, without_title, "This field cannot be blank."),
    ],
)
def test_what_cannot_be_changed_stays_and_says_why(editor: Client, action, values, prepare, sentence: str):
    output = make_output(title="In the way")
    prepare(output)
    before = fresh(output).latest_revision_id
    page = look(editor, action, [fresh(output)], **values)
    assert sentence in page.content.decode()
    assert page.context["count"] == 0
    editor.post(address(action, [output]), {**values, "seen": page.context["seen"]})
    assert fresh(output).latest_revision_id == before


def test_another_choice_or_an_edit_meanwhile_is_looked_at_again(editor: Client):
    output = make_output()
    seen = look(editor, "set_licence", [output], licence="CC-BY-4.0").context["seen"]
    other = editor.post(address("set_licence", [output]), {"licence": "CC0-1.0", "seen": seen})
    assert "look again" in other.content.decode()
    publish(fresh(output))
    edited = editor.post(address("set_licence", [output]), {"licence": "CC-BY-4.0", "seen": seen})
    assert "look again" in edited.content.decode()
    assert fresh(output).licence == ""


def test_a_fault_in_one_leaves_all_as_they_were(editor: Client, monkeypatch: pytest.MonkeyPatch):
    outputs = [make_output(title=f"Paper {number}") for number in range(2)]
    seen = look(editor, "set_licence", outputs, licence="CC-BY-4.0").context["seen"]

    def fail(*_args: object, **_options: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr("portal.desk.outputs.bulk_changes.log", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        editor.post(address("set_licence", outputs), {"licence": "CC-BY-4.0", "seen": seen})
    assert {fresh(output).licence for output in outputs} == {""}


def contributor() -> tuple[Client, Any]:
    user = get_user_model().objects.create_user("contributor", "c@example.org", "x")
    names = ["access_admin", "change_publication", "add_publication"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(user)
    return client, user


def test_each_output_is_asked_for_itself(editor: Client):
    client, user = contributor()
    own = Publication(kind="chapter", title="Their own draft", live=False, owner=user)
    foreign = Publication(kind="chapter", title="Somebody else's draft", live=False)
    own.save()
    foreign.save()
    page = look(client, "set_licence", [own, foreign], licence="CC-BY-4.0")
    assert [planned.output.pk for planned in page.context["plan"]] == [own.pk]
    assert "Somebody else" not in page.content.decode()
    do(client, "set_licence", [own, foreign], licence="CC-BY-4.0")
    assert (fresh(own).licence, fresh(foreign).licence) == ("CC-BY-4.0", "")
    page = look(client, "publish", [own])
    assert page.context["plan"] == []
    assert "You may not do this to these: Their own draft" in page_text(page)
    assert not fresh(own).live


def test_who_may_not_publish_changes_no_public_record_and_undoes_nobody_elses_change(editor: Client):
    client, user = contributor()
    live = make_output(title="Public", owner=user)
    page = look(client, "set_licence", [live], licence="CC-BY-4.0")
    assert "ask an editor" in page.content.decode()
    where = do(editor, "set_licence", [live], licence="CC-BY-4.0")
    assert client.post(where).status_code in (302, 403)
    assert fresh(live).licence == "CC-BY-4.0"


def test_the_chosen_ones_are_exported_drafts_too(editor: Client):
    draft, live = Publication(kind="chapter", title="A draft", live=False), make_output(title="Public")
    draft.save()
    answer = editor.post(address("export", [draft, live]), {"extension": "bib"})
    text = b"".join(answer.streaming_content).decode()
    assert "A draft" in text
    assert "Public" in text
    assert "attachment" in answer["Content-Disposition"]


def test_the_list_offers_them(editor: Client):
    page = editor.get("/admin/snippets/records/publication/").content.decode()
    for action in ("add_grant", "set_licence", "set_visibility", "publish", "unpublish", "export"):
        assert f"/admin/bulk/records/publication/{action}/" in page
    assert (
        "/admin/bulk/records/person/set_licence/" not in editor.get("/admin/snippets/records/person/").content.decode()
    )


def test_an_unknown_change_is_not_found(editor: Client):
    assert editor.get("/admin/outputs/undo/00000000-0000-4000-8000-000000000000/").status_code == 404
