"""Changing many outputs from their list: planned and shown first, then made, and undone with one click."""

from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise, classproperty
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.log_actions import get_active_log_context
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.models import get_snippet_models

from portal.bibliography.formats import FORMATS
from portal.desk.outputs.bulk_changes import Change, PlannedChange, apply, plan_changes, signature
from portal.desk.records.bulk import OwnRecordsInBulk
from portal.public.downloads import download
from portal.public.outputs.formats import list_name
from portal.records.grants.models import Grant
from portal.records.outputs.licences import LICENCES, licence
from portal.records.outputs.models import Output
from portal.records.outputs.references import reference
from portal.records.rights import choosable

__all__ = ["BULK_ACTIONS"]


class OutputsInBulk(OwnRecordsInBulk, SnippetBulkAction):
    """Works on the outputs of one table that are chosen in its list."""

    template_name = "desk/outputs/bulk.html"
    display_name: str | Promise
    action_priority = 50

    @classproperty
    def models(cls) -> list[type[Model]]:  # noqa: N805 - wagtail's own decorator passes the class
        """The tables of outputs."""
        return [model for model in get_snippet_models() if issubclass(model, Output)]

    @classproperty
    def aria_label(cls) -> str | Promise:  # noqa: N805 - as above
        """The action's name, also for whoever hears it."""
        return cls.display_name

    @property
    def outputs(self) -> list[Output]:
        """The chosen outputs that the person may change."""
        return self.get_actionable_objects()[0]

    def get_all_objects_in_listing_query(self, parent_id: object) -> QuerySet:
        """The primary keys of all outputs in the list, where all are chosen."""
        policy = self.model.snippet_viewset.permission_policy
        outputs = policy.instances_user_has_any_permission_for(self.request.user, [self.permission_required])
        return outputs.values_list("pk", flat=True)


class ChangeOutputs(OutputsInBulk):
    """Shows what would change in each output, and does it once that very plan was looked at."""

    def change(self, values: dict[str, Any]) -> Change:
        """The change that the form asks for."""
        raise NotImplementedError

    def plan(self, values: dict[str, Any]) -> list[PlannedChange]:
        """What the change would do to each chosen output."""
        return plan_changes(self.outputs, self.change(values), self.request.user)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Makes the change if this very plan was shown before; else shows the plan."""
        plan = self.plan(form.cleaned_data)
        seen = self.request.POST.get("seen", "")
        is_seen = seen == signature(plan, self.change(form.cleaned_data))
        if not is_seen or not any(planned.changes for planned in plan):
            return self.render_to_response(self.get_context_data(form=form, was_changed=bool(seen)))
        return super().form_valid(form)

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """Template context: once the form is filled in, `plan`, the `count` of changes, and `seen`, the signature."""
        context = super().get_context_data(**kwargs)
        form = context["form"]
        has_choice = bool(form.fields)
        if has_choice and not (form.is_bound and form.is_valid()):
            return {**context, "title": self.display_name}
        values = form.cleaned_data if has_choice else {}
        plan = self.plan(values)
        return {
            **context,
            "title": self.display_name,
            "plan": plan,
            "count": sum(planned.changes for planned in plan),
            "seen": signature(plan, self.change(values)),
        }

    def get_execution_context(self) -> dict[str, Any]:
        """Hands the action itself to `execute_action`."""
        return {"action": self}

    @classmethod
    def execute_action(
        cls, objects: list[Output], action: "ChangeOutputs | None" = None, **kwargs: object
    ) -> tuple[int, int]:
        """Makes the change; gives how many outputs were changed, and 0 for children, which outputs have none of."""
        assert action is not None
        change, user = action.change(action.cleaned_form.cleaned_data), action.request.user
        return len(apply(plan_changes(objects, change, user), change, user)), 0

    def get_success_message(self, changed: int, _children: int) -> None:
        """Says how many were changed, with a button to undo it, which Wagtail's own message has no room for."""
        undo_url = reverse("undo_bulk", args=[get_active_log_context().uuid])
        message = ngettext("%d output was changed.", "%d outputs were changed.", changed) % changed
        messages.success(self.request, message, buttons=[messages.button(undo_url, _("Undo"))])


