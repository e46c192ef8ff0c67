"""What a site still lacks around its content: whom to write to, and the words of its pages of prose."""

from datetime import datetime

from django.db.models import QuerySet

from portal.cms.models import SiteSettings
from portal.desk.checks.scope import pages_of
from portal.desk.request_user import RequestUser
from portal.public.content.models import ContentPage

__all__ = ["pages_to_complete", "without_contact"]


def without_contact(user: RequestUser, _at: datetime) -> QuerySet | None:
    """The settings of each named site whose pages name nobody to write to."""
    if not user.has_perm("cms.change_sitesettings"):
        return None
    settings = SiteSettings.objects.filter(contact_name="", contact_email="", contact_address="")
    return settings.exclude(project_name="").order_by("site", "pk")


def pages_to_complete(user: RequestUser, _at: datetime) -> QuerySet | None:
    """Pages whose text, as it was last published, holds a reminder to editors, in the order of the site."""
    pages = pages_of(user)
    if pages is None:
        return None
    return ContentPage.objects.filter(pk__in=pages.values("pk"), body__contains=[{"type": "reminder"}]).order_by("path")
