"""Puts the roles into the database: groups, their permissions, and the review of drafts. Called by migrations."""

from collections.abc import Iterator

from django.apps.registry import Apps
from django.contrib.auth.models import Permission
from django.db.models import Model

from portal.desk.roles.groups import RECORDS, ROLES, Role

__all__ = ["establish"]

REVIEW = "Editor's review"
WAGTAILS_OWN_GROUPS = ("Editors", "Moderators")
WAGTAILS_OWN_TASK = "Moderators approval"


def establish(apps: Apps) -> None:
    """Makes the groups, gives each what the table says, and sets up the review. Gives what is missing, takes nothing.

    `apps` is the registry of a migration's state, or Django's own.
    """
    grants = PermissionGrants(apps)
    for role in ROLES:
        grants.give(role)
    clear_wagtails_own(apps)
    set_up_review(apps)


class PermissionGrants:
    """Permissions given to groups through one registry of models."""

    def __init__(self, apps: Apps) -> None:
        self.model = apps.get_model

    def give(self, role: Role) -> None:
        """Makes the group of that role, if it is missing, and gives it what the role has."""
        group, _made = self.model("auth.Group").objects.get_or_create(name=role.name)
        admin_access = self.permission("wagtailadmin.admin", "access_admin", "Can access Wagtail admin")
        group.permissions.add(admin_access, *self.permissions(role.models))
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

    def permissions(self, actions: dict[str, tuple[str, ...]]) -> Iterator[Permission]:
        """The permissions for these actions on these models ("app.model")."""
        for label, names in actions.items():
            model = label.partition(".")[2]
            for name in names:
                yield self.permission(label, f"{name}_{model}", f"Can {name} {model}")

    def permission(self, label: str, codename: str, name: str) -> Permission:
        """The permission, made if Django has not made it yet: it does so only after all migrations."""
        app_label, _dot, model = label.partition(".")
        types = self.model("contenttypes.ContentType").objects
        content_type, _made = types.get_or_create(app_label=app_label, model=model)
        permission, _made = self.model("auth.Permission").objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": name}
        )
        return permission


def clear_wagtails_own(apps: Apps) -> None:
    """Takes away the groups and the workflow that Wagtail starts with, as far as nobody uses them."""
    unused = apps.get_model("auth.Group").objects.filter(name__in=WAGTAILS_OWN_GROUPS, user__isnull=True)
    unused.delete()
    workflows = apps.get_model("wagtailcore.Workflow").objects
    for workflow in workflows.filter(name=WAGTAILS_OWN_TASK, workflow_states__isnull=True):
        workflow.delete()
        apps.get_model("wagtailcore.GroupApprovalTask").objects.filter(name=WAGTAILS_OWN_TASK).delete()


def set_up_review(apps: Apps) -> None:
    """Makes the workflow of one review, by the roles that review, for pages and records without a workflow so far."""
    types = apps.get_model("contenttypes.ContentType").objects
    task_type, _made = types.get_or_create(app_label="wagtailcore", model="groupapprovaltask")
    task, made = apps.get_model("wagtailcore.GroupApprovalTask").objects.get_or_create(
        name=REVIEW, defaults={"content_type": task_type}
    )
    if made:
        reviewers = [role.name for role in ROLES if role.reviews]
        task.groups.set(apps.get_model("auth.Group").objects.filter(name__in=reviewers))
    workflow, made = apps.get_model("wagtailcore.Workflow").objects.get_or_create(name=REVIEW)
    if made:
        apps.get_model("wagtailcore.WorkflowTask").objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    use_for_everything(workflow, apps)


def use_for_everything(workflow: Model, apps: Apps) -> None:
    """Sets the workflow for the page tree and every kind of record that has none."""
    root = apps.get_model("wagtailcore.Page").objects.get(depth=1)
    apps.get_model("wagtailcore.WorkflowPage").objects.get_or_create(page=root, defaults={"workflow": workflow})
    for label in RECORDS:
        app_label, _dot, model = label.partition(".")
        content_type, _made = apps.get_model("contenttypes.ContentType").objects.get_or_create(
            app_label=app_label, model=model
        )
        apps.get_model("wagtailcore.WorkflowContentType").objects.get_or_create(
            content_type=content_type, defaults={"workflow": workflow}
        )
