"""Which tables an output's page is made from besides the output's own, and which columns say where outputs stand."""

from django.db.models import Model

from portal.freshness.tags import Belonging, key_column, register_family
from portal.records.outputs.models import (
    TABLES,
    Carrier,
    Contribution,
    Output,
    OutputFile,
)

__all__ = ["register_outputs"]

# By these, and by its contributors and grants, an output is listed or not, and before others or after them. Titles
# order only what stands equal otherwise; a page that shows some of such outputs must not choose them by title.
STANDING = ("live", "go_live_at", "expire_at", "is_private", "merged_into_id", "kind", "date", "slug")


def register_outputs() -> None:
    """Makes outputs a family, so that a page may show a few of them and outlive changes of all others."""
    parts: dict[type[Model], Belonging] = {table: Belonging(key_column(table)) for table in TABLES.values()}
    parts |= {
        Contribution: Belonging("output_id", ("person_id",)),
        OutputFile: Belonging("output_id"),
        Carrier: Belonging("appearance_id"),
        Output.grants.through: Belonging("output_id", ("grant_id",)),
    }
    register_family(Output, STANDING, parts)
