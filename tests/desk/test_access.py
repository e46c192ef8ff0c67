"""What Wagtail shows to anybody in the admin is shown to those whose work it is; closed files likewise."""

import pytest
from django.test import Client

from portal.records.outputs.models import OutputFile
from tests.desk.stranger import make_document, make_stranger
from tests.tools.accounts import account
from tests.tools.factories import make_output, make_person

pytestmark = pytest.mark.django_db


def test_a_file_of_a_draft_is_read_by_whoever_works_with_it_only():
    other = make_stranger()
    address = f"/documents/{other.document.pk}/{other.document.filename}"
    media = other.document.file.url
    answers = {role: account(role)[0] for role in ("Editor", "Contributor", "Researcher")}
    for where in (address, media):
        assert {role: client.get(where).status_code for role, client in answers.items()} == {
            "Editor": 200,
            "Contributor": 404,
            "Researcher": 404,
        }
        assert Client().get(where).status_code == 404


def test_a_researcher_reads_the_file_of_their_own_draft_whoever_uploaded_it():
    client, user = account("Researcher")
    document = make_document(uploaded_by_user=account("Editor")[1])
    output = make_output(people=[make_person(account=user)])
    OutputFile.objects.create(output_id=output.pk, document=document)
    output.save()
    output.unpublish()
    assert client.get(f"/documents/{document.pk}/{document.filename}").status_code == 200


def test_a_researcher_links_to_public_pages_and_is_offered_no_draft():
    other = make_stranger()
    client, _user = account("Researcher")
    listed = client.get(f"/admin/choose-page/{other.parent.pk}/").content.decode()
    assert other.parent.title in listed
    assert other.page.title not in listed
    assert other.page.title not in client.get("/admin/choose-page/search/?q=Wombat").content.decode()
    editor, _user = account("Editor")
    assert other.page.title in editor.get("/admin/choose-page/search/?q=Wombat").content.decode()


def test_the_menu_offers_what_is_open():
    shown = {role: account(role)[0].get("/admin/").content.decode() for role in ("Editor", "Contributor", "Researcher")}
    assert "/admin/reports/" in shown["Editor"]
    assert "/admin/my-outputs/" not in shown["Editor"]
    for role in ("Contributor", "Researcher"):
        assert "/admin/reports/" not in shown[role]
        assert "/admin/my-outputs/" in shown[role]
    assert all("/admin/handbook/" in html for html in shown.values())


def test_the_reports_list_what_is_in_review():
    other = make_stranger()
    editor, _user = account("Editor")
    for report in ("workflow", "workflow_tasks", "site-history"):
        response = editor.get(f"/admin/reports/{report}/")
        assert response.status_code == 200
    html = editor.get("/admin/reports/workflow/").content.decode()
    assert f"/admin/snippets/records/publication/edit/{other.publication.pk}/" in html


def test_whoever_sent_an_output_for_review_sees_it_on_the_first_screen():
    other = make_stranger()
    client = Client()
    client.force_login(other.user)
    html = client.get("/admin/").content.decode()
    assert f"/admin/snippets/records/publication/edit/{other.publication.pk}/" in html
