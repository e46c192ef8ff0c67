"""A return on many outputs: what it asks of the database does not grow with them, and its progress is told."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.public.home.skeleton import make_skeleton
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.returns.make import make_return
from portal.returns.period import Period
from portal.returns.schemes import SCHEMES
from tests.tools.factories import make_grant

pytestmark = pytest.mark.django_db


class Listener:
    """Hears how far the work is."""

    def __init__(self) -> None:
        self.heard: list[tuple[int, int]] = []

    def report(self, done: int, total: int) -> None:
        self.heard.append((done, total))

    def finish(self, message: str, url: str = "") -> None:
        self.message = message


def fund_all(grant: Grant) -> None:
    links = Output.grants.through
    rows = [links(output_id=pk, grant_id=grant.pk) for pk in Output.objects.values_list("pk", flat=True)]
    links.objects.bulk_create(rows, ignore_conflicts=True)


def test_questions_to_the_database_do_not_grow_with_the_outputs():
    make_skeleton()
    grant = make_grant("The work")
    counts = []
    for number in (20, 120):
        call_command("seed_outputs", number, verbosity=0)
        fund_all(grant)
        listener = Listener()
        with CaptureQueriesContext(connection) as queries:
            made = make_return(grant, SCHEMES["common-question-set"], Period(), None, listener)
        counts.append(len(queries))
        assert made.total + made.left_out == number
        assert [done for done, _total in listener.heard] == sorted(done for done, _total in listener.heard)
        assert listener.heard[-1][0] <= listener.heard[-1][1] == 2 * number + 2
    assert counts[1] <= counts[0] + 2  # The second is compared with the first.
