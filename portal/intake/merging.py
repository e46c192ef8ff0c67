"""Two records of one work made into one: nothing that hung on the other is lost, and its addresses lead on."""

from typing import Any

from django.db import transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Revision

from portal.citations.formats import FORMATS
from portal.findings.models import Evidence
from portal.intake.differences import PEOPLE, Difference, differences, people_now, stored
from portal.intake.guarding import hold
from portal.intake.models import IntakeRow
from portal.intake.writing import assign
from portal.outputs.models import Output, OutputFile

__all__ = ["merge", "other_values", "what_differs"]

_NOT_TAKEN = (
    "id output_ptr uuid slug owner is_private created_at updated_at sort_key citation_key table kind live"
    " has_unpublished_changes first_published_at last_published_at live_revision go_live_at expire_at expired locked"
    " locked_at locked_by latest_revision"
)
NOT_TAKEN = frozenset(_NOT_TAKEN.split())


def what_differs(kept: Output, other: Output) -> list[Difference]:
    """The fields in which the other record says something else than the one that is kept, or more."""
    return differences(newest(kept), other_values(other), people_now(newest(other)))


def other_values(other: Output) -> dict[str, Any]:
    """Everything that a record says of the work, as JSON can hold it."""
    latest = newest(other)
    names = [field.name for field in latest._meta.fields if field.name not in NOT_TAKEN]
    return {name: value for name in names if (value := stored(latest, name)) not in (None, "")}


def newest(output: Output) -> Any:
    """The version that its editors see."""
    return output.own.get_latest_revision_as_object()


def merge(kept: Output, other: Output, taken: list[str], user: Any) -> Output:
    """Makes `kept` of both and deletes `other`, all in one transaction; gives the record that is kept.

    `taken` names the fields in which the other's word is taken. Grants, files and evidence of both stay. Every public
    address of the other leads to the one that is kept.
    """
    if kept.pk == other.pk:
        raise ValueError("A record cannot be merged with itself.")
    with transaction.atomic():
        hold()
        kept, other = (Output.objects.select_for_update().get(pk=output.pk) for output in (kept, other))
        values = {**other_values(other), PEOPLE: people_now(newest(other))}
        addresses = addresses_of(other)
        files = [file.pk for file in other.files.all()]
        live, draft = kept.live, kept.has_unpublished_changes
        move_relations(kept, other)
        forwarded(addresses, kept, other)
        grants = list(other.grants.all())
        log(instance=other.own, action="wagtail.delete", user=user, deleted=True)
        other.own.delete()
        latest = newest(kept)
        assign(latest, {name: values[name] for name in taken if name in values})
        latest.grants.add(*[grant for grant in grants if grant not in latest.grants.all()])
        latest.files.add(*OutputFile.objects.filter(pk__in=files))
        revision = latest.save_revision(user=user, log_action=True, clean=False)
        if live and not draft:
            revision.publish(user=user)
    return kept


def move_relations(kept: Output, other: Output) -> None:
    """Gives the kept record the other's files and evidence, in the drafts of findings too."""
    Evidence.objects.filter(output=other).update(output=kept)
    named = Revision.objects.filter(content__evidence__contains=[{"output": other.pk}])
    for revision in named.select_for_update():
        for row in revision.content["evidence"]:
            row["output"] = kept.pk if row.get("output") == other.pk else row.get("output")
        revision.save(update_fields=["content"])
    taken = set(kept.files.values_list("name", flat=True))
    for file in other.files.all():
        OutputFile.objects.filter(pk=file.pk).update(output=kept, name=unused(file.name, taken))
    IntakeRow.objects.filter(output=other).update(output=kept)


def unused(name: str, taken: set[str]) -> str:
    """The file's name, with a number before its ending where the kept record has one of that name."""
    stem, dot, ending = name.rpartition(".")
    candidate, number = name, 2
    while candidate in taken:
        candidate, number = f"{stem}-{number}{dot}{ending}", number + 1
    taken.add(candidate)
    return candidate


def addresses_of(output: Output) -> list[str]:
    """What comes after the record's own address, at each public address that it has: formats and files."""
    return [*(f".{name}" for name in FORMATS), *(f"/files/{file.name}" for file in output.files.all())]


def forwarded(endings: list[str], kept: Output, other: Output) -> None:
    """Makes every address of the other lead to the kept record, and what led to the other lead there too."""
    old, new = (f"{Output.base_path}{output.slug}" for output in (other, kept))
    Redirect.objects.filter(redirect_link=f"{old}/").update(redirect_link=f"{new}/")
    for ending in ["/", *endings]:
        target = f"{new}{ending}" if ending.startswith(".") else f"{new}/"
        path = Redirect.normalise_path(f"{old}{ending}")
        Redirect.objects.update_or_create(
            old_path=path, site=None, defaults={"redirect_link": target, "is_permanent": True}
        )
