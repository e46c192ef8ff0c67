"""What is written of many outputs at once is what Wagtail's own steps write of one."""

import json
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.forms import model_to_dict
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry
from wagtail.signals import published

from portal.fulltext.models import Entry
from portal.records.changes.drafts import drafts_of, load_outputs
from portal.records.changes.writing import Saving, VersionWriter, save_alone
from portal.records.outputs.models import Contribution, Output, Publication
from tests.tools.accounts import account
from tests.tools.factories import make_grant, make_output, make_person

pytestmark = pytest.mark.django_db
# What differs from one record to the next, and from one moment to the next.
OWN = {"pk", "id", "output_ptr", "output", "uuid", "slug", "citation_key", "latest_revision", "live_revision"}
TIMES = {"created_at", "updated_at", "first_published_at", "last_published_at"}
NUMBERED = "Patrols of the harbour"


def plain(value: Any) -> Any:
    """JSON without keys and moments, which say for themselves only whether there is one."""
    if isinstance(value, dict):
        return {name: bool(part) if name in OWN | TIMES else plain(part) for name, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, list) else value


def content_of(revision: Revision) -> Any:
    content = plain(json.loads(DjangoJSONEncoder().encode(revision.content)))
    return {**content, "grants": sorted(content["grants"])}  # They are listed in no order.


def rows_of(output: Output) -> dict[str, Any]:
    """Every row that there is of an output, in all tables that know it."""
    own = Output.objects.get(pk=output.pk).own
    types = [ContentType.objects.get_for_model(model) for model in (type(own), Output)]
    fields = {field.name: field.value_from_object(own) for field in own._meta.concrete_fields}
    log = ModelLogEntry.objects.filter(content_type=types[0], object_id=str(own.pk)).order_by("pk")
    revisions = Revision.objects.filter(base_content_type=types[1], object_id=str(own.pk)).order_by("pk")
    references = ReferenceIndex.objects.filter(base_content_type=types[1], object_id=str(own.pk))
    searched = IndexEntry.objects.filter(content_type__in=types, object_id=str(own.pk))
    words = Entry.objects.filter(content_type=types[1], object_id=own.pk)
    return {
        "fields": {name: bool(value) if name in OWN | TIMES else value for name, value in fields.items()},
        "is_latest": own.latest_revision_id == revisions.last().pk,
        "is_live": own.live_revision_id == (revisions.last().pk if own.live else None),
        "people": [plain(model_to_dict(person)) for person in own.contributions.order_by("sort_order")],
        "grants": sorted(own.grants.values_list("pk", flat=True)),
        "revisions": [(one.user_id, one.object_str, one.content_type_id, content_of(one)) for one in revisions],
        "log": [
            (one.action, one.user_id, one.label, one.data, bool(one.revision_id), one.content_changed, one.deleted)
            for one in log
        ],
        "references": sorted(references.values_list("content_type", "to_content_type", "to_object_id", "model_path")),
        "found": list(words.values_list("title", "body", "vector")),
        "searched": list(searched.values_list("content_type", "autocomplete", "title", "body")),
    }  # fmt: skip


def new(people: list[Any], grants: list[Any], owner: Any) -> Publication:
    output = Publication(kind="chapter", title=NUMBERED, date="2010-11", live=False, owner=owner, publisher="A press")
    output.contributions.set(
        [
            Contribution(role="author", name="Example, Ada", person=people[0], sort_order=0),
            Contribution(role="editor", name="A body", is_corporate=True, sort_order=1),
        ]
    )
    output.grants.set(grants)
    return output


def created_alone(draft: Publication, user: Any, publish: bool) -> None:
    """A new output as the edit form makes it: saved, put into the history, given a version, published."""
    draft.save()
    ModelLogEntry.objects.log_action(draft, "wagtail.create", user=user, content_changed=True)
    revision = draft.save_revision(user=user, changed=False)
    if publish:
        revision.publish(user=user)


