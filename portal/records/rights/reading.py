"""What a person may read, and so name, choose, preview, bulk and copy: one answer for whatever a form may name."""

from typing import Any

from django.db.models import Model, QuerySet
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from portal.records.rights.files import readable_files
from portal.records.rights.pages import may_change_page, readable_pages
from portal.records.rights.records import readable_records
from portal.visibility.staff import decides_what_staff_read

__all__ = ["choosable", "may_read", "may_read_all", "readable"]


@decides_what_staff_read
def readable(user: Any, instances: QuerySet) -> QuerySet:
    """Those of the rows that the person may read; `user` None stands for a command, which reads all.

    Organisations, terms and whatever else has no rule of its own hold nothing that the staff keep from one another.
    """
    model: Any = instances.model
    if user is None:
        return instances
    if issubclass(model, Page):
        return readable_pages(user, instances)
    if issubclass(model, AbstractImage | AbstractDocument):
        return readable_files(user, instances)
    return readable_records(user, instances) if hasattr(model, "ownership") else instances


def choosable(user: Any, model: Any) -> QuerySet:
    """The records of a kind that a person may name in a form, without those that were merged into another."""
    return readable(user, model.objects.current())


def may_read(user: Any, instance: Model) -> bool:
    """Whether the person may read this row; a page in review with them too."""
    if readable(user, type(instance)._default_manager.filter(pk=instance.pk)).exists():
        return True
    return isinstance(instance, Page) and may_change_page(user, instance)


def may_read_all(user: Any, instances: QuerySet) -> bool:
    """Whether the person may read every one of the rows."""
    return readable(user, instances).count() == instances.count()
