"""Saving new versions of many records; of outputs with the rows that the edit form would have written, in few queries.

A version is a revision, an entry in the history, the row where it is published or a draft, and three indexes. What
needs more than that (a schedule, a review that ends, taking down) is left to Wagtail, one by one.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail.signals import published

from portal.fulltext.characters import clean_text_of
from portal.records.base.addresses import numbered_slug
from portal.records.base.sorting import sort_key
from portal.records.changes.history import create_revisions, log_entry
from portal.records.changes.indexes import index_new_references, index_words
from portal.records.changes.judging import in_review
from portal.records.changes.rows import (
    commit_relations,
    has_changed_relations,
    insert_children,
    insert_grants,
    reserve_keys,
    write_rows,
)
from portal.records.outputs.models import Output

__all__ = ["Saving", "VersionWriter", "save_alone"]


@dataclass(eq=False)
class Saving:
    """A draft that is to be saved as a new version. `publish`: whether it is public afterwards; `is_new`: whether
    there is no such output yet; `only_version`: whether the row of an unpublished one stays as it is, as the edit form
    has it; `action`: what the history calls it."""

    draft: Any
    publish: bool
    is_new: bool = False
    only_version: bool = False
    action: str = "wagtail.edit"


def save_alone(saving: Saving, user: Any) -> Revision:
    """Saves one version by Wagtail's own steps; one that is published and shall not be any more is taken down first."""
    draft = saving.draft
    if draft.live and not saving.publish and not saving.only_version:
        UnpublishAction(draft, user=user).execute(skip_permission_checks=True)
    with disable_reference_index_auto_update():  # Each save would index again; once at the end suffices.
        revision = draft.save_revision(user=user, log_action=saving.action, clean=False)
        if saving.publish:
            revision.publish(user=user, skip_permission_checks=True)
        elif not saving.only_version:
            draft.save()
    ReferenceIndex.create_or_update_for_object(type(draft)._base_manager.get(pk=draft.pk))
    return revision


