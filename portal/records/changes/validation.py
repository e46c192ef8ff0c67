"""Whether drafts could be published as they are, asked of many in two queries."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from portal.records.outputs.models import Output

__all__ = ["errors_of"]


def errors_of(drafts: Collection[Any]) -> dict[int, str]:
    """By key, what is wrong with those of the drafts that cannot be published, in words.

    As `full_clean`, which would ask the database about each draft's keys and unique values by itself.
    """
    taken = {name: owners_of(name, drafts) for name in ("doi", "slug")}
    errors = {draft.pk: errors_in(draft, taken) for draft in drafts}
    return {key: words for key, words in errors.items() if words}


def owners_of(name: str, drafts: Collection[Any]) -> dict[str, tuple[int, str]]:
    """Key and title of the output that has each value of a unique field which the drafts have."""
    values = {getattr(draft, name) for draft in drafts} - {""}
    rows = Output.objects.filter(**{f"{name}__in": values}).values_list(name, "pk", "title") if values else []
    return {value: (key, title) for value, key, title in rows}


def errors_in(draft: Any, taken: dict[str, dict[str, tuple[int, str]]]) -> str:
    """What is wrong with one draft, "" for nothing."""
    keys = [field.name for field in draft._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    messages: list[str] = []
    draft.refuse_known_doi = lambda: None  # Asked below, of all at once.
    for check in (lambda: draft.clean_fields(exclude=keys), draft.clean):
        try:
            check()
        except ValidationError as error:
            messages += error.messages
    del draft.refuse_known_doi
    owner, title = taken["doi"].get(draft.doi, (draft.pk, ""))
    if owner != draft.pk:
        messages.append(_("The output “%(title)s” has this DOI already.") % {"title": title})
    owner, title = taken["slug"].get(draft.slug, (draft.pk, ""))
    if owner != draft.pk:
        messages.append(_("The output “%(title)s” has this address already.") % {"title": title})
    return " ".join(messages)
