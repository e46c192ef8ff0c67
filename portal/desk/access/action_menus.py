"""The menus of buttons at the foot of a form, in the order in which they are wanted."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

__all__ = ["unpublish_last"]


def unpublish_last(items: list[Any], _request: HttpRequest, _context: dict[str, Any]) -> None:
    """Taking down stands last: Wagtail puts it before publishing, where a hand expects "Publish"."""
    items.sort(key=lambda item: item.name == "action-unpublish")


hooks.register("construct_page_action_menu", unpublish_last)
hooks.register("construct_snippet_action_menu", unpublish_last)
