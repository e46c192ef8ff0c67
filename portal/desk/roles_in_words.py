"""The table of roles as people read it: in the handbook, and in docs/roles.md."""

from collections.abc import Iterator

from django.apps import apps

from portal.desk.roles import ROLES, Role

__all__ = ["as_markdown", "rows"]

NOTHING = "—"
PLURALS = {"pages.sitesettings": "site settings"}
WORDS = {"bulk_delete": "delete many", "change": "correct"}


def things() -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Each kind of thing by its name, with what each role may do with it."""
    yield "pages", [role.pages for role in ROLES]
    for label in dict.fromkeys(label for role in ROLES for label in (*role.models, *role.collections)):
        name = PLURALS.get(label) or str(apps.get_model(label)._meta.verbose_name_plural)
        yield name, [may_with(role, label) for role in ROLES]


def may_with(role: Role, label: str) -> tuple[str, ...]:
    return role.models.get(label) or role.collections.get(label, ())


def rows() -> list[tuple[str, list[str]]]:
    """One row for all things with which every role may do the same: their names, and the cells in order of ROLES."""
    alike: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for name, actions in things():
        alike.setdefault(tuple(actions), []).append(name)
    return [(", ".join(names), [in_words(cell) for cell in actions]) for actions, names in alike.items()]


def in_words(actions: tuple[str, ...]) -> str:
    return ", ".join(WORDS.get(action, action) for action in actions) or NOTHING


def as_markdown() -> str:
    """The same as docs/roles.md has it."""
    lines = [["", *(role.name for role in ROLES)], ["---"] * (len(ROLES) + 1)]
    lines += [[names, *cells] for names, cells in rows()]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    said = "\n".join(f"- **{role.name}**: {role.may}" for role in ROLES)
    return f"{HEAD}\n{said}\n\n{table}\n\n{FOOT}\n"


HEAD = """# Roles

Made by `portal/desk/migrations` from the table in `portal/desk/roles.py`, of which this is a copy that the tests keep
equal. An account has a role when it is in the group of that name (Settings › Users).
"""
FOOT = """Whoever may not publish a kind of record works on their own only: those they added, and for outputs those that
name their own profile as a contributor; of pages, those they added. The rest is refused at every address of the
admin, which `tests/desk/test_walk.py` asks one by one. An Administrator may make accounts, and so also one with every
right."""
