"""Where something public stands, or stood once: what was cited keeps leading there, and what is gone can say so."""

from typing import Any, Self

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from portal.cms.publicity import address_of, is_public, public_version, type_of
from portal.fulltext.models import Findable

__all__ = ["PublicAddress"]


HIDING = frozenset({"live", "slug", "expire_at", "is_private"})  # Fields that move something away from the public.


class PublicAddressQuerySet(models.QuerySet):
    """Questions about addresses, and how they are kept."""

    def of(self, target: Any) -> Self:
        """The addresses at which the page or record stands or stood."""
        content_type = ContentType.objects.get_for_model(type_of(target))
        return self.filter(content_type=content_type, object_id=target.pk)

    def keep(self, target: Any) -> None:
        """Keeps the address at which the public sees the page or record now; whatever stood there before gives way."""
        content_type = ContentType.objects.get_for_model(type_of(target))
        here = self.model(path=address_of(target), content_type=content_type, object_id=target.pk)
        fields = ["content_type", "object_id", "note_title", "note", "note_url"]
        self.bulk_create([here], update_conflicts=True, unique_fields=["path"], update_fields=fields)


class PublicAddress(models.Model):
    """An address of this site at which the public could see a page or record, and which of them.

    The note is what an editor chose to say when unpublishing; it is taken away when the thing is public again.
    """

    path = models.CharField(max_length=500, unique=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.BigIntegerField()
    note_title = models.CharField(_("what it was"), max_length=300, blank=True)
    note = models.TextField(_("why it is gone"), blank=True)
    note_url = models.URLField(_("where it went"), max_length=1000, blank=True)

    objects = PublicAddressQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["content_type", "object_id"], name="public_address_target")]

    def __str__(self) -> str:
        return self.path


@receiver(pre_save, dispatch_uid="cms.keep_former_address")
def keep_former_address(sender: type[models.Model], instance: models.Model, raw: bool = False, **kwargs: Any) -> None:
    """Receiver of `pre_save`: keeps the address at which the public sees a page or record before it is changed.

    A record may have become public after it was saved, when the page that lists it was published.
    """
    changed = kwargs.get("update_fields")
    if raw or not isinstance(instance, Findable) or not instance.pk or (changed and not HIDING & set(changed)):
        return
    before = public_version(instance)
    if before is not None:
        PublicAddress.objects.keep(before)


@receiver(post_save, dispatch_uid="cms.keep_address")
def keep_address(sender: type[models.Model], instance: models.Model, raw: bool = False, **kwargs: Any) -> None:
    """Receiver of `post_save`: keeps the address of a page or record that the public sees."""
    is_partial = kwargs.get("update_fields") is not None
    if isinstance(instance, Findable) and not (raw or is_partial) and is_public(instance):
        PublicAddress.objects.keep(instance)


@receiver(post_delete, dispatch_uid="cms.drop_address")
def drop_address(sender: type[models.Model], instance: models.Model, **_kwargs: object) -> None:
    """Receiver of `post_delete`: the addresses go with their page or record."""
    if isinstance(instance, Findable):
        PublicAddress.objects.of(instance).delete()
