"""Who may read an image or a document before the public may.

Wagtail lets whoever may choose files choose every file. Here somebody chooses what they may read: what the public sees,
what they may change (their own uploads among it), and what a page or a record names that is theirs to work on.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.permissions import permission_policy as images
from wagtail.models import Page
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from portal.media.models import PortalImage
from portal.records.rights.pages import changeable_pages
from portal.visibility.files import files_named_by, public_files

__all__ = ["choose_readable_files_only", "file_policy", "readable_files"]


def file_policy(model: type[Model]) -> CollectionOwnershipPermissionPolicy:
    """Wagtail's policy of images, or of documents."""
    return images if issubclass(model, PortalImage) else documents


def readable_files(user: Any, files: QuerySet) -> QuerySet:
    """Those of the images or documents that the person may read."""
    model: Any = files.model
    if not user.is_authenticated or not user.has_perm("wagtailadmin.access_admin"):
        return files.filter(public_files(model))
    changeable = file_policy(model).instances_user_has_any_permission_for(user, ["change"])
    own = files_named_by(model, lambda source: own_rows(user, source))
    return files.filter(Q(pk__in=changeable.values("pk")) | own | public_files(model))


def own_rows(user: Any, model: Any) -> QuerySet | None:
    """The rows of a model that are the person's own; None for a model whose rows are nobody's."""
    if model is Page:
        return changeable_pages(user)
    return model.objects.owned_by(user) if hasattr(model, "ownership") else None


class ReadableFilesPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's own, but that nobody chooses what they may not read."""

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        """Whether the person has one of the permissions for this file."""
        others = set(actions) - {"choose"}
        if others and super().user_has_any_permission_for_instance(user, others, instance):
            return True
        may_choose = "choose" in actions and super().user_has_any_permission_for_instance(user, ["choose"], instance)
        return may_choose and readable_files(user, self.model.objects.filter(pk=instance.pk)).exists()

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet:
        """The files for which the person has one of the permissions; whatever somebody may change they may read."""
        files = super().instances_user_has_any_permission_for(user, actions)
        return readable_files(user, files) if "choose" in actions else files


def choose_readable_files_only() -> None:
    """Gives Wagtail's two policies the rule above: its choosers, forms and its API each hold the very object."""
    for policy in (images, documents):
        policy.__class__ = ReadableFilesPolicy
