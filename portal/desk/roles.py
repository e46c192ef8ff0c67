"""Who may do what in the admin: one table, put into the database by a migration.

Models are named by words, so that a migration may call `establish` whatever state the tables are in then. A new kind
of record is a new word here and a new migration that calls it again; what is there is left as it is.

Whoever may publish a kind of record works on all of them, whoever may not on their own: see `records.ownership`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps.registry import Apps

__all__ = ["ADMINISTRATOR", "CONTRIBUTOR", "EDITOR", "RECORDS", "RESEARCHER", "ROLES", "Role", "establish"]

OUTPUTS = ("outputs.publication", "outputs.mediaappearance", "outputs.report", "outputs.activity")
RECORDS = (*OUTPUTS, "people.person", "grants.grant")
WRITE = ("add", "change")
KEEP = (*WRITE, "delete")
TEND = (*KEEP, "publish", "lock", "unlock")
# Wagtail asks for the rights on its own models, whichever models of images and documents a site uses.
IMAGES, DOCUMENTS, COLLECTIONS = "wagtailimages.image", "wagtaildocs.document", "wagtailcore.collection"

REVIEW = "Editor's review"
WAGTAILS_OWN_GROUPS = ("Editors", "Moderators")
WAGTAILS_OWN_TASK = "Moderators approval"


def on_each(models: tuple[str, ...], actions: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
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
        **on_each(RECORDS, TEND),
        "organisations.organisation": KEEP,
        "glossary.term": KEEP,
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
        "pages.sitesettings": ("change",),
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
    may="Adds pages, outputs and people, corrects their own, and sends them for review; publishes nothing.",
    models=on_each((*OUTPUTS, "people.person"), WRITE),
    pages=("add",),
    collections={IMAGES: ("add", "choose"), DOCUMENTS: ("add", "choose")},
)
RESEARCHER = Role(
    "Researcher",
    may="Corrects their own profile; adds outputs, corrects those they added or contributed to, sends them for review.",
    models={**on_each(OUTPUTS, WRITE), "people.person": ("change",)},
    collections={IMAGES: ("add", "choose"), DOCUMENTS: ("add",)},
)
ROLES = (ADMINISTRATOR, EDITOR, CONTRIBUTOR, RESEARCHER)


def establish(apps: Apps) -> None:
    """Makes the groups, gives each what the table says, and sets up the review. Gives what is missing, takes nothing.

    `apps` is the registry of a migration's state, or Django's own.
    """
    giving = Giving(apps)
    for role in ROLES:
        giving.give(role)
    clear_wagtails_own(apps)
    set_up_review(apps)


class Giving:
    """Permissions given to groups through one registry of models."""

    def __init__(self, apps: Apps) -> None:
        self.model = apps.get_model

    def give(self, role: Role) -> None:
        group, _made = self.model("auth.Group").objects.get_or_create(name=role.name)
        entry = self.permission("wagtailadmin.admin", "access_admin", "Can access Wagtail admin")
        group.permissions.add(entry, *self.permissions(role.models))
        root = self.model("wagtailcore.Page").objects.get(depth=1)
        for permission in self.permissions({"wagtailcore.page": role.pages}):
            self.model("wagtailcore.GroupPagePermission").objects.get_or_create(
                group=group, page=root, permission=permission
            )
        everywhere = self.model("wagtailcore.Collection").objects.get(depth=1)
        for permission in self.permissions(role.collections):
            self.model("wagtailcore.GroupCollectionPermission").objects.get_or_create(
                group=group, collection=everywhere, permission=permission
            )

    def permissions(self, actions: dict[str, tuple[str, ...]]) -> Iterator[Any]:
        for label, names in actions.items():
            model = label.partition(".")[2]
            for name in names:
                yield self.permission(label, f"{name}_{model}", f"Can {name} {model}")

    def permission(self, label: str, codename: str, name: str) -> Any:
        """The permission, made if Django has not made it yet: it does so only after all migrations."""
        app_label, _dot, model = label.partition(".")
        of, _made = self.model("contenttypes.ContentType").objects.get_or_create(app_label=app_label, model=model)
        found, _made = self.model("auth.Permission").objects.get_or_create(
            content_type=of, codename=codename, defaults={"name": name}
        )
        return found


def clear_wagtails_own(apps: Apps) -> None:
    """Takes away the groups and the workflow that Wagtail starts with, as far as nobody uses them."""
    unused = apps.get_model("auth.Group").objects.filter(name__in=WAGTAILS_OWN_GROUPS, user__isnull=True)
    unused.delete()
    workflows = apps.get_model("wagtailcore.Workflow").objects
    for workflow in workflows.filter(name=WAGTAILS_OWN_TASK, workflow_states__isnull=True):
        workflow.delete()
        apps.get_model("wagtailcore.GroupApprovalTask").objects.filter(name=WAGTAILS_OWN_TASK).delete()


def set_up_review(apps: Apps) -> None:
    """One step, done by those who review, for every page and record that no other workflow is set for."""
    types = apps.get_model("contenttypes.ContentType").objects
    of_task, _made = types.get_or_create(app_label="wagtailcore", model="groupapprovaltask")
    task, made = apps.get_model("wagtailcore.GroupApprovalTask").objects.get_or_create(
        name=REVIEW, defaults={"content_type": of_task}
    )
    if made:
        reviewers = [role.name for role in ROLES if role.reviews]
        task.groups.set(apps.get_model("auth.Group").objects.filter(name__in=reviewers))
    workflow, made = apps.get_model("wagtailcore.Workflow").objects.get_or_create(name=REVIEW)
    if made:
        first = {"workflow": workflow, "task_id": task.pk, "sort_order": 0}
        apps.get_model("wagtailcore.WorkflowTask").objects.create(**first)
    root = apps.get_model("wagtailcore.Page").objects.get(depth=1)
    apps.get_model("wagtailcore.WorkflowPage").objects.get_or_create(page=root, defaults={"workflow": workflow})
    for label in RECORDS:
        app_label, _dot, model = label.partition(".")
        of, _made = types.get_or_create(app_label=app_label, model=model)
        apps.get_model("wagtailcore.WorkflowContentType").objects.get_or_create(
            content_type=of, defaults={"workflow": workflow}
        )
