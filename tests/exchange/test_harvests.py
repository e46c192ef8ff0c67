"""Two independent clients harvest the demo, again after changes, and end with what the database says."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from portal.exchange.comparison import compare
from portal.exchange.oai import harvest
from portal.public.findings.models import FindingPage
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from tests.exchange.harvesting import Harvester, in_the_database
from tests.tools.factories import make_output, make_person


def compare_later(seconds: int) -> None:
    """Notices changes in a later second than those before, without waiting for it."""
    with time_machine.travel(timezone.now() + timedelta(seconds=seconds), tick=False):
        compare()


def test_a_copy_kept_by_harvests_is_what_the_database_says(fresh_demo_server: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(harvest, "AT_ONCE", 4)
    compare()
    harvester = Harvester(f"{fresh_demo_server}/oai")
    assert harvester.harvest() == len(in_the_database())
    assert harvester.copy == in_the_database()

    chapter, report = Output.objects.get(kind="chapter").own, Output.objects.get(slug="final-report").own
    chapter.title = "Another title"
    chapter.save_revision().publish()
    report.unpublish()
    make_output(title="Made since", people=[make_person("Åsa", "Öberg")], date="2026-11", doi="10.5555/made.since")
    finding = FindingPage.objects.get(number=1)
    finding.status, finding.status_reason = "withdrawn", "Misread."
    finding.save_revision().publish()
    compare_later(2)
    assert harvester.harvest() >= 4
    assert harvester.copy == in_the_database()
    assert harvester.deleted == {str(report.uuid), str(finding.translation_key)}

    report.save_revision().publish()
    Output.objects.get(title="Made since").delete()
    Grant.objects.get(slug="phase-1-small-grant").unpublish()
    compare_later(4)
    harvester.harvest()
    assert harvester.copy == in_the_database()
    assert len(harvester.deleted) == 2
    assert str(report.uuid) not in harvester.deleted
