"""What a first visit weighs: every byte that comes over the wire, headers included."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from django.core.management import call_command
from django.test import override_settings
from playwright.sync_api import Page

from tests.tools.server import served

# What Chromium says it takes when it asks for a page's icon, which without a window it does not ask for.
ICON_HEADERS = {"Accept-Encoding": "gzip, deflate, br", "Accept": "image/*"}


@contextmanager
def served_as_in_production(folder: Path) -> Iterator[str]:
    """The site with its static files as `up` and production serve them: collected, named by content, compressed."""
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    # The admin's own files, which no reader fetches, are left out: they take most of the time.
    finders = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    with override_settings(
        STORAGES=storages,
        STATIC_ROOT=folder,
        STATICFILES_FINDERS=finders,
        WHITENOISE_USE_FINDERS=False,
        WHITENOISE_AUTOREFRESH=False,
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        with served() as address:
            yield address


@dataclass
class Visit:
    """The requests of one first visit: address -> bytes over the wire."""

    requests: list[tuple[str, int]] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(size for _address, size in self.requests)


def first_visit(page: Page, address: str) -> Visit:
    """Opens the address in a page that holds nothing yet, and weighs all that comes, the icon too."""
    visit, asked = Visit(), {}
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]}))
    line.on(
        "Network.loadingFinished",
        lambda event: visit.requests.append((asked.get(event["requestId"], "?"), int(event["encodedDataLength"]))),
    )
    page.goto(address)
    page.wait_for_timeout(100)
    icon = page.locator("link[rel=icon]").get_attribute("href")
    if icon and not any(url.endswith(icon) for url in asked.values()):
        visit.requests.append((icon, weight_of(address, icon)))
    return visit


def weight_of(address: str, path: str) -> int:
    """The bytes of one answer, its headers included."""
    connection = HTTPConnection(urlsplit(address).netloc)
    try:
        connection.request("GET", path, headers=ICON_HEADERS)
        answer = connection.getresponse()
        head = sum(len(name) + len(value) + 4 for name, value in answer.getheaders()) + 20
        return head + len(answer.read())
    finally:
        connection.close()
