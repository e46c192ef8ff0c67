"""Who may do what in the admin. A migration puts this into the database (see `permissions`).

Models are named by words, so that a migration may read them whatever state the tables are in then. A new kind of record
is a new word here and a new migration that calls `establish` again.

Whoever may publish a kind of record works on all of them, whoever may not on their own: see `records.rights`.
"""

from dataclasses import dataclass, field

__all__ = ["ADMINISTRATOR", "CONTRIBUTOR", "EDITOR", "RECORDS", "RESEARCHER", "ROLES", "Role"]

OUTPUTS = ("records.publication", "records.mediaappearance", "records.report", "records.activity")
OUTCOME = "records.outcome"
RECORDS = (*OUTPUTS, OUTCOME, "records.person", "records.grant")
WRITE = ("add", "change")
KEEP = (*WRITE, "delete")
MANAGE = (*KEEP, "publish", "lock", "unlock")
# Wagtail asks for the rights on its own models, whichever models of images and documents a site uses.
IMAGES, DOCUMENTS, COLLECTIONS = "wagtailimages.image", "wagtaildocs.document", "wagtailcore.collection"


def on_each(models: tuple[str, ...], actions: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The same actions for each of the models."""
    return dict.fromkeys(models, actions)


@dataclass(frozen=True)
class Role:
    """A group of accounts and what it is given.

    `models`: actions on every row of a model ("app.model"). `pages`: actions on every page of the tree.
    `collections`: actions on images, documents and collections, in every collection. `may` says it in words,
    for the table in the handbook.
    """

    name: str
    may: str
    models: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pages: tuple[str, ...] = ()
    collections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reviews: bool = False


EDITOR = Role(
    "Editor",
    may="Adds, corrects, publishes, schedules, locks and takes down every page and record; answers what others send.",
    models={
        **on_each(RECORDS, MANAGE),
        "records.organisation": KEEP,
        "public.term": KEEP,
        "wagtailredirects.redirect": KEEP,
    },
    pages=("add", "change", "publish", "bulk_delete", "lock", "unlock"),
    collections={IMAGES: ("add", "change", "choose"), DOCUMENTS: ("add", "change", "choose")},
    reviews=True,
)
ADMINISTRATOR = Role(
    "Administrator",
    may="Everything an Editor may; accounts, roles, site settings, workflows and collections besides.",
    models={
        **EDITOR.models,
        "accounts.user": KEEP,
        "auth.group": KEEP,
        "cms.sitesettings": ("change",),
        "wagtailcore.site": KEEP,
        "wagtailcore.workflow": KEEP,
        "wagtailcore.task": KEEP,
    },
    pages=EDITOR.pages,
    collections={**EDITOR.collections, COLLECTIONS: KEEP},
    reviews=True,
)
CONTRIBUTOR = Role(
    "Contributor",
    may="Adds pages, outputs, outcomes and people, corrects their own, and sends them for review; publishes nothing.",
    models=on_each((*OUTPUTS, OUTCOME, "records.person"), WRITE),
    pages=("add",),
    collections={IMAGES: ("add", "choose"), DOCUMENTS: ("add", "choose")},
)
RESEARCHER = Role(
    "Researcher",
    may="Corrects their own profile; adds outputs and outcomes, corrects those they added or contributed to, and sends "
    "them for review.",
    models={**on_each((*OUTPUTS, OUTCOME), WRITE), "records.person": ("change",)},
    collections={IMAGES: ("add", "choose"), DOCUMENTS: ("add",)},
)
ROLES = (ADMINISTRATOR, EDITOR, CONTRIBUTOR, RESEARCHER)
