"""Changing many outputs from their list: planned and shown first, then made beside the request."""

from typing import Any

from django import forms
from django.db.models import Model
from django.http import HttpResponse, HttpResponseBase
from django.utils.functional import Promise, classproperty
from django.utils.translation import gettext_lazy
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.models import get_snippet_models

from portal.bibliography.formats import FORMATS
from portal.desk.outputs.bulk_changes import MOST_AT_ONCE, BulkChange
from portal.desk.outputs.bulk_forms import (
    AccessForm,
    FormatForm,
    GrantForm,
    LanguageForm,
    LicenceForm,
    VisibilityForm,
    offer_grants,
)
from portal.desk.outputs.bulk_kinds import (
    add_grants,
    set_access,
    set_language,
    set_licence,
    set_published,
    set_visibility,
)
from portal.desk.outputs.bulk_plans import is_as_seen, plan_context
from portal.desk.outputs.tasks import start_change
from portal.desk.records.bulk import OwnRecordsInBulk
from portal.desk.work import watch
from portal.public.downloads import download
from portal.public.outputs.formats import list_name
from portal.records.outputs.models import Output
from portal.records.outputs.references import reference

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

    def object_context(self, output: Output) -> dict[str, Any]:
        """What the page needs of an output; Wagtail's own asks for the address of each form."""
        return {"item": output}

    @property
    def outputs(self) -> list[Output]:
        """The chosen outputs that the person may change."""
        return self.get_actionable_objects()[0]


class ChangeOutputs(OutputsInBulk):
    """Shows what would change in each output, and does it beside the request once that very plan was looked at."""

    def change(self, values: dict[str, Any]) -> BulkChange:
        """The change that the form asks for."""
        raise NotImplementedError

    @property
    def keys(self) -> list[int]:
        """The keys of the chosen outputs that the person may change, in the order of the list."""
        return [output.pk for output in self.outputs]

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Starts the change if its plan was shown before; else shows the plan."""
        change, keys, seen = self.change(form.cleaned_data), self.keys, self.request.POST.get("seen", "")
        if seen and len(keys) <= MOST_AT_ONCE and is_as_seen(keys, change, seen, self.request.user):
            return watch(start_change(change, keys, seen, self.request.user, self.next_url))
        return self.render_to_response(self.get_context_data(form=form, was_changed=bool(seen)))

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        """Template context: once the form is filled in, `plan`, `shown` (its first entries) and `more` (how many there
        are besides), the `count` of changes, and `seen`, the signature; `too_many`, the most at once, where more are
        chosen."""
        context = super().get_context_data(**kwargs)
        form = context["form"]
        has_choice = bool(form.fields)
        if len(context["items"]) > MOST_AT_ONCE:
            return {**context, "title": self.display_name, "items": [], "too_many": MOST_AT_ONCE}
        if has_choice and not (form.is_bound and form.is_valid()):
            return {**context, "title": self.display_name}
        change = self.change(form.cleaned_data if has_choice else {})
        keys = [entry["item"].pk for entry in context["items"]]
        return {**context, "title": self.display_name, **plan_context(keys, change, self.request.user)}


class AddGrants(ChangeOutputs):
    """Adds grants to those that each output has."""

    display_name = gettext_lazy("Add a grant")
    action_type = "add_grant"
    form_class = GrantForm

    def get_form(self, form_class: type[forms.Form] | None = None) -> forms.Form:
        """The form, with the grants that the person may name."""
        form = super().get_form(form_class)
        offer_grants(form, self.request.user)
        return form

    def change(self, values: dict[str, Any]) -> BulkChange:
        """The change that the form asks for."""
        return add_grants([grant.pk for grant in values["grants"]])


class SetLicence(ChangeOutputs):
    """Gives each output a licence, in place of another."""

    display_name = gettext_lazy("Set the licence")
    action_type = "set_licence"
    form_class = LicenceForm

    def change(self, values: dict[str, Any]) -> BulkChange:
        """The change that the form asks for."""
        return set_licence(values["licence"])


class SetAccess(ChangeOutputs):
    """Says who may read each output, in place of what was said before."""

    display_name = gettext_lazy("Set the access")
    action_type = "set_access"
    form_class = AccessForm

    def change(self, values: dict[str, Any]) -> BulkChange:
        """The change that the form asks for."""
        return set_access(values["access"])


class SetLanguage(ChangeOutputs):
    """Says in which language each output is."""

    display_name = gettext_lazy("Set the language")
    action_type = "set_language"
    form_class = LanguageForm

    def change(self, values: dict[str, Any]) -> BulkChange:
        """The change that the form asks for."""
        return set_language(values["language"])


class SetVisibility(ChangeOutputs):
    """Sets whether published outputs are for everybody or for staff only."""

    display_name = gettext_lazy("Set the visibility")
    action_type = "set_visibility"
    form_class = VisibilityForm
    permission_required = "publish"

    def change(self, values: dict[str, Any]) -> BulkChange:
        """The change that the form asks for."""
        return set_visibility(values["is_private"])


class PublishOutputs(ChangeOutputs):
    """Publishes each output."""

    display_name = gettext_lazy("Publish")
    action_type = "publish"
    permission_required = "publish"

    def change(self, values: dict[str, Any]) -> BulkChange:
        """The change that the form asks for."""
        return set_published(True)


class UnpublishOutputs(ChangeOutputs):
    """Takes each output from the public."""

    display_name = gettext_lazy("Unpublish")
    action_type = "unpublish"
    permission_required = "publish"

    def change(self, values: dict[str, Any]) -> BulkChange:
        """The change that the form asks for."""
        return set_published(False)


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


BULK_ACTIONS = (
    AddGrants,
    SetLicence,
    SetAccess,
    SetLanguage,
    SetVisibility,
    PublishOutputs,
    UnpublishOutputs,
    ExportOutputs,
)