class GrantForm(forms.Form):
    """Chooses grants to add."""

    grants = forms.ModelMultipleChoiceField(
        Grant.objects.none(),
        label=gettext_lazy("Grants to add"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one grant.")},
    )


class AddGrants(ChangeOutputs):
    """Adds grants to those that each output has."""

    display_name = gettext_lazy("Add a grant")
    action_type = "add_grant"
    form_class = GrantForm

    def get_form(self, form_class: type[forms.Form] | None = None) -> forms.Form:
        """The form, with the grants that the person may name."""
        form = super().get_form(form_class)
        grants: Any = choosable(self.request.user, Grant)
        form.fields["grants"].queryset = grants.in_order()
        return form

    def change(self, values: dict[str, Any]) -> Change:
        """The change that the form asks for."""
        added = list(values["grants"])

        def describe(output: Output) -> str:
            """The present value, in words."""
            return "; ".join(sorted(grant.name for grant in output.grants.all()))

        def make(output: Output) -> None:
            """Sets the value of an unsaved output."""
            output.grants.set({*output.grants.all(), *added})

        return Change("grants", describe, make)


class LicenceForm(forms.Form):
    """Chooses a licence."""

    licence = forms.ChoiceField(
        label=gettext_lazy("Licence"),
        choices=[("", gettext_lazy("please choose")), *((licence.spdx, licence.label) for licence in LICENCES)],
        error_messages={"required": gettext_lazy("Choose the licence.")},
    )


class SetLicence(ChangeOutputs):
    """Gives each output a licence, in place of another."""

    display_name = gettext_lazy("Set the licence")
    action_type = "set_licence"
    form_class = LicenceForm

    def change(self, values: dict[str, Any]) -> Change:
        """The change that the form asks for."""
        chosen = values["licence"]

        def describe(output: Output) -> str:
            """The present value, in words."""
            present = licence(output.licence)
            return present.label if present else ""

        def make(output: Output) -> None:
            """Sets the value of an unsaved output."""
            output.licence = chosen

        return Change("licence", describe, make)


WHO_SEES_THEM = [
    ("", gettext_lazy("please choose")),
    ("no", gettext_lazy("everybody")),
    ("yes", gettext_lazy("staff only")),
]


class VisibilityForm(forms.Form):
    """Chooses who sees published outputs."""

    is_private = forms.TypedChoiceField(
        label=gettext_lazy("Who sees them when they are published"),
        choices=WHO_SEES_THEM,
        coerce=lambda value: value == "yes",
        error_messages={"required": gettext_lazy("Choose who sees them.")},
    )


class SetVisibility(ChangeOutputs):
    """Sets whether published outputs are for everybody or for staff only."""

    display_name = gettext_lazy("Set the visibility")
    action_type = "set_visibility"
    form_class = VisibilityForm
    permission_required = "publish"

    def change(self, values: dict[str, Any]) -> Change:
        """The change that the form asks for."""
        chosen = values["is_private"]

        def describe(output: Output) -> str:
            """The present value, in words."""
            return _("staff only") if output.is_private else _("everybody")

        def make(output: Output) -> None:
            """Sets the value of an unsaved output."""
            output.is_private = chosen

        return Change("is_private", describe, make)


def published_or_not(output: Output) -> str:
    """The state of an output, in words."""
    return _("published") if output.live else _("not published")


class PublishOutputs(ChangeOutputs):
    """Publishes each output."""

    display_name = gettext_lazy("Publish")
    action_type = "publish"
    permission_required = "publish"

    def change(self, values: dict[str, Any]) -> Change:
        """The change that the form asks for."""

        def make(output: Output) -> None:
            """Sets the value of an unsaved output."""
            output.live = True

        return Change("publish", published_or_not, make, publishes=True)


class UnpublishOutputs(ChangeOutputs):
    """Takes each output from the public."""

    display_name = gettext_lazy("Unpublish")
    action_type = "unpublish"
    permission_required = "publish"

    def change(self, values: dict[str, Any]) -> Change:
        """The change that the form asks for."""

        def make(output: Output) -> None:
            """Sets the value of an unsaved output."""
            output.live = False

        return Change("unpublish", published_or_not, make, publishes=False)


class FormatForm(forms.Form):
    """Chooses a format to export."""

    extension = forms.ChoiceField(
        label=gettext_lazy("Format"),
        choices=[(output_format.extension, output_format.label) for output_format in FORMATS.values()],
    )


class ExportOutputs(OutputsInBulk):
    """Gives the chosen outputs as a file; drafts too, as they stand, for they are the person's own to take."""

    display_name = gettext_lazy("Export")
    action_type = "export"
    action_priority = 90
    form_class = FormatForm

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """Template context: `is_export`, so that no plan is shown."""
        return {**super().get_context_data(**kwargs), "title": self.display_name, "is_export": True}

    def prepare_action(self, objects: list[Output], objects_without_access: object) -> HttpResponseBase:
        """The file, in place of a page that says what was done."""
        chosen = FORMATS[self.cleaned_form.cleaned_data["extension"]]
        name = list_name([("chosen", str(len(objects)))])
        return download(chosen, [reference(output) for output in objects], name)


BULK_ACTIONS = (AddGrants, SetLicence, SetVisibility, PublishOutputs, UnpublishOutputs, ExportOutputs)
