from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Count, Q, Subquery, Value

__all__ = ["Item", "ItemQuerySet"]


class ItemQuerySet(models.QuerySet):
    """Questions about items."""

    def in_order(self) -> Self:
        """As they are harvested: what changed last stands last, so that a change never moves an item forward."""
        return self.order_by("datestamp", "pk")

    def after(self, datestamp: object, key: int) -> Self:
        """Those that stand after that place in the order."""
        return self.filter(Q(datestamp__gt=datestamp) | Q(datestamp=datestamp, pk__gt=key))

    def with_total(self) -> Self:
        """Adds `total`, how many there are of these, in the same query."""
        counted = self.order_by().annotate(group=Value(1)).values("group").annotate(number=Count("pk")).values("number")
        return self.annotate(total=Subquery(counted))


class Item(models.Model):
    """What harvesters were told of one output or finding: an item of OAI-PMH 2.0, which is never forgotten.

    It holds no metadata: these are made anew for each answer. `datestamp` (UTC, whole seconds) says when what the
    public sees of it last changed; `digest` is of what it saw then. `sets` are those it belongs to, of a deleted one
    those it belonged to last; `formats` are the prefixes of all formats that it ever had.
    """

    wagtail_reference_index_ignore = True

    class Of(models.TextChoices):
        OUTPUT = "output"
        FINDING = "finding"

    uuid = models.UUIDField(unique=True)
    of = models.CharField(max_length=10, choices=Of.choices)
    object_id = models.BigIntegerField()
    datestamp = models.DateTimeField()
    is_deleted = models.BooleanField(default=False)
    digest = models.CharField(max_length=32)
    sets = ArrayField(models.CharField(max_length=200), default=list)
    formats = ArrayField(models.CharField(max_length=40), default=list)

    total: int  # How long the list is that it was fetched from; added by `ItemQuerySet.with_total`, and nothing else.

    objects = ItemQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["datestamp", "id"], name="item_in_order"),
            GinIndex(fields=["sets"], name="item_sets"),
        ]

    def __str__(self) -> str:
        return str(self.uuid)
