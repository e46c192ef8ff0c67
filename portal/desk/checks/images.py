"""Images without words for somebody who cannot see them."""

from datetime import datetime

from django.db.models import QuerySet

from portal.desk.checks.scope import images_of
from portal.desk.request_user import RequestUser

__all__ = ["without_description"]


def without_description(user: RequestUser, _at: datetime) -> QuerySet | None:
    """Images without alt text, the newest first."""
    images = images_of(user)
    return None if images is None else images.filter(description="").order_by("-created_at", "pk")
