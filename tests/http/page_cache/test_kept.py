"""What is answered from memory: whole public pages, for readers whom the portal does not know."""

import gzip
import threading
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from portal.records.outputs.models import Output
from tests.tools.wsgi import ask

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("demo")]
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


def times_made(cache, path):
    return cache.application.made[path]


@pytest.mark.parametrize("path", ["/", "/findings/", "/outputs/", "/outputs/?kind=chapter", "/team/", "/sitemap.xml"])
def test_a_page_is_made_once_and_is_the_same_ever_after(cache, path):
    first, second = ask(cache, path), ask(cache, path)
    assert first.status == second.status == 200
    assert first.body == second.body == ask(cache.application, path).body
    assert times_made(cache, path.partition("?")[0]) == 2
    assert first.headers["x-request-id"] != second.headers["x-request-id"]
    first.headers.pop("x-request-id"), second.headers.pop("x-request-id")
    assert first.headers == second.headers


def test_whoever_has_the_page_is_told_so_without_a_body(cache):
    page = ask(cache, "/")
    again = ask(cache, "/", HTTP_IF_NONE_MATCH=page.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == page.headers["etag"]
    assert "content-security-policy" in again.headers
    assert ask(cache, "/", HTTP_IF_NONE_MATCH='W/"other"').status == 200


def test_formats_compression_methods_and_queries_never_mix(cache):
    path = Output.objects.visible().first().get_absolute_url()
    page = ask(cache, path, HTTP_ACCEPT=BROWSER)
    assert ask(cache, path, HTTP_ACCEPT="application/x-bibtex").body.lstrip().startswith(b"@")
    assert ask(cache, path, HTTP_ACCEPT="*/*").body == page.body
    packed = ask(cache, path, HTTP_ACCEPT_ENCODING="gzip, br")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == page.body
    assert ask(cache, path).body == page.body
    assert ask(cache, path, "HEAD").body == b""
    assert ask(cache, f"{path}?style=mla").body != page.body
    assert ask(cache, path).body == page.body


def test_what_a_session_touches_is_neither_kept_nor_given(cache, admin_client):
    cookies = "; ".join(f"{name}={value.value}" for name, value in admin_client.cookies.items())
    mine = ask(cache, "/", HTTP_COOKIE=cookies)
    readers = ask(cache, "/")
    assert mine.body != readers.body
    assert ask(cache, "/", HTTP_COOKIE=cookies).body == mine.body
    assert times_made(cache, "/") == 3
    assert ask(cache, "/", HTTP_COOKIE="theme=dark").body == readers.body
    assert times_made(cache, "/") == 3


def test_a_page_that_becomes_private_is_gone_at_once(cache):
    page = Page.objects.get(slug="findings")
    assert ask(cache, "/findings/").status == 200
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert ask(cache, "/findings/").status == 404
    restriction.delete()
    assert ask(cache, "/findings/").status == 200


def test_errors_posts_files_and_admin_are_asked_each_time(cache):
    for path, status in (("/no/such/page/", 404), ("/admin/login/", 200), ("/healthz", 200)):
        assert [ask(cache, path).status, ask(cache, path).status] == [status, status]
        assert times_made(cache, path) == 2
    assert ask(cache, "/", "POST").status == 403


def test_one_request_makes_a_page_while_the_others_wait(cache):
    replies = []
    threads = [threading.Thread(target=lambda: replies.append(ask(cache, "/outputs/"))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {reply.status for reply in replies} == {200}
    assert times_made(cache, "/outputs/") == 1


def test_a_flood_of_addresses_leaves_what_readers_ask_for(new_cache):
    cache = new_cache(400_000)
    ask(cache, "/"), ask(cache, "/")
    for number in range(30):
        ask(cache, f"/search/?q=flood+{number}")
    assert cache.store.proven.size + cache.store.on_trial.size <= 400_000
    before = times_made(cache, "/")
    assert ask(cache, "/").status == 200
    assert times_made(cache, "/") == before


def test_every_line_of_the_log_stands_for_a_request(cache, caplog):
    caplog.set_level("INFO", "portal.requests")
    reply, again = ask(cache, "/findings/"), ask(cache, "/findings/")
    lines = {record.fields["id"]: record.fields for record in caplog.records if hasattr(record, "fields")}
    made, kept = lines[reply.headers["x-request-id"]], lines[again.headers["x-request-id"]]
    assert made["address"] == kept["address"] == "/findings/"
    assert kept["kept"] is True


def test_a_visitor_who_has_no_session_sees_nothing_of_a_form_of_staff(cache):
    assert Client().get("/").content == ask(cache, "/").body


def test_a_page_whose_making_wrote_once_is_kept_from_the_next_time_on(cache):
    site = cache.application.site
    wrote = []

    def writes_once(environ, start_response):
        if not wrote:
            wrote.append(Page.objects.filter(slug="findings").update(seo_title=""))
        return site(environ, start_response)

    cache.application.site = writes_once
    for _ in range(4):
        ask(cache, "/findings/")
    assert wrote
    assert times_made(cache, "/findings/") == 2


def test_a_page_that_may_be_kept_again_is_after_a_while(cache):
    page = Page.objects.get(slug="findings")
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="open sesame"
    )
    assert "set-cookie" in ask(cache, "/findings/").headers
    restriction.delete()
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        for _ in range(3):
            ask(cache, "/findings/")
        assert times_made(cache, "/findings/") == 2
