from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder, ModelAdminURLFinder, register_admin_url_finder
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldRowPanel, InlinePanel
from wagtail.admin.ui.tables import Column
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.desk.outputs.all_outputs import all_outputs_menu_item, all_outputs_urls
from portal.desk.outputs.author_views import name_form_view, read_authors_view
from portal.desk.outputs.bulk_actions import BULK_ACTIONS
from portal.desk.outputs.bulk_changes import LOG_ACTION
from portal.desk.outputs.doi_views import look_up_doi_view
from portal.desk.outputs.duplicate_views import duplicates_view
from portal.desk.outputs.help_texts import field
from portal.desk.outputs.merge_views import merge_view
from portal.desk.outputs.panels import output_panels
from portal.desk.records.admin import RecordsChooserViewSet, RecordViewSet
from portal.records.outputs.models import Activity, MediaAppearance, Output, Publication, Report

CARRIER_PANELS = [
    FieldRowPanel([field("outlet"), field("date")]),
    FieldRowPanel([field("title"), field("url")]),
]


class OutputViewSet(RecordViewSet):
    """The admin of outputs, whatever their table: the columns, filters and order of the list."""

    list_display = [
        "title",
        Column("kind_label", label=_("Kind"), sort_key="kind"),
        "date",
        *RecordViewSet.status_columns,
    ]
    list_filter = ["live", "kind", "grants"]
    ordering = ["-updated_at", "pk"]
    shared_export = ["title", "kind", "date", "doi", "url", "licence", "access_now", "peer_reviewed"]


class PublicationViewSet(OutputViewSet):
    """The admin of publications."""

    model = Publication
    icon = "doc-full"
    list_export = [*OutputViewSet.shared_export, "container", "publisher", "isbn", "issn"]
    panels = output_panels(
        Publication.own_table,
        [
            field("container"),
            FieldRowPanel([field("publisher"), field("place")]),
            FieldRowPanel([field("first_page"), field("last_page"), field("article_number")]),
            FieldRowPanel([field("volume"), field("issue"), field("edition")]),
            FieldRowPanel([field("isbn"), field("issn")]),
            FieldRowPanel([field("series"), field("institution")]),
        ],
    )


class MediaAppearanceViewSet(OutputViewSet):
    """The admin of media appearances."""

    model = MediaAppearance
    icon = "media"
    list_export = [*OutputViewSet.shared_export, "outlet", "programme", "part", "duration"]
    panels = output_panels(
        MediaAppearance.own_table,
        [
            FieldRowPanel([field("outlet"), field("programme")]),
            FieldRowPanel([field("aired_at"), field("duration"), field("available_until")]),
            field("part"),
            InlinePanel(
                "carriers", heading=_("Other outlets that carried it"), label=_("outlet"), panels=CARRIER_PANELS
            ),
        ],
    )


class ReportViewSet(OutputViewSet):
    """The admin of reports."""

    model = Report
    icon = "clipboard-list"
    list_export = [*OutputViewSet.shared_export, "institution", "number", "commissioned_by"]
    panels = output_panels(
        Report.own_table,
        [
            FieldRowPanel([field("institution"), field("number")]),
            FieldRowPanel([field("commissioned_by"), field("place")]),
            field("isbn"),
        ],
    )


class ActivityViewSet(OutputViewSet):
    """The admin of activities."""

    model = Activity
    icon = "date"
    list_export = [*OutputViewSet.shared_export, "event", "place", "audience", "reach"]
    panels = output_panels(
        Activity.own_table,
        [
            FieldRowPanel([field("event"), field("place")]),
            FieldRowPanel([field("audience"), field("reach")]),
            FieldRowPanel([field("start"), field("end")]),
        ],
    )


class OutputsGroup(SnippetViewSetGroup):
    """The four tables of outputs under a menu of their own."""

    items = (PublicationViewSet, MediaAppearanceViewSet, ReportViewSet, ActivityViewSet)
    menu_label = _("Outputs")
    menu_icon = "list-ul"
    menu_order = 210

    def get_submenu_items(self) -> list[MenuItem]:
        """The list of all outputs first, then those of the four tables."""
        return [all_outputs_menu_item(), *super().get_submenu_items()]


register_snippet(OutputsGroup)


class OutputURLFinder(ModelAdminURLFinder):
    """Where an output is edited, asked of the shared row: in the admin of its own table."""

    def get_edit_url(self, instance: Output) -> str | None:
        """The address of the edit form; None for whoever may not edit the output."""
        return instance.snippet_viewset.url_finder_class(self.user).get_edit_url(instance)


register_admin_url_finder(Output, OutputURLFinder)


@hooks.register("register_admin_viewset")
def output_chooser() -> RecordsChooserViewSet:
    """Chooses among all outputs, whatever their table, where a finding names one as evidence."""
    return RecordsChooserViewSet(
        "output_chooser",
        model=Output,
        icon="list-ul",
        choose_one_text=_("Choose an output"),
        choose_another_text=_("Choose another output"),
    )


@hooks.register("register_admin_urls")
def form_urls() -> list[URLPattern]:
    """What the form of an output asks for while somebody types, and where records are merged."""
    return [
        *all_outputs_urls(),
        path("outputs/authors/read/", read_authors_view, name="read_authors"),
        path("outputs/authors/name-form/", name_form_view, name="add_name_form"),
        path("outputs/doi/", look_up_doi_view, name="look_up_doi"),
        path("outputs/duplicates/", duplicates_view, name="output_duplicates"),
        path("outputs/merge/<int:kept>/<int:other>/", merge_view, name="merge_outputs"),
    ]


for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action)


@hooks.register("before_edit_snippet")
def edit_what_it_was_merged_into(request: HttpRequest, record: Model) -> HttpResponse | None:
    """A record that was merged into another keeps only its address: the other record is opened."""
    kept = record.merged_into if isinstance(record, Output) else None
    if kept is None:
        return None
    messages.warning(request, _("This record was merged into the one you see."))
    return redirect(AdminURLFinder(request.user).get_edit_url(kept.own) or "wagtailadmin_home")


@hooks.register("register_log_actions")
def log_changes(actions: LogActionRegistry) -> None:
    """Names a merge, and a change of many records at once, in a record's history."""
    actions.register_action(LOG_ACTION, _("Change of many"), _("Changed together with others"))
    actions.register_action("outputs.merge", _("Merge"), _("Merged with another record of the same work"))