class VersionWriter:
    """Saves versions for one person, inside a transaction."""

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def slugs(self) -> set[str]:
        """The last parts of addresses that are taken."""
        return {*Output.reserved_slugs, *Output._base_manager.values_list("slug", flat=True)}

    @cached_property
    def citation_keys(self) -> set[str]:
        """The citation keys that are taken."""
        keys = Output._base_manager.filter(citation_key__isnull=False)
        return set(keys.values_list("citation_key", flat=True))

    def save(self, savings: Sequence[Saving]) -> list[Revision]:
        """Saves all of them; gives their revisions in the same order."""
        reviewed = in_review([saving.draft.pk for saving in savings if is_output(saving) and not saving.is_new])
        alone = [saving for saving in savings if needs_wagtail(saving) or saving.draft.pk in reviewed]
        together = [saving for saving in savings if saving not in alone]
        revisions = {id(saving): save_alone(saving, self.user) for saving in alone}
        for saving, revision in zip(together, self.save_together(together), strict=True):
            revisions[id(saving)] = revision
        return [revisions[id(saving)] for saving in savings]

    def save_together(self, savings: Sequence[Saving]) -> list[Revision]:
        """Saves them in a number of queries that grows only with those whose contributors or grants changed."""
        if not savings:
            return []
        new = [saving.draft for saving in savings if saving.is_new]
        self.begin(new)
        for saving in savings:
            clean_text_of(type(saving.draft), saving.draft)
        titles = [title_before(saving) for saving in savings]
        revisions = create_revisions([saving.draft for saving in savings], self.user)
        for saving, revision in zip(savings, revisions, strict=True):
            self.set_state(saving, revision)
        self.write(savings, new)
        self.log(savings, revisions, titles)
        for saving, revision in zip(savings, revisions, strict=True):
            if saving.publish:
                published.send(sender=type(saving.draft), instance=saving.draft, revision=revision)
        return revisions

    def begin(self, new: Collection[Any]) -> None:
        """Gives new outputs keys, addresses and children."""
        if not new:
            return
        reserve_keys(new)
        for draft in new:
            draft.table, draft.sort_key = draft.own_table, sort_key(draft.title)
            draft.slug = draft.slug or numbered_slug(draft.slug_source(), self.slugs)
            self.slugs.add(draft.slug)
        insert_children(new)

    def set_state(self, saving: Saving, revision: Revision) -> None:
        """Sets what Wagtail sets in a row when a version is saved, and when it is published."""
        draft = saving.draft
        draft.latest_revision = revision
        draft.has_unpublished_changes = not saving.publish and not saving.is_new
        draft.sort_key = sort_key(draft.title)
        if not saving.publish:
            return
        now = timezone.now()
        draft.live, draft.expired, draft.live_revision, draft.last_published_at = True, False, revision, now
        draft.first_published_at = draft.first_published_at or now
        if not draft.citation_key:
            draft.is_taken_key = self.citation_keys.__contains__
            draft.citation_key = draft.new_citation_key()
            del draft.is_taken_key
            self.citation_keys.add(draft.citation_key)

    def write(self, savings: Sequence[Saving], new: list[Any]) -> None:
        """Writes the rows and the indexes over them."""
        saved = [saving.draft for saving in savings if not saving.is_new and not saving.only_version]
        changed = [draft for draft in saved if has_changed_relations(draft)]
        if new:
            write_rows(new, are_new=True)
            insert_grants(new)
        if saved:
            write_rows(saved, are_new=False)
        with disable_reference_index_auto_update():
            for draft in changed:
                commit_relations(draft)
        versions = [Output(pk=saving.draft.pk) for saving in savings if saving.only_version]
        for version, saving in zip(versions, [saving for saving in savings if saving.only_version], strict=True):
            version.latest_revision, version.has_unpublished_changes = saving.draft.latest_revision, True
        Output._base_manager.bulk_update(versions, ["latest_revision", "has_unpublished_changes"])
        end_schedules([saving.draft for saving in savings if saving.publish and not saving.is_new])
        index_words([*new, *saved])
        index_new_references(new)
        for draft in changed:
            ReferenceIndex.create_or_update_for_object(draft)

    def log(self, savings: Sequence[Saving], revisions: Sequence[Revision], titles: Sequence[str]) -> None:
        """Writes the history."""
        entries = []
        for saving, revision, title in zip(savings, revisions, titles, strict=True):
            draft = saving.draft
            if saving.is_new:
                entries.append(log_entry(draft, "wagtail.create", self.user))
            else:
                entries.append(log_entry(draft, saving.action, self.user, revision))
            renamed = {"title": {"old": title, "new": str(draft)}} if title and title != str(draft) else {}
            if saving.publish and renamed:
                entry = log_entry(draft, "wagtail.rename", self.user, revision, **renamed)
                entry.content_changed = False
                entries.append(entry)
            if saving.publish:
                entries.append(log_entry(draft, "wagtail.publish", self.user, revision, **renamed))
        ModelLogEntry.objects.bulk_create(entries)


def is_output(saving: Saving) -> bool:
    """Whether it is a version of an output: of other kinds few are written at a time."""
    return isinstance(saving.draft, Output)


def needs_wagtail(saving: Saving) -> bool:
    """Whether saving it is more than an output's version: a schedule, or taking down, or another kind of record."""
    draft = saving.draft
    if not is_output(saving):
        return True
    is_scheduled = bool(draft.go_live_at and draft.go_live_at > timezone.now())
    return (is_scheduled and saving.publish) or (draft.live and not saving.publish and not saving.only_version)


def title_before(saving: Saving) -> str:
    """What the version before was called, "" for none."""
    latest = None if saving.is_new else saving.draft.latest_revision
    return latest.object_str if latest else ""


def end_schedules(drafts: Sequence[Any]) -> None:
    """What is published now waits for no other time."""
    if drafts:
        scheduled = Revision.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Output),
            object_id__in=[str(draft.pk) for draft in drafts],
            approved_go_live_at__isnull=False,
        )
        scheduled.update(approved_go_live_at=None)
