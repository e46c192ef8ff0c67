"""Images that say nothing to somebody who cannot see them."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.desk.attention.check import Check
from portal.desk.attention.scope import images_of

__all__ = ["CHECKS"]


def without_description(user: Any, _at: datetime) -> QuerySet | None:
    images = images_of(user)
    return None if images is None else images.filter(description="").order_by("-created_at", "pk")


CHECKS = (
    Check(
        "images-without-alt-text",
        lambda count: ngettext("%s image without alt text", "%s images without alt text", count),
        _("Say in a sentence what is to be seen; screen readers read it out."),
        without_description,
        anchor="id_description",
    ),
)
