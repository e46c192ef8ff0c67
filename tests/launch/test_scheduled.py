"""The command that publishes on schedule: once, as Wagtail's does, or again and again until it is ended."""

import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from portal.launch import layout
from portal.records.outputs.models import Publication
from tests.tools.factories import make_output


@pytest.mark.django_db
def test_once_it_takes_down_what_has_expired():
    output = make_output()
    type(output).objects.filter(pk=output.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert not Publication.objects.get(pk=output.pk).live


@pytest.mark.parametrize("options", [{"every": 0}, {"every": 60, "dryrun": True}])
def test_a_time_that_is_no_time_is_refused(options: dict[str, object]):
    with pytest.raises(CommandError, match="whole number of seconds"):
        call_command("publish_scheduled", **options)


def test_with_every_it_goes_on_until_it_is_ended():
    command = [sys.executable, "-m", "django", "publish_scheduled", "--every", "60"]
    process = subprocess.Popen(command, cwd=layout.ROOT, stderr=subprocess.DEVNULL)
    time.sleep(6)
    assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
