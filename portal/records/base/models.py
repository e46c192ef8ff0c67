import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from portal.fulltext.models import Findable
from portal.records.base.addresses import unused_slug
from portal.records.base.forms import RecordForm
from portal.records.base.previews import preview_of
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

    A subclass names its `base_path`, the address of the page that lists its records ("/outputs/"). How a draft of it
    is shown, the room that has its page says with `shows_drafts_of`.
    """

    base_path: str
    has_page = True  # False for a kind of record that is for the staff alone.
    base_form_class = RecordForm
    kept_across_revisions: tuple[str, ...] = ("uuid", "created_at")
    reserved_slugs: frozenset[str] = frozenset()

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_(
            "The last part of the record's web address. Left empty it is made from the title; keep it once cited."
        ),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Whose record it is in the admin: they may correct it and send it for review"),
    )
    is_private = models.BooleanField(
        _("staff only"),
        default=False,
        help_text=_("Tick to keep the record from the public even when it is published."),
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(VisibleQuerySet)()

    class Meta:
        abstract = True

    @classmethod
    def ownership(cls, user: Any) -> Q:
        """The condition on a queryset that a record is that person's own; a kind of record may count more as theirs."""
        return Q(owner=user)

    def get_absolute_url(self) -> str:
        """The record's address on the site, without the host. It never changes once the slug is set."""
        return f"{self.base_path}{self.slug}/"

    def get_full_url(self) -> str:
        """The record's address with the host, as other systems cite it; Wagtail reads it as `full_url` too."""
        return settings.WAGTAILADMIN_BASE_URL + self.get_absolute_url()

    full_url = property(get_full_url)

    @property
    def standing(self) -> Self:
        """The record that answers for this one's address: itself, or what it was merged into."""
        return getattr(self, "merged_into", None) or self

    @property
    def heading(self) -> str:
        """What the record's own page and a search result call it."""
        return str(self)

    @property
    def meta_description(self) -> str:
        """What search engines and shared links say of the record."""
        return ""

    def slug_source(self) -> str:
        """The words from which the address is made once, when the record is first saved."""
        raise NotImplementedError

    def clean(self) -> None:
        """Refuses an address that the portal uses itself."""
        super().clean()
        if self.slug in self.reserved_slugs:
            raise ValidationError({"slug": _("This address is used by the portal itself. Choose another.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; a record without an address is given one made from its title."""
        if self.slug:
            super().save(*args, **kwargs)
        else:
            self.save_at_new_address(*args, **kwargs)

    def save_at_new_address(self, *args: Any, **kwargs: Any) -> None:
        """Saves with an address made from the title, and with another if somebody took that one at the same moment."""
        self.slug = taken = self.new_slug()
        try:
            with transaction.atomic():
                super().save(*args, **kwargs)
        except IntegrityError:
            self.slug = self.new_slug()
            if self.slug == taken:
                raise
            super().save(*args, **kwargs)

    def new_slug(self) -> str:
        """The last part of the address that the record would be given now."""
        rows = self._meta.get_field("slug").model._base_manager.exclude(pk=self.pk)
        return unused_slug(self.slug_source(), rows, reserved=self.reserved_slugs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The record in hand, in one of its `preview_modes`, as the room that has its page shows it."""
        return preview_of(type(self))(self, request, mode_name)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """As Wagtail's own, and an older revision brings neither an identity nor a time of making with it."""
        restored = super().with_content_json(content)
        for name in self.kept_across_revisions:
            setattr(restored, name, getattr(self, name))
        return restored
