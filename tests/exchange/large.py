"""A harvest of many made records, compared with the database, and again after changes and withdrawals. By hand, beside
a site that `manage.py up` set up, in a scratch database of its own:

    .venv/bin/python manage.py shell -c "from tests.exchange.large import main; main(10_000)"
"""

import resource
import time
from collections.abc import Callable
from datetime import timedelta
from random import Random

from django.utils import timezone

from portal.bench.scratch import scratch_database
from portal.bench.seeding.filling import seed_outputs
from portal.exchange.comparison import compare
from portal.public.findings.models import FindingPage
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from tests.exchange.harvesting import Harvester, in_the_database
from tests.tools.server import served


def main(number: int) -> None:
    with scratch_database():
        seed_outputs(number, 1)
        with served() as address:
            harvester = Harvester(f"{address}/oai")
            for name, change in CHANGES.items():
                change(number)
                outcome, seconds = timed(compare)
                given, harvest_seconds = timed(harvester.harvest)
                expected = in_the_database()
                differing = [uuid for uuid in expected if harvester.copy.get(uuid) != expected[uuid]]
                too_many = harvester.copy.keys() - expected.keys()
                print(
                    f"{name}: {outcome} in {seconds:.1f} s; {given} harvested twice in {harvest_seconds:.1f} s;"
                    f" {len(expected)} public, {len(harvester.deleted)} deleted;"
                    f" {len(differing)} differ, {len(too_many)} too many; {memory():.0f} MB at most"
                )
                assert (differing, too_many) == ([], set())
                time.sleep(1)


def timed(work: Callable):
    start = time.monotonic()
    return work(), time.monotonic() - start


def memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def some(count: int, seed: int) -> list[int]:
    keys = list(Output.objects.visible().order_by("pk").values_list("pk", flat=True))
    return Random(seed).sample(keys, min(count, len(keys)))


def first(number: int) -> None:
    """Nothing more."""


def second(number: int) -> None:
    """New ones, withdrawn ones, corrected ones, a grant's reference, an embargo and a withdrawn finding."""
    seed_outputs(number + number // 50, 1)
    for output in Output.objects.filter(pk__in=some(40, 2)):
        draft = output.own
        draft.title += ", corrected"
        draft.save_revision().publish()
    Output.objects.filter(pk__in=some(number // 40, 3)).update(live=False)
    Output.objects.filter(pk__in=some(number // 50, 4)).update(
        access="embargoed", embargo_until=timezone.localdate() + timedelta(days=30)
    )
    grant = Grant.objects.visible().exclude(reference="").first() or Grant.objects.visible()[0]
    grant.reference += "/2"
    grant.save_revision().publish()
    finding = FindingPage.objects.visible().standing()[0]
    finding.status, finding.status_reason = "withdrawn", "Misread."
    finding.save_revision().publish()


def third(number: int) -> None:
    """Some are back, some are deleted for good, some are private, a grant is gone."""
    back = list(Output.objects.filter(live=False).values_list("pk", flat=True)[: number // 80])
    Output.objects.filter(pk__in=back).update(live=True)
    Output.objects.filter(pk__in=some(30, 5)).delete()
    Output.objects.filter(pk__in=some(number // 100, 6)).update(is_private=True)
    Grant.objects.visible().order_by("pk")[1].unpublish()


CHANGES = {"at first": first, "after changes and withdrawals": second, "after more of them": third}
