"""People of the staff, logged in, in a browser."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from playwright.sync_api import Page

from tests.tools.accounts import account


def logged_in(
    new_page: Callable[..., Page], site: str, role: str, width: int = 1280, **values: Any
) -> tuple[Page, Any]:
    """A browser's page of somebody with that role, and their account."""
    client, user = account(role, **values)
    page = new_page(width=width)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}])
    return page, user
