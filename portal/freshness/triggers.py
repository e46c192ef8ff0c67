"""Triggers that note every change of content, made for every table that Django knows after each `migrate`.

Nothing that writes can forget them: forms, bulk changes, raw SQL, a restored backup. A table that is new is noticed
without a word in the code; one that no public page shows is named in `NOT_CONTENT`.
"""

import hashlib
from collections.abc import Iterator

from django.apps import apps
from django.db import connection
from django.db.models import Model

from portal.freshness.tags import Belonging, Family, belongings_of

__all__ = ["content_tables", "install_triggers"]

# Apps whose tables hold what staff and machines do, and never what a reader sees. A page that reads one of them is
# never kept; see `sources`.
NOT_CONTENT = frozenset(
    {
        "admin",
        "axes",
        "contenttypes",
        "django_tasks_db",
        "django_tasks_database",
        "intake",
        "returns",
        "sessions",
        "wagtailadmin",
        "wagtailsearch",
        "wagtailusers",
        "work",
    }
)
NOT_CONTENT_TABLES = frozenset(
    {
        "wagtailcore_modellogentry",
        "wagtailcore_pagelogentry",
        "wagtailcore_pagesubscription",
        "wagtailcore_referenceindex",
        "wagtailcore_task",
        "wagtailcore_taskstate",
        "wagtailcore_workflow",
        "wagtailcore_workflowstate",
    }
)
# Kept with the trigger, so that the next `migrate` sees that nothing is to be done.
VERSION_TABLE = "freshness_clock"


def content_tables() -> dict[str, type[Model]]:
    """Every table that holds content, with its model."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    tables = {model._meta.db_table: model for model in models if model._meta.app_label not in NOT_CONTENT}
    return {table: model for table, model in sorted(tables.items()) if table not in NOT_CONTENT_TABLES}


def install_triggers(**_kwargs: object) -> None:
    """Receiver of `post_migrate`: makes the triggers anew, unless the database has them all as they should be."""
    existing = set(connection.introspection.table_names())
    if VERSION_TABLE not in existing:
        return  # Migrated back to before the clock.
    statements = "\n".join(
        statement for table in content_tables() if table in existing for statement in triggers_of(table)
    )
    version = hashlib.sha256(statements.encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(%s::regclass)", [VERSION_TABLE])
        if cursor.fetchone() != (version,):
            cursor.execute(statements)
            cursor.execute(f"COMMENT ON TABLE {VERSION_TABLE} IS '{version}'")


def triggers_of(table: str) -> Iterator[str]:
    """The SQL that makes the table's function and triggers. Names of tables and columns are the models' own."""
    yield f"""
CREATE OR REPLACE FUNCTION "freshness_note_{table}"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    tags text[] := ARRAY['{table}'];
BEGIN
    {"".join(noting(family, belonging) for family, belonging in belongings_of(table))}
    INSERT INTO freshness_pending SELECT pg_current_xact_id(), unnest(tags) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;"""
    for name, event, each in (
        ("written", "INSERT OR DELETE", "FOR EACH ROW"),
        ("changed", "UPDATE", "FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)"),
        ("emptied", "TRUNCATE", "FOR EACH STATEMENT"),
    ):
        yield (
            f'CREATE OR REPLACE TRIGGER "freshness_{name}" AFTER {event} ON "{table}" '
            f'{each} EXECUTE FUNCTION "freshness_note_{table}"();'
        )


def noting(family: Family, belonging: Belonging) -> str:
    """The part of a function that notes which record of the family changed, and whether its standing did."""
    key = belonging.key
    old, new = (", ".join(f'{row}."{column}"' for column in (key, *belonging.standing)) for row in ("OLD", "NEW"))
    return f"""
    IF TG_OP IN ('UPDATE', 'DELETE') THEN
        tags := tags || ('{family.name}/' || OLD."{key}");
    END IF;
    IF TG_OP IN ('UPDATE', 'INSERT') THEN
        tags := tags || ('{family.name}/' || NEW."{key}");
    END IF;
    IF TG_OP <> 'UPDATE' THEN
        tags := tags || '{family.standing}'::text;
    ELSIF ROW({old}) IS DISTINCT FROM ROW({new}) THEN
        tags := tags || '{family.standing}'::text;
    END IF;
"""
