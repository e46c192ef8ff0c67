"""What the admin of every kind of record has in common."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel, PublishingPanel
from wagtail.admin.ui.tables import BaseColumn, TitleColumn, UpdatedAtColumn
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.search.backends.base import BaseSearchResults
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from portal.cms.moment_fields import moment_in_words
from portal.desk.records.filters import RecordFilterSet
from portal.desk.records.state_column import StateColumn, with_state
from portal.fulltext.characters import cleaned
from portal.records.base.models import Record
from portal.records.rights import RecordPermissionPolicy, answers_for_all, choosable, publish_permission

__all__ = ["PublishersPanel", "RecordViewSet", "RecordsChooserViewSet", "SnippetChooserWithoutForm", "record_panels"]


class PublishersPanel(FieldPanel):
    """A field that only those see and set who may publish the kind of record it belongs to."""

    def on_model_bound(self) -> None:
        """Takes the permission to publish from the model of the form."""
        super().on_model_bound()
        self.permission = publish_permission(self.model)


def record_panels() -> list[Panel]:
    """The last panels of every record's form: its address, and when the public sees it."""
    return [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("is_private"), PublishersPanel("owner")],
            heading=_("Address and visibility"),
            classname="collapsed",
        ),
        PublishingPanel(),
    ]


class LinkToLivePage:
    """Mixed into the views that save a record: what they say of a public record leads to its page, as for pages."""

    def get_success_message(self, instance: Record | None = None) -> str:
        """Wagtail's own sentence; where the record was scheduled, with the time said back."""
        view: Any = self
        message = super().get_success_message(instance)  # type: ignore[misc]  # of the view it is mixed into
        begins = (instance or view.object).go_live_at
        if view.action == "publish" and begins and begins > timezone.now():
            return f"{message} {_('It appears on %s.') % moment_in_words(begins)}"
        return message

    def get_success_buttons(self) -> list[Any]:
        """Wagtail's own buttons, and one to the record's page where the public may see it."""
        view: Any = self
        buttons = super().get_success_buttons()  # type: ignore[misc]  # of the view it is mixed into
        is_public = view.model.objects.visible().filter(pk=view.object.pk).exists()
        live = [messages.button(view.object.get_absolute_url(), _("View live"), new_window=False)] if is_public else []
        return [*live, *buttons]


class EditRecordView(LinkToLivePage, EditView):
    """Wagtail's own, with the way to the record's page."""


class AddRecordView(LinkToLivePage, CreateView):
    """Whoever adds a record owns it, unless they hand it to somebody else in the form."""

    def get_initial_form_instance(self) -> Record:
        """A new record of the person's own."""
        instance = super().get_initial_form_instance() or self.model()
        instance.owner = self.request.user
        return instance


