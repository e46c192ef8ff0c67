from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.records.grants.models import Grant
from portal.returns.schemes import SCHEMES, Scheme

__all__ = ["Return"]


class ReturnQuerySet(models.QuerySet):
    """Questions about returns that were made."""

    def without_content(self) -> Self:
        """Leaves the archive in the database until it is asked for."""
        return self.defer("content")

    def newest_first(self) -> Self:
        """The last made first."""
        return self.order_by("-made_at", "-pk")

    def before(self, made: "Return") -> Self:
        """Those of the same award and scheme that were made before."""
        earlier = models.Q(made_at__lt=made.made_at) | models.Q(made_at=made.made_at, pk__lt=made.pk)
        return self.filter(earlier, grant=made.grant_id, scheme=made.scheme)


class Return(models.Model):
    """A return to a funder as it was made: frozen, with its digests.

    `content` is the archive, byte for byte as it is downloaded; `archive_sha256` is its digest. `content_sha256` is the
    digest of `return.json` in it, which holds all that was reported and neither a time nor a name of who made it: the
    same content has the same digest on any machine. `previous_sha256` is that of the archive before it. `counts`: how
    many records each category reports, by its name; `lacking` and `left_out`: how many answers and records.
    """

    grant = models.ForeignKey(Grant, verbose_name=_("award"), on_delete=models.PROTECT, related_name="returns")
    scheme = models.CharField(_("scheme"), max_length=60)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_by_name = models.CharField(_("by"), max_length=250)
    content = models.BinaryField()
    archive_sha256 = models.CharField(max_length=64)
    content_sha256 = models.CharField(max_length=64)
    previous_sha256 = models.CharField(max_length=64, blank=True)
    counts = models.JSONField(default=dict)
    lacking = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)

    objects: ClassVar[Any] = ReturnQuerySet.as_manager()

    class Meta:
        verbose_name = _("return")
        verbose_name_plural = _("returns")
        default_permissions = ()
        indexes = [models.Index(fields=["grant", "-made_at"], name="return_of_a_grant")]

    def __str__(self) -> str:
        return f"{self.scheme_row.title}, {self.grant.name}"

    def get_absolute_url(self) -> str:
        """The return's page in the admin."""
        return reverse("returns:return", args=[self.pk])

    @property
    def scheme_row(self) -> Scheme:
        """The scheme by which it was made."""
        return SCHEMES[self.scheme]

    @property
    def total(self) -> int:
        """How many records it reports."""
        return sum(self.counts.values())

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves a new return. Raises TypeError for one that is kept already: it is never written again."""
        if self.pk is not None:
            raise TypeError("A return is kept as it was made.")
        super().save(*args, **kwargs)
