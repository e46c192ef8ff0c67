"""A new name of the project stands at once in every place that bears the name, and the old one in none."""

from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.signing import Signer
from django.test import Client

from portal.accounts.password_reset import PasswordResetForm
from portal.cms.models import SiteSettings
from portal.public.home.models import HomePage
from portal.public.home.skeleton import make_skeleton
from tests.tools.accounts import account
from tests.tools.factories import make_finding, make_grant, make_output, make_person
from tests.tools.reading import Page, sitemap

pytestmark = pytest.mark.django_db

OLD, NEW = ("Quokka Watch", "A study of quokkas"), ("Numbat Watch", "A study of numbats")
FILES = ["/feeds/findings.atom", "/feeds/outputs.atom", "/findings/finding-1/versions/1.bib", "/findings/brief/"]


def rename(names: tuple[str, str]) -> None:
    site = HomePage.objects.get().get_site()
    SiteSettings.objects.filter(site=site).delete()
    SiteSettings.objects.create(site=site, short_name=names[0], project_name=names[1])


@pytest.fixture(autouse=True)
def _renamed_site() -> None:
    make_skeleton()
    rename(OLD)
    grant = make_grant("Burrows")
    make_finding(1, grants=[grant], outputs=[make_output(grants=[grant], people=[make_person(grants=[grant])])])
    rename(NEW)


def test_no_page_and_no_file_bears_the_old_name_and_all_bear_the_new(client: Client):
    addresses = [*sitemap(client), "/search/?q=numbats", "/nowhere/", "/outputs/?q=numbats"]
    answers = {address: client.get(address).getvalue().decode() for address in [*addresses, *FILES]}
    assert [address for address, text in answers.items() if any(name in text for name in OLD)] == []
    assert [address for address, text in answers.items() if not any(name in text for name in NEW)] == []
    for address in addresses:
        head = Page(address, answers[address]).soup
        assert head.title.get_text().endswith(NEW[0]), address
        assert head.select_one("meta[property='og:site_name']")["content"] == NEW[0]


def test_the_home_page_is_called_by_it_in_breadcrumbs_search_and_the_picture_of_a_shared_link(client: Client):
    crumbs = Page("", client.get("/findings/finding-1/").content.decode()).parts("nav.crumbs a")
    assert crumbs[0] == NEW[0]
    assert NEW[0] in Page("", client.get("/search/?q=numbat").content.decode()).parts("main .rows a")
    picture = Page("", client.get("/").content.decode()).soup.select_one("meta[property='og:image']")["content"]
    words = urlsplit(picture).path.split("/")[-1].removesuffix(".png")
    assert NEW[0] in Signer(salt="portal.share_picture").unsign_object(words)


def test_staff_see_it_on_their_first_screen_at_the_login_and_in_the_mail_for_a_new_password(client: Client):
    editor, user = account("Administrator", email="ada@example.org", password="numbats-eat-termites")
    assert NEW[0] in editor.get("/admin/").content.decode()
    assert NEW[0] in client.get("/admin/login/").content.decode()
    form = PasswordResetForm({"email": user.email})
    assert form.is_valid()
    super(PasswordResetForm, form).save(
        domain_override="testserver",
        subject_template_name="wagtailadmin/account/password_reset/email_subject.txt",
        email_template_name="wagtailadmin/account/password_reset/email.txt",
    )
    (letter,) = mail.outbox
    assert letter.subject == "New password for Numbat Watch"
    assert NEW[0] in letter.body
    assert "/admin/password_reset/confirm/" in letter.body
