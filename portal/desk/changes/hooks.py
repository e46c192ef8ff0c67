"""The pages of change sets in Wagtail's admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from portal.desk.changes.views import result_view, undo_view


@hooks.register("register_admin_urls")
def change_urls() -> list[URLPattern]:
    """The addresses at which a change set is looked at and undone."""
    return [
        path("changes/<int:pk>/", result_view, name="change_set"),
        path("changes/<int:pk>/undo/", undo_view, name="undo_change_set"),
    ]
