"""The table of roles in words: for the handbook, and for docs/roles.md."""

from collections.abc import Iterator

from django.apps import apps

from portal.desk.roles.groups import ROLES, Role

__all__ = ["as_markdown", "role_table"]

NOTHING = "—"
PLURALS = {"cms.sitesettings": "site settings"}
WORDS = {"bulk_delete": "delete many", "change": "correct"}


def rights_by_model() -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Pages and each model by name in the plural, with the actions of each role in the order of ROLES."""
    yield "pages", [role.pages for role in ROLES]
    for label in dict.fromkeys(label for role in ROLES for label in (*role.models, *role.collections)):
        name = PLURALS.get(label) or str(apps.get_model(label)._meta.verbose_name_plural)
        yield name, [may_with(role, label) for role in ROLES]


def may_with(role: Role, label: str) -> tuple[str, ...]:
    """The actions of a role on a model ("app.model"); empty for none."""
    return role.models.get(label) or role.collections.get(label, ())


def role_table() -> list[tuple[str, list[str]]]:
    """The table: the names of models with the same rights, joined, and a cell for each role in the order of ROLES."""
    alike: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for name, actions in rights_by_model():
        alike.setdefault(tuple(actions), []).append(name)
    return [(", ".join(names), [in_words(cell) for cell in actions]) for actions, names in alike.items()]


def in_words(actions: tuple[str, ...]) -> str:
    """The actions as people read them; a dash for none."""
    return ", ".join(WORDS.get(action, action) for action in actions) or NOTHING


def as_markdown() -> str:
    """The whole of docs/roles.md."""
    table_rows = [["", *(role.name for role in ROLES)], ["---"] * (len(ROLES) + 1)]
    table_rows += [[names, *cells] for names, cells in role_table()]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in table_rows)
    summaries = "\n".join(f"- **{role.name}**: {role.may}" for role in ROLES)
    return f"{HEAD}\n{summaries}\n\n{table}\n\n{FOOT}\n"


HEAD = """# Roles

Made by `portal/desk/migrations` from `portal/desk/roles/groups.py`, of which this is a copy that the tests keep
equal. An account has a role when it is in the group of that name (Settings › Users).
"""
FOOT = """Whoever may not publish a kind of record works on their own only: those they added, and for outputs those that
name their own profile as a contributor; of pages, those they added. The rest is refused at every address of the
admin, which `tests/desk/test_walk.py` asks one by one. An Administrator may make accounts, and so also one with every
right.

What somebody may read they may name in a form, find in a chooser, preview and copy, and nothing else, however it is
asked for: what the public sees, and what is theirs to work on. Of images and documents that is what something public
shows, what they uploaded themselves, and what a page or a record of their own names. Lists, searches and bulk
actions of the admin name no more than that. All of it is decided in `portal/records/rights`; what people would try who
want more is tried in `tests/desk/test_hostile_session.py`.

Whoever may publish a finding may take the words of one of its older versions away for good: *Published versions*, from
the form of the finding.

## A second factor

Everybody may set one up under *Account › Second factor*: codes of an app on the phone, or passkeys. The ten recovery
codes that come with the first are for the day the phone is lost. An Administrator can require one of a role:
*Settings › Groups*, the role, *Second factor*. Whoever has the role and no second factor then sees the page to set
one up and nothing else of the admin, and is a visitor on the public site. Superusers are bound as soon as any role
is. On a site with passkeys keep its address: a passkey belongs to the host name under which it was made."""
