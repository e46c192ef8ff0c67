import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from portal.fulltext.models import Findable
from portal.visibility.querysets import VisibleQuerySet

__all__ = ["Record"]


class Record(
    Findable,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    ClusterableModel,
):
    """What every record of the staff is: drafted, reviewed, published on time, found, and cited at one address.

    A subclass names its `host_page` (the page type whose address its records stand under, "app.Model") and
    that page's `base_path` ("/outputs/").
    """

    host_page: str
    base_path: str

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("The last part of the record's web address. Left empty it is made from the title; keep it once cited."),
    )
    is_private = models.BooleanField(
        _("staff only"), default=False, help_text=_("Tick to keep the record from the public even when it is published.")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = models.Manager.from_queryset(VisibleQuerySet)()

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        """The record's address on the site, without the host. It never changes once the slug is set."""
        return f"{self.base_path}{self.slug}/"

    @cached_property
    def full_url(self) -> str:
        """The record's address with the host, as other systems cite it."""
        return settings.WAGTAILADMIN_BASE_URL + self.get_absolute_url()
