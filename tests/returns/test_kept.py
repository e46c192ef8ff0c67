"""A return is kept as it was made: the same content has the same digest, and a changed byte is noticed."""

import hashlib
import io
import random
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone, translation

from portal.public.home.skeleton import make_skeleton
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Person
from portal.returns.comparison import compare
from portal.returns.make import make_return
from portal.returns.models import Return
from portal.returns.period import Period
from portal.returns.reading import differences_from_made
from portal.returns.schemes import SCHEMES
from portal.work.progress import UNWATCHED
from tests.tools.accounts import account
from tests.tools.factories import make_grant, make_output, make_person

pytestmark = pytest.mark.django_db
COMMON = SCHEMES["common-question-set"]
AWARD = "11111111-1111-4111-8111-111111111111"
UUIDS = [f"22222222-2222-4222-8222-00000000000{number}" for number in range(5)]


@pytest.fixture(autouse=True)
def site(db: None) -> None:
    make_skeleton()


def made(grant: Grant, user=None) -> Return:
    return make_return(grant, COMMON, Period(), user, UNWATCHED)


def fill(order: list[int]) -> Grant:
    """The same award and outputs, whatever the order in which they are recorded and the keys that they get."""
    grant = make_grant("The work", uuid=AWARD, slug="the-award", reference="ES/X/1", end="2020")
    person = make_person("Ann", "Lee", slug="ann-lee", grants=[grant])
    for number in order:
        make_output(title=f"Paper {number % 2}", slug=f"paper-{number}", date="2019", uuid=UUIDS[number],
                    people=[person], grants=[grant])  # fmt: skip
    return grant


def test_the_same_content_has_the_same_digest_on_another_machine():
    first = made(fill([0, 1, 2, 3, 4]), account("Editor", first_name="Ann")[1])
    digest, names = first.content_sha256, ZipFile(io.BytesIO(bytes(first.content))).namelist()
    Return.objects.all().delete()
    Output.objects.all().delete()
    Grant.objects.all().delete()
    Person.objects.all().delete()
    for _number in range(random.Random(7).randrange(3, 9)):
        make_output(grants=[make_grant()])
    with translation.override("cy"), timezone.override("Pacific/Auckland"):
        second = made(fill([3, 1, 4, 0, 2]))
    assert second.content_sha256 == digest
    assert second.archive_sha256 != first.archive_sha256  # It says who made it, and when.
    assert ZipFile(io.BytesIO(bytes(second.content))).namelist() == names


def test_anybody_can_check_it_with_a_common_program():
    a_return = made(fill([0]))
    files = ZipFile(io.BytesIO(bytes(a_return.content)))
    listed = {
        name: digest
        for digest, name in (line.split("  ") for line in files.read("SHA256SUMS").decode().split("\n")[:-1])
    }
    assert listed == {
        name: hashlib.sha256(files.read(name)).hexdigest() for name in files.namelist() if name != "SHA256SUMS"
    }
    assert listed["return.json"] == a_return.content_sha256


def test_it_is_downloaded_byte_for_byte():
    client, _user = account("Editor")
    a_return = made(fill([0]))
    answer = client.get(f"/admin/returns/{a_return.pk}/archive.zip")
    assert hashlib.sha256(answer.content).hexdigest() == a_return.archive_sha256
    assert answer["Content-Disposition"].startswith('attachment; filename="return-es-x-1-')
    names = ["return.json", "return.xlsx", "report.html", "csv/01-publications.csv", "references.ris"]
    assert [client.get(f"/admin/returns/{a_return.pk}/files/{name}").status_code for name in names] == [200] * 5
    assert client.get(f"/admin/returns/{a_return.pk}/files/../settings.py").status_code == 404


def flip(a_return: Return, position: int) -> None:
    """Changes one byte of what is kept, behind the portal's back."""
    data = bytearray(bytes(a_return.content))
    data[position] ^= 1
    with connection.cursor() as cursor:
        cursor.execute("UPDATE returns_return SET content = %s WHERE id = %s", [bytes(data), a_return.pk])


@pytest.mark.parametrize("part", [0, 0.2, 0.5, 0.9, 1])
def test_a_changed_byte_is_noticed_by_the_command_and_on_the_page(part: float):
    client, _user = account("Editor")
    a_return = made(fill([0, 1]))
    call_command("verify_returns")
    flip(a_return, round(part * (len(bytes(a_return.content)) - 1)))
    assert differences_from_made(Return.objects.get(pk=a_return.pk))
    with pytest.raises(CommandError, match="not as they were made: 1"):
        call_command("verify_returns")
    assert "This return is not as it was made" in client.get(a_return.get_absolute_url()).content.decode()


def test_a_return_that_was_taken_out_is_noticed_by_the_one_after_it():
    grant = fill([0])
    first, _second = made(grant), made(grant)
    call_command("verify_returns")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM returns_return WHERE id = %s", [first.pk])
    with pytest.raises(CommandError):
        call_command("verify_returns")


def test_a_return_is_never_written_again():
    a_return = made(fill([0]))
    with pytest.raises(TypeError, match="kept as it was made"):
        a_return.save()


def test_the_next_one_shows_what_is_new_changed_and_gone():
    client, _user = account("Editor")
    grant = fill([0, 1, 2])
    made(grant)
    _kept, changed, gone = (Output.objects.get(uuid=uuid).own for uuid in UUIDS[:3])
    changed.title = "Paper, corrected"
    changed.save()
    gone.grants.set([])
    gone.save()
    new = make_output(title="A new one", date="2020", grants=[grant])
    second = made(grant)
    comparison = compare(second, second.__class__.objects.before(second).get())
    assert comparison.new == [("Publications", new.title)]
    assert comparison.gone == [("Publications", gone.title)]
    assert [(each.title, each.fields) for each in comparison.changed] == [
        ("Paper, corrected", [("Title", "Paper 1", "Paper, corrected")])
    ]
    page = BeautifulSoup(client.get(second.get_absolute_url()).content, "lxml").select_one(".returns").get_text()
    for words in ("New: 1", "Changed: 1", "No longer reported: 1", "A new one", "Paper, corrected"):
        assert words in page


def test_two_of_the_same_say_so():
    client, _user = account("Editor")
    grant = fill([0])
    first, second = made(grant), made(grant)
    assert first.content_sha256 == second.content_sha256
    assert second.previous_sha256 == first.archive_sha256
    assert "Both report the same." in client.get(second.get_absolute_url()).content.decode()


def test_an_award_with_a_return_is_not_deleted(django_capture_on_commit_callbacks):
    client, _user = account("Administrator")
    with django_capture_on_commit_callbacks(execute=True):
        grant = fill([0])
        made(grant)
    address = f"/admin/snippets/records/grant/delete/{grant.pk}/"
    client.post(address)
    assert Grant.objects.filter(pk=grant.pk).exists()
