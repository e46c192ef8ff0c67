"""Notices that something was published, changed or deleted, and has all compared soon after.

It need not know what a change means: comparing finds out. Outputs that are written together send `published` alone, so
both are listened to; whatever neither tells is found within the hour.
"""

from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, published, unpublished

from portal.exchange.recurring import compare_all
from portal.work.recurring import bring_forward

__all__ = ["notice", "notice_published"]

WATCHED = frozenset({"records", "public", "cms", "media"})  # The apps whose rows stand in public records.
# What is written of a page or record when only a draft of it was saved.
OF_DRAFTS = frozenset({"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"})


@receiver((post_save, post_delete), dispatch_uid="exchange.notice")
def notice(sender: type[Model], instance: Any = None, **kwargs: Any) -> None:
    """Receiver of `post_save` and `post_delete` of every model: has all compared after a change to what is public."""
    is_draft = OF_DRAFTS.issuperset(kwargs.get("update_fields") or ["all"])
    is_watched = sender._meta.app_label in WATCHED or isinstance(instance, (Page, PageViewRestriction))
    # A migration's models are not the portal's, and the table of what recurs may not be there yet.
    if is_watched and not is_draft and sender.__module__ != "__fake__":
        compare_after_commit()


@receiver((published, unpublished, page_published, page_unpublished), dispatch_uid="exchange.notice_published")
def notice_published(sender: type[Model], **_kwargs: object) -> None:
    """Receiver of Wagtail's signals of publishing and unpublishing: has all compared."""
    compare_after_commit()


def compare_after_commit() -> None:
    """Has all compared when the transaction is over, once for all that it changes."""
    if all(entry[1] is not compare_soon for entry in connection.run_on_commit):
        transaction.on_commit(compare_soon)


def compare_soon() -> None:
    """Has all compared at the next look of a worker."""
    bring_forward(compare_all)
