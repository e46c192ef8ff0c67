"""Deleting many outputs leaves no more behind than deleting one by one."""

import pytest
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry

from portal.fulltext.models import Entry
from portal.records.changes.deleting import delete
from portal.records.outputs.models import Contribution, Output, Publication
from tests.tools.accounts import account
from tests.tools.factories import make_grant, make_output, make_person

pytestmark = pytest.mark.django_db


def left_behind(keys: list[int]) -> list[int]:
    """How many rows of each table still know one of the outputs."""
    names = [str(key) for key in keys]
    return [
        Output.objects.filter(pk__in=keys).count(),
        Publication.objects.filter(pk__in=keys).count(),
        Contribution.objects.filter(output__in=keys).count(),
        Revision.objects.filter(object_id__in=names, content_type__model="publication").count(),
        ReferenceIndex.objects.filter(object_id__in=names, base_content_type__model="output").count(),
        IndexEntry.objects.filter(object_id__in=names, content_type__model="publication").count(),
        Entry.objects.filter(object_id__in=keys, content_type__model="output").count(),
    ]


def test_nothing_of_them_is_left_but_the_history():
    _client, user = account("Editor")
    people, grants = [make_person()], [make_grant()]
    outputs = [make_output("chapter", people=people, grants=grants) for _number in range(3)]
    keys = [output.pk for output in outputs]
    assert all(left_behind(keys))
    assert delete(outputs, user) == {}
    assert left_behind(keys) == [0] * 7
    log = ModelLogEntry.objects.filter(action="wagtail.delete", object_id__in=[str(key) for key in keys])
    assert [(entry.user, entry.deleted, entry.label) for entry in log.order_by("pk")] == [
        (user, True, output.title) for output in outputs
    ]


def test_others_stay_as_they_are():
    output, other = make_output("chapter"), make_output("report")
    delete([output], None)
    assert list(Output.objects.all()) == [Output.objects.get(pk=other.pk)]
    assert Entry.objects.filter(object_id=other.pk, content_type__model="output").exists()
