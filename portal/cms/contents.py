"""What a page prints is put together by a class or function that stands above the page's model, and registers here.

A page type knows its fields; what its page prints may need other page types and views of them. So `page.py` beside the
model registers with `@prints(ThePageType)`, and `BasePage.get_context` asks for it: for the page and for its preview.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest

__all__ = ["content_of", "prints"]

Content = TypeVar("Content", bound=Callable[..., Any])
CONTENTS: dict[type, Callable[[Any, HttpRequest], Any]] = {}


def prints(model: type) -> Callable[[Content], Content]:
    """Registers what takes a page of that type and the request, and gives what the page's template calls `content`."""

    def register(content: Content) -> Content:
        CONTENTS[model] = content
        return content

    return register


def content_of(page: Any, request: HttpRequest) -> Any:
    """What the page's template calls `content`; None for a page type whose own fields are all that it prints."""
    content = CONTENTS.get(type(page))
    return content(page, request) if content else None
