"""Records that mean harm, all the way into the database and onto the page: reported or harmless, never a fault."""

import json

import pytest
from bs4 import BeautifulSoup

from portal.bibliography.clean_text import printable
from portal.bibliography.formats.decoding import RefusedError
from portal.intake.commit import commit
from portal.intake.review import choose_for_all
from portal.records.outputs.models import Output
from tests.intake.records import brought_in
from tests.tools.accounts import account

pytestmark = pytest.mark.django_db

NASTY = [
    "\x00\x01\x1b[31m",
    "\ud800 alone",
    "\ufffe\uffff",
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% csrf_token %}",
    "'; DROP TABLE outputs_output; --",
    "=cmd|' /C calc'!A0",
    "../../../etc/passwd",
    "x" * 5_000,
    "\u202eright to left\u202c",
    "𝕌𝕟𝕚𝕔𝕠𝕕𝕖 🏳️‍🌈",
    "%s %n %(x)s {0}",
]


def item(text: str, number: int) -> dict:
    """A record with the text wherever one can stand; the title says which one it is."""
    fields = ("container-title", "publisher", "volume", "page", "DOI", "ISBN", "URL", "language", "abstract", "genre")
    people = [{"family": text, "given": text, "ORCID": text}, {"literal": text}, text, None, {"family": 1}]
    return {
        **dict.fromkeys(fields, text),
        "type": "book" if number % 2 else text,
        "title": f"{text[:300]} {number}",
        "author": people,
        "issued": {"date-parts": [[text, 99, -1]], "raw": text},
        "keyword": text,
        "custom": {"uuid": text, "licence": text, "access": text, "embargo_until": text, "start": text, "reach": text},
    }


def test_nasty_values_are_left_out_or_kept_as_text():
    client, user = account("Editor")
    text = json.dumps([item(text, number) for number, text in enumerate(NASTY)])
    run = brought_in(text, user, owner=user, publish=True)
    assert run.records.count() == len(NASTY)
    page = client.get(run.get_absolute_url())
    assert page.status_code == 200
    assert not BeautifulSoup(page.content, "lxml").select("main script, main [onerror]")
    choose_for_all(run, "look", "create")
    commit(run, user)
    run.refresh_from_db()
    assert Output.objects.filter(live=True).count() == run.changes.count() > len(NASTY) / 2
    assert not Output.objects.filter(title__contains="\x01").exists()
    for output in Output.objects.all():
        assert b"<script>alert(1)" not in client.get(output.get_absolute_url()).content
    again = brought_in(text, user)
    assert not again.records.exclude(choice="skip").exists()


def test_the_same_in_bibtex_ris_and_csv():
    _client, user = account("Editor")
    for text in (one.replace("\ud800", "") for one in NASTY):
        line = " ".join(text.replace("\x00", "").split())
        bib = f"@book{{k, title = {{{line}}}, author = {{{line}}}, year = {{{line}}}, isbn = {{{line}}}}}\n"
        ris = f"TY  - {line[:40]}\nTI  - {line}\nAU  - {line}\nPY  - {line}\nUR  - {line}\nKW  - {line}\n"
        rows = brought_in(f"{bib}\n{ris}", user).records
        assert rows.filter(verdict="").count() == 0
        assert rows.count() >= 2
        cell = '"' + line.replace('"', '""') + '"'
        rows = f"title,kind,date,authors\n{','.join([cell] * 4)}\n"
        if printable(line).strip():
            assert brought_in(rows, user).records.count() == 1
        else:  # Of characters that no text keeps nothing is left of a row.
            with pytest.raises(RefusedError):
                brought_in(rows, user)
