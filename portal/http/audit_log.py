"""Acts of staff as lines of the log, which nobody can take out of the database afterwards."""

import logging
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import ModelLogEntry, PageLogEntry

__all__ = ["mirror_entry"]

audit = logging.getLogger("portal.audit")


@receiver(post_save, sender=PageLogEntry, dispatch_uid="http.mirror_page_entry")
@receiver(post_save, sender=ModelLogEntry, dispatch_uid="http.mirror_record_entry")
def mirror_entry(instance: Any, created: bool, **_kwargs: object) -> None:
    """Logs what Wagtail's own history has just kept: what was done, to which record, by the account of that number."""
    if created:
        fields = {
            "action": instance.action,
            "model": instance.content_type.model if instance.content_type else "",
            "object": str(instance.page_id if isinstance(instance, PageLogEntry) else instance.object_id),
            "user": instance.user_id,
        }
        audit.info("", extra={"fields": fields})
