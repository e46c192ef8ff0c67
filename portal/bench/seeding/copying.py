"""Many records written at once by PostgreSQL's COPY, table by table, also those of models with parents
(Django's bulk_create refuses models whose parents have tables of their own)."""

import io
from collections.abc import Sequence
from typing import Any

from django.db import connection, models

__all__ = ["copy_in", "reserve_keys"]

ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def reserve_keys(model: type[models.Model], number: int) -> list[int]:
    """So many primary keys of that model that no other record will get."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, model._meta.pk.column, number],
        )
        return [key for (key,) in cursor.fetchall()]


def copy_in(model: type[models.Model], instances: Sequence[models.Model]) -> None:
    """Writes the part of each instance that `model`'s own table holds. A key that is not set is given by the table.

    Nothing is validated and no signal is sent; the table's constraints hold as always.
    """
    if not instances:
        return
    fields: list[Any] = [field for field in model._meta.local_concrete_fields if not field.generated]
    if instances[0].pk is None:
        fields.remove(model._meta.pk)
    copied = "".join([copy_text(fields, instance) for instance in instances])
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with connection.cursor() as cursor:
        cursor.copy_expert(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN', io.StringIO(copied))


def copy_text(fields: Sequence[Any], instance: models.Model) -> str:
    """An instance in COPY's text format, with the newline that ends it."""
    values = [field.get_db_prep_save(getattr(instance, field.attname), connection) for field in fields]
    return "\t".join(["\\N" if value is None else str(value).translate(ESCAPES) for value in values]) + "\n"
