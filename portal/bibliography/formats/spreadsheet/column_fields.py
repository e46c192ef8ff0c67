"""The fields that a column of a list of outputs may be read as, in the order and the words of a form."""

from portal.bibliography.fields import FIELDS
from portal.bibliography.roles import ROLES

__all__ = ["COLUMN_FIELDS", "GROUPS", "LISTS", "NAME_PARTS", "ROLE_BY_COLUMN"]

# Contributors of one role each; those of `other_contributors` have their role in brackets.
ROLE_BY_COLUMN = {"authors": "author", "editors": "editor", "other_contributors": "contributor"} | {
    name: name for name in ROLES if name not in ("author", "editor", "contributor")
}
# Names of which the family's and the given part stand in columns of their own, with their role.
NAME_PARTS = {("author_family", "author_given"): "author", ("editor_family", "editor_given"): "editor"}
# Fields that may be read from several columns.
LISTS = frozenset({*ROLE_BY_COLUMN, "address", "keywords"})

# Columns that are no field of their own: they are read together with others, or their place depends on the kind.
APART = {
    "kind": "Kind",
    "year": "Year, where the date has none",
    "authors": "Authors",
    "author_family": "Author’s family name",
    "author_given": "Author’s given name",
    "editors": "Editors",
    "editor_family": "Editor’s family name",
    "editor_given": "Editor’s given name",
    **{name: f"{role.label}s" for name, role in ROLES.items() if name not in ("author", "editor", "contributor")},
    "other_contributors": "Other contributors, each with the role in brackets",
    "container": "Journal, book, programme or event",
    "book": "Book of a chapter",
    "pages": "Pages, first and last",
    "version": "Version",
    "url": "Another web address",
    "uuid": "Identifier of this portal (UUID)",
}
# What a form calls each group, and the names in it; fields that stand in no group stand in the last.
NAMES = {
    "The work": "title kind date year start end aired_at duration audience reach part summary abstract",
    "Who": "authors author_family author_given editors editor_family editor_given "
    + " ".join(list(ROLE_BY_COLUMN)[2:])
    + " commissioned_by",
    "Where it appeared": "container book series volume issue pages first_page last_page article_number edition version "
    "publisher place institution number outlet programme event",
    "Numbers and addresses": "doi address url isbn issn uuid",
}
IN_NO_GROUP = [name for name in FIELDS if name not in " ".join(NAMES.values()).split()]
GROUPS: dict[str, dict[str, str]] = {
    group: {name: APART.get(name) or FIELDS[name].heading for name in names}
    for group, names in {
        **{group: names.split() for group, names in NAMES.items()},
        "Access, language and words": IN_NO_GROUP,
    }.items()
}
COLUMN_FIELDS: dict[str, str] = {name: label for fields in GROUPS.values() for name, label in fields.items()}
