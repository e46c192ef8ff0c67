"""Acts of somebody who tries, in the admin, to read or to name what is not theirs; each gives its outcome in a word.

named     the answer says a word of what is hidden, or hands out the file
silent    an ordinary answer without it         refused   told that they may not, or 403
saved     what was named is kept                not saved the form came back, and nothing was kept
404       there is nothing here
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client

from portal.media.models import PortalImage
from portal.public.findings.models import CaseStudyPage, FindingPage, FindingsPage
from portal.records.outputs.models import Publication
from portal.records.people.models import Person
from tests.desk.stranger import PAGE_WORD, RECORD_WORD, Stranger, make_document, make_stranger
from tests.tools.accounts import account
from tests.tools.factories import make_output, make_person, make_picture
from tests.tools.forms import EDITOR, filled_in

IMAGE_WORD = "Numbatmoss"
USER_WORD = "stranger"
WORDS = (RECORD_WORD, PAGE_WORD, IMAGE_WORD, IMAGE_WORD.lower())


@dataclass
class Intruder:
    """Somebody with a role, what is their own, and what is somebody else's."""

    role: str
    other: Stranger
    client: Client = field(init=False)
    user: Any = field(init=False)

    def __post_init__(self) -> None:
        self.client, self.user = account(self.role)
        self.profile = make_person("Ann", f"Intruder{self.role}", account=self.user)
        self.output = make_output(title="Mine", owner=self.user)
        self.document = make_document("My own copy", uploaded_by_user=self.user)
        self.page = FindingsPage.objects.get().add_child(
            instance=FindingPage(title=f"My page {self.role}", claim="Mine.", number=88, live=False, owner=self.user)
        )
        self.page.save_revision(user=self.user)

    def tries(self, act: "Act") -> str:
        """The outcome of an act, told apart from what was answered to those before it."""
        self.client.cookies.pop("messages", None)
        return act(self)

    def get(self, address: str, **query: Any) -> str:
        """What the address answers to a GET, in a word."""
        return in_words(self.client.get(address, query))

    def form(self, address: str) -> dict[str, Any]:
        """What a browser would send of the form at that address."""
        opened = self.client.get(address)
        assert opened.status_code == 200, f"{self.role} cannot open {address}"
        return filled_in(BeautifulSoup(opened.content, "lxml").select_one(EDITOR))

    def edit(self, thing: Any, **values: Any) -> HttpResponse:
        """The answer to the form of what is their own, sent with those values in place of what stood there."""
        address = edit_address(thing)
        return self.client.post(address, {**self.form(address), **values})


def edit_address(thing: Any) -> str:
    if isinstance(thing, FindingPage):
        return f"/admin/pages/{thing.pk}/edit/"
    return f"/admin/snippets/records/{thing._meta.model_name}/edit/{thing.pk}/"


def in_words(response: HttpResponse) -> str:
    refused = any("do not have permission" in str(message) for message in get_messages(response.wsgi_request))
    if response.status_code == 403 or refused:
        return "refused"
    body = b"".join(response) if response.streaming else response.content
    is_file = response.streaming and response.status_code == 200
    if is_file or any(word.encode() in body for word in WORDS):
        return "named"
    return "404" if response.status_code == 404 else "silent"


def make_hidden() -> Stranger:
    """Somebody else's drafts, a closed portrait of a private person, and a draft case study."""
    other = make_stranger()
    with make_picture().file.open() as file:
        data = ContentFile(file.read(), name=f"{IMAGE_WORD.lower()}.png")
    other.portrait = PortalImage.objects.create(title=IMAGE_WORD, file=data)
    other.private = make_person(RECORD_WORD, "Private", picture=other.portrait, is_private=True)
    other.case_study = FindingsPage.objects.get().add_child(
        instance=CaseStudyPage(title=f"{PAGE_WORD} case", live=False, owner=other.user)
    )
    return other


def inline(rows: str, /, **values: Any) -> dict[str, Any]:
    """One new inline row, and no other, as a browser sends it."""
    counts = {f"{rows}-TOTAL_FORMS": 1, f"{rows}-INITIAL_FORMS": 0, f"{rows}-0-ORDER": 1, f"{rows}-0-id": ""}
    return {**counts, **{f"{rows}-0-{name}": value for name, value in values.items()}}