class RecordIndexView(IndexView):
    """A list that is searched together with any filter and any order; Wagtail's fails on fields it does not index."""

    base_filterset_class = RecordFilterSet
    results_template_name = "desk/records/list_results.html"

    def get_context_data(self, *args: object, **kwargs: object) -> dict[str, Any]:
        """Template context: besides the listing's, `lists_own_only`."""
        own_only = not answers_for_all(self.request.user, self.model)
        return super().get_context_data(*args, lists_own_only=own_only, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        """The records, each with what the columns say of it."""
        return self.with_columns(super().get_base_queryset())

    def with_columns(self, records: QuerySet) -> QuerySet:
        """Fetches with each record what the columns say of it besides its own row: its state."""
        return with_state(records)

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """The first column listed opens the record. Wagtail links it only where it is no column of our own."""
        first = self.list_display[0]
        return [self.opening(column) if column is first else column for column in super().columns]

    def opening(self, column: BaseColumn) -> TitleColumn:
        """A column that shows and sorts as `column` does, and opens the record."""
        title = self._get_title_column(column.accessor)
        title.label, title.sort_key = column.label, column.sort_key
        return title

    def to_row_dict(self, item: Record) -> dict[str, object]:
        """A record in the list's own export, without characters that a spreadsheet cannot carry."""
        return {heading: cleaned(value) for heading, value in super().to_row_dict(item).items()}

    def search_queryset(self, queryset: QuerySet) -> QuerySet | BaseSearchResults:
        """The records that the search matches; best match first, unless an order was chosen."""
        if not self.is_searching:
            return queryset
        matches = super().search_queryset(self.with_columns(self.model.objects.among(queryset).order_by()))
        return queryset.filter(pk__in=[record.pk for record in matches]) if self.is_explicitly_ordered else matches


class OwnRecordsOnly:
    """Stands before every view of one record. Wagtail asks most of them about the kind of record only."""

    # A view takes from its viewset only what its class has: hence the values.
    model: Any = None
    permission_policy: Any = None

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """The view's answer; 403 for a record that the person may not work on, 404 for none."""
        if "pk" in kwargs:
            record = get_object_or_404(self.model, pk=unquote(str(kwargs["pk"])))
            if not self.permission_policy.user_may_work_on(request.user, record):
                raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # of the view it stands before


class ChoosableRecords:
    """Mixed into every view of a record's chooser: drafts of others are neither listed nor named."""

    model_class: type[Record]
    request: HttpRequest

    def get_object_list(self) -> QuerySet:
        """The records listed, of those that the person may name."""
        listed = super().get_object_list()  # type: ignore[misc]  # of the view it is mixed into
        return listed.among(choosable(self.request.user, self.model_class))

    def get_object(self, pk: object) -> Record:
        """A record that the person may name; DoesNotExist for any other."""
        return choosable(self.request.user, self.model_class).get(pk=pk)

    def get_objects(self, pks: list[str]) -> QuerySet:
        """Those records of the keys that the person may name."""
        return choosable(self.request.user, self.model_class).filter(pk__in=[pk for pk in pks if pk.isdigit()])


class NoFormInChooser(ChooserViewSet):
    """A chooser that only chooses. Wagtail's address to add a record fails where there is no form for it."""

    def get_urlpatterns(self) -> list:
        """Wagtail's addresses of a chooser, without the one that adds."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]


class SnippetChooserWithoutForm(NoFormInChooser, SnippetChooserViewSet):
    """The chooser of a snippet that everybody may name."""


class RecordsChooserViewSet(NoFormInChooser):
    """A chooser that shows records by the rule of `choosable`."""

    def construct_view(self, view_class: type[View], **kwargs: object) -> Callable[..., HttpResponseBase]:
        """The view, which asks `choosable` first."""
        return super().construct_view(type(view_class.__name__, (ChoosableRecords, view_class), {}), **kwargs)


class RecordChooserViewSet(RecordsChooserViewSet, SnippetChooserViewSet):
    """The chooser of a kind of record."""


class RecordViewSet(SnippetViewSet):
    """Columns, export and copying alike for every record. A subclass names its model, icon, panels and columns."""

    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = False
    index_results_template_name = "desk/records/list_results.html"
    status_columns = [UpdatedAtColumn(), StateColumn()]
    index_view_class = RecordIndexView
    add_view_class = AddRecordView
    edit_view_class = EditRecordView
    chooser_viewset_class = RecordChooserViewSet

    @cached_property
    def permission_policy(self) -> RecordPermissionPolicy:
        """The rights on the model."""
        return RecordPermissionPolicy(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """The records that the person may work on."""
        return self.permission_policy.instances_user_has_any_permission_for(request.user, ["change", "delete", "view"])

    def construct_view(self, view_class: type[View], **kwargs: object) -> Callable[..., HttpResponseBase]:
        """The view, behind `OwnRecordsOnly`."""
        return super().construct_view(type(view_class.__name__, (OwnRecordsOnly, view_class), {}), **kwargs)

    @property
    def url_finder_class(self) -> type[ModelAdminURLFinder]:
        """Finds the edit form of a record for those who may edit it: lists print no other record's name."""
        values = {"edit_url_name": self.get_url_name("edit"), "permission_policy": self.permission_policy}
        return type("RecordURLFinder", (ModelAdminURLFinder,), values)
