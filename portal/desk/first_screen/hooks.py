"""The first screen in Wagtail's admin."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.components import Component

from portal.desk.first_screen.mending.alt_texts import undo_alt_texts_view
from portal.desk.first_screen.mending.views import MendView
from portal.desk.first_screen.panels import ChecksPanel, ProjectPanel, WelcomePanel, WorkPanel
from portal.desk.first_screen.set_aside_views import SetAsideView, bring_back_view
from portal.desk.first_screen.setup_menu import SetupMenuItem
from portal.desk.first_screen.upkeep import UpkeepPanel


@hooks.register("register_admin_urls")
def check_urls() -> list[URLPattern]:
    """The address of each check's list, and where a record is set aside from it and brought back."""
    return [
        path("attention/images-without-alt-text/undo/", undo_alt_texts_view, name="undo_alt_texts"),
        path("attention/<slug:slug>/", MendView.as_view(), name="desk_check"),
        path("attention/<slug:slug>/set-aside/<int:pk>/", SetAsideView.as_view(), name="desk_set_aside"),
        path("attention/<slug:slug>/bring-back/<int:pk>/", bring_back_view, name="desk_bring_back"),
    ]


@hooks.register("insert_global_admin_css")
def style_the_name_of_the_project() -> SafeString:
    """The project's name stands at the head of the menu, in the place of Wagtail's logo."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/brand.css"))


@hooks.register("construct_homepage_summary_items", order=1000)  # After those that add to them.
def leave_out_wagtails_counts(request: HttpRequest, items: list[Component]) -> None:
    """Numbers of pages, images and documents, "created in" the CMS: the panel of the project says what there is."""
    items.clear()


@hooks.register("register_admin_menu_item")
def setup_menu_item() -> SetupMenuItem:
    """The way back to the five steps from every form, until they are done."""
    return SetupMenuItem()


@hooks.register("construct_homepage_panels")
def add_panels(request: HttpRequest, panels: list[Component]) -> None:
    """Adds the desk's panels to Wagtail's."""
    user = request.user
    panels += [ProjectPanel(user), WorkPanel(user), WelcomePanel(), ChecksPanel(user), UpkeepPanel()]