def paragraph(html: str) -> dict[str, Any]:
    """A body of one block, as the page form sends it; the editor of rich text sends its own JSON."""
    return {
        "body-count": 1, "body-0-deleted": "", "body-0-order": 0, "body-0-type": "paragraph", "body-0-id": "",
        "body-0-value": html,
    }  # fmt: skip


def linked(kind: str, **data: Any) -> str:
    """Rich text with one link, as Draftail sends it."""
    entity = {"0": {"type": kind, "mutability": "MUTABLE", "data": data}}
    block = {
        "key": "a", "text": "words", "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
        "entityRanges": [{"offset": 0, "length": 5, "key": 0}],
    }  # fmt: skip
    return json.dumps({"blocks": [block], "entityMap": entity})


def figure(key: int) -> dict[str, Any]:
    """A body with one picture, as the page form sends it."""
    return {
        "body-count": 1, "body-0-deleted": "", "body-0-order": 0, "body-0-type": "figure", "body-0-id": "",
        "body-0-value-image-image": key, "body-0-value-image-alt_text": "words", "body-0-value-caption": "",
        "body-0-value-credit": "",
    }  # fmt: skip


Act = Callable[[Intruder], str]


def names(thing: Callable[[Intruder], Any], kept: Callable[[Any], Any], **values: Callable[[Intruder], Any]) -> Act:
    """Sends the form of their own `thing` with the values; "saved" where `kept` then finds what was named."""

    def act(who: Intruder) -> str:
        mine, sent = thing(who), {}
        for name, value in values.items():
            given = value(who)
            sent.update(given if isinstance(given, dict) else {name: given})
        response = who.edit(mine, **sent)
        if in_words(response) == "named":
            return "named"
        latest = type(mine)._base_manager.get(pk=mine.pk).get_latest_revision_as_object()
        return "saved" if kept(latest) else "not saved"

    return act


def visits(address: Callable[[Stranger], str], **query: Any) -> Act:
    """Asks for an address that names somebody else's things."""

    def act(who: Intruder) -> str:
        given = {name: value(who.other) if callable(value) else value for name, value in query.items()}
        return who.get(address(who.other), **given)

    return act


def output_of(who: Intruder) -> Publication:
    return who.output


def profile_of(who: Intruder) -> Person:
    return who.profile


def page_of(who: Intruder) -> FindingPage:
    return who.page


def attaches_then_reads(who: Intruder) -> str:
    """Attaches a closed PDF to an output of their own by its key, and then asks for it at its own address."""
    who.edit(who.output, **inline("files", document=who.other.document.pk, name="", version=""))
    return who.get(f"/documents/{who.other.document.pk}/{who.other.document.filename}")


def reads_the_name_from_a_form_with_an_error(who: Intruder) -> str:
    """Sends a draft person's key together with a date that is none: the form comes back and prints what was sent."""
    row = inline("contributions", person=who.other.person.pk, name="A", role="author")
    return in_words(who.edit(who.output, date="no date", **row))


def reads_the_title_from_a_page_form_with_an_error(who: Intruder) -> str:
    """The same with the key of a draft output as evidence of a page without a title."""
    row = inline("evidence", kind="output", stance="supports", output=who.other.publication.pk, description="")
    return in_words(who.edit(who.page, title="", **row))


def previews_a_page_with_a_closed_picture(who: Intruder) -> str:
    """Sends the form of their own page, with a closed picture in it, to the preview, and looks at it."""
    address = edit_address(who.page)
    preview = f"/admin/pages/{who.page.pk}/edit/preview/"
    who.client.post(preview, {**who.form(address), **figure(who.other.portrait.pk)})
    return who.get(preview)


def previews_an_output_with_a_draft_person(who: Intruder) -> str:
    """The same with a draft person, left without a printed name, in their own output: a preview names public people."""
    preview = f"/admin/snippets/records/publication/preview/{who.output.pk}/"
    row = inline("contributions", person=who.other.person.pk, name="", role="author")
    who.client.post(preview, {**who.form(edit_address(who.output)), **row})
    return who.get(preview)


def media(thing: str) -> Act:
    """Asks for a file below the media address."""
    return lambda who: who.get(getattr(who.other, thing).file.url)


def has_document(output: Any) -> bool:
    return any(file.document.title == RECORD_WORD for file in output.files.all())


def own_document(output: Any) -> bool:
    return any(file.document.title == "My own copy" for file in output.files.all())


def body_names(page: Any) -> bool:
    return bool(page.body)