@pytest.mark.parametrize("publish", [False, True])
def test_new_outputs_have_the_rows_of_one_that_a_form_made(publish: bool):
    _client, user = account("superuser")
    people, grants = [make_person()], [make_grant(), make_grant()]
    alone = new(people, grants, user)
    created_alone(alone, user, publish)
    together = [new(people, grants, user) for _number in range(3)]
    VersionWriter(user).save([Saving(draft, publish, is_new=True) for draft in together])
    for name, rows in rows_of(alone).items():
        assert [rows_of(output)[name] for output in together] == [rows] * 3, name
    slugs = [output.slug for output in (alone, *together)]
    assert slugs == ["patrols-of-the-harbour", *(f"patrols-of-the-harbour-{number}" for number in (2, 3, 4))]
    keys = set(Output.objects.values_list("citation_key", flat=True))
    assert len(keys) == (4 if publish else 1)


def changed(output: Output, grants: list[Any] | None = None) -> Any:
    """The newest version of an output, changed."""
    draft = drafts_of(load_outputs([output.pk]).values())[output.pk]
    draft.title, draft.publisher, draft.date = f"{draft.title}, observed", "Another press", "2011"
    draft.contributions.set([Contribution(role="author", name="Sample, Ben", sort_order=0)])
    if grants is not None:
        draft.grants.set(grants)
    return draft


@pytest.mark.parametrize("state", ["published", "draft", "drafted over"])
@pytest.mark.parametrize("publish", [False, True])
def test_changed_outputs_have_the_rows_of_one_that_wagtail_saved(state: str, publish: bool):
    _client, user = account("superuser")
    grants = [make_grant(), make_grant()]
    outputs = [make_output("chapter", NUMBERED, grants=grants[:1], slug=f"patrols-{number}") for number in range(3)]
    for output in outputs:
        if state == "draft":
            output.unpublish()
        if state == "drafted over":
            draft = output.get_latest_revision_as_object()
            draft.place = "Leeds"
            draft.save_revision(user=user)
    if state != "draft" and not publish:
        publish_options = {"publish": False, "only_version": True}
    else:
        publish_options = {"publish": publish}
    alone, *together = [Saving(changed(output, grants), **publish_options) for output in outputs]
    save_alone(alone, user)
    VersionWriter(user).save_together(together)
    expected, *rest = [rows_of(output) for output in outputs]
    for name, rows in expected.items():
        assert [each[name] for each in rest] == [rows] * 2, name


def test_whoever_listens_hears_of_each_that_is_published():
    heard = []

    def listen(instance: Any, revision: Any, **_kwargs: object) -> None:
        heard.append((instance.pk, revision.pk))

    output = make_output()
    published.connect(listen)
    try:
        [revision] = VersionWriter(None).save([Saving(changed(output), publish=True)])
    finally:
        published.disconnect(listen)
    assert heard == [(output.pk, revision.pk)]


def test_what_a_version_names_and_is_gone_is_left_out_of_the_draft():
    person, grant = make_person(), make_grant()
    output = new([person], [grant], None)
    created_alone(output, None, publish=False)
    output.save_revision()
    person.delete()
    grant.delete()
    draft = drafts_of(load_outputs([output.pk]).values())[output.pk]
    assert [(row.name, row.person_id) for row in draft.contributions.all()] == [
        ("Example, Ada", None),
        ("A body", None),
    ]
    assert list(draft.grants.all()) == []
    VersionWriter(None).save([Saving(draft, publish=True)])
    assert Publication.objects.get(pk=output.pk).contributions.count() == 2


def test_many_are_changed_with_as_many_queries_as_few(django_assert_max_num_queries):
    outputs = [make_output(title=f"Paper {number}") for number in range(30)]
    drafts = list(drafts_of(load_outputs([output.pk for output in outputs]).values()).values())
    for draft in drafts:
        draft.licence = "CC0-1.0"
    with django_assert_max_num_queries(25):
        VersionWriter(None).save([Saving(draft, publish=True) for draft in drafts])
    assert set(Output.objects.values_list("licence", flat=True)) == {"CC0-1.0"}
