"""Doing one thing to many outputs from their list: looked at first, then done, and taken back with one click."""

from typing import Any

from django import forms
from django.db.models import Model
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.functional import classproperty
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.log_actions import get_active_log_context
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.models import get_snippet_models

from portal.citations.formats import FORMATS
from portal.grants.models import Grant
from portal.outputs.editing.bulk_plan import Change, Step, apply, planned, signature
from portal.outputs.formats import download, list_name
from portal.outputs.licences import LICENCES, licence
from portal.outputs.models import Output
from portal.outputs.references import reference
from portal.records.bulk import OwnRecordsInBulk
from portal.records.ownership import choosable

__all__ = ["BULK_ACTIONS"]


class OutputsInBulk(OwnRecordsInBulk, SnippetBulkAction):
    """Works on the outputs of one table that are chosen in its list."""

    template_name = "outputs/admin/bulk.html"
    display_name: Any
    action_priority = 50

    @classproperty
    def models(cls) -> list[type[Model]]:  # noqa: N805 - wagtail's own decorator passes the class
        return [model for model in get_snippet_models() if issubclass(model, Output)]

    @classproperty
    def aria_label(cls) -> Any:  # noqa: N805 - as above
        return cls.display_name

    @property
    def outputs(self) -> list[Any]:
        return self.get_actionable_objects()[0]

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        policy = self.model.snippet_viewset.permission_policy
        rows = policy.instances_user_has_any_permission_for(self.request.user, [self.permission_required])
        return rows.values_list("pk", flat=True)


class ChangeOutputs(OutputsInBulk):
    """Shows what would change in each output, and does it once that very plan was looked at."""

    def change(self, values: dict[str, Any]) -> Change:
        """The change that the form asks for."""
        raise NotImplementedError

    def plan(self, values: dict[str, Any]) -> list[Step]:
        return planned(self.outputs, self.change(values), self.request.user)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        steps = self.plan(form.cleaned_data)
        seen = self.request.POST.get("seen", "")
        if seen != signature(steps, self.change(form.cleaned_data)) or not any(one.changes for one in steps):
            return self.render_to_response(self.get_context_data(form=form, was_changed=bool(seen)))
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        has_choice = bool(form.fields)
        if has_choice and not (form.is_bound and form.is_valid()):
            return {**context, "title": self.display_name}
        values = form.cleaned_data if has_choice else {}
        steps = self.plan(values)
        return {
            **context,
            "title": self.display_name,
            "steps": steps,
            "count": sum(one.changes for one in steps),
            "seen": signature(steps, self.change(values)),
        }

    def get_execution_context(self) -> dict[str, Any]:
        return {"action": self}

    @classmethod
    def execute_action(cls, objects: list[Any], action: Any = None, **kwargs: Any) -> tuple[int, int]:
        change, user = action.change(action.cleaned_form.cleaned_data), action.request.user
        return len(apply(planned(objects, change, user), change, user)), 0

    def get_success_message(self, changed: int, _children: int) -> None:
        """Says it with the button that takes it back, which Wagtail's own message has no room for."""
        undo = reverse("undo_bulk", args=[get_active_log_context().uuid])
        said = ngettext("%d output was changed.", "%d outputs were changed.", changed) % changed
        messages.success(self.request, said, buttons=[messages.button(undo, _("Undo"))])


class GrantForm(forms.Form):
    grants = forms.ModelMultipleChoiceField(
        Grant.objects.none(),
        label=gettext_lazy("Grants to add"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one grant.")},
    )


class AddGrants(ChangeOutputs):
    display_name = gettext_lazy("Add a grant")
    action_type = "add_grant"
    form_class = GrantForm

    def get_form(self, form_class: Any = None) -> forms.Form:
        form = super().get_form(form_class)
        grants: Any = choosable(self.request.user, Grant)
        form.fields["grants"].queryset = grants.in_order()
        return form

    def change(self, values: dict[str, Any]) -> Change:
        added = list(values["grants"])

        def describe(output: Output) -> str:
            return "; ".join(sorted(grant.name for grant in output.grants.all()))

        def make(output: Output) -> None:
            output.grants.set({*output.grants.all(), *added})

        return Change("grants", describe, make)


class LicenceForm(forms.Form):
    licence = forms.ChoiceField(
        label=gettext_lazy("Licence"),
        choices=[("", gettext_lazy("please choose")), *((row.spdx, row.label) for row in LICENCES)],
        error_messages={"required": gettext_lazy("Choose the licence.")},
    )


class SetLicence(ChangeOutputs):
    display_name = gettext_lazy("Set the licence")
    action_type = "set_licence"
    form_class = LicenceForm

    def change(self, values: dict[str, Any]) -> Change:
        chosen = values["licence"]

        def describe(output: Output) -> str:
            row = licence(output.licence)
            return row.label if row else ""

        def make(output: Output) -> None:
            output.licence = chosen

        return Change("licence", describe, make)


WHO_SEES_THEM = [
    ("", gettext_lazy("please choose")),
    ("no", gettext_lazy("everybody")),
    ("yes", gettext_lazy("staff only")),
]


class VisibilityForm(forms.Form):
    is_private = forms.TypedChoiceField(
        label=gettext_lazy("Who sees them when they are published"),
        choices=WHO_SEES_THEM,
        coerce=lambda value: value == "yes",
        error_messages={"required": gettext_lazy("Choose who sees them.")},
    )


class SetVisibility(ChangeOutputs):
    display_name = gettext_lazy("Set the visibility")
    action_type = "set_visibility"
    form_class = VisibilityForm
    permission_required = "publish"

    def change(self, values: dict[str, Any]) -> Change:
        chosen = values["is_private"]

        def describe(output: Output) -> str:
            return _("staff only") if output.is_private else _("everybody")

        def make(output: Output) -> None:
            output.is_private = chosen

        return Change("is_private", describe, make)


def published_or_not(output: Output) -> str:
    return _("published") if output.live else _("not published")


class PublishOutputs(ChangeOutputs):
    display_name = gettext_lazy("Publish")
    action_type = "publish"
    permission_required = "publish"

    def change(self, values: dict[str, Any]) -> Change:
        def make(output: Output) -> None:
            output.live = True

        return Change("publish", published_or_not, make, publishes=True)


class UnpublishOutputs(ChangeOutputs):
    display_name = gettext_lazy("Unpublish")
    action_type = "unpublish"
    permission_required = "publish"

    def change(self, values: dict[str, Any]) -> Change:
        def make(output: Output) -> None:
            output.live = False

        return Change("unpublish", published_or_not, make, publishes=False)


class FormatForm(forms.Form):
    extension = forms.ChoiceField(
        label=gettext_lazy("Format"), choices=[(row.extension, row.label) for row in FORMATS.values()]
    )


class ExportOutputs(OutputsInBulk):
    """Gives the chosen outputs as a file; drafts too, as they stand, for they are the person's own to take."""

    display_name = gettext_lazy("Export")
    action_type = "export"
    action_priority = 90
    form_class = FormatForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "title": self.display_name, "is_export": True}

    def prepare_action(self, objects: list[Any], objects_without_access: Any) -> HttpResponseBase:
        chosen = FORMATS[self.cleaned_form.cleaned_data["extension"]]
        name = list_name([("chosen", str(len(objects)))])
        return download(chosen, [reference(output) for output in objects], name)


BULK_ACTIONS = (AddGrants, SetLicence, SetVisibility, PublishOutputs, UnpublishOutputs, ExportOutputs)
