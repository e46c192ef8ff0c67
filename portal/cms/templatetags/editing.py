from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

register = template.Library()


@register.simple_tag(takes_context=True)
def edit_address(context: Context) -> str:
    """The address of the form of the page or record that a template prints, for somebody logged in who may change it;
    "" for everybody else.

    A request without a session's cookie is not asked who sends it: its answer stays as it is for everybody.
    """
    request: HttpRequest | None = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES or getattr(request, "is_preview", False):
        return ""
    user, target = request.user, target_of(context)
    if target is None or not user.is_authenticated or not user.has_perm("wagtailadmin.access_admin"):
        return ""
    address: str = AdminURLFinder(user).get_edit_url(target) or ""
    return address


def target_of(context: Context) -> Any:
    """What the template prints: the record of its content, or the page; None where it is neither (a list, an error)."""
    content, page = context.get("content"), context.get("page")
    target = getattr(content, "record", None) or getattr(content, "finding", None) or page
    target = getattr(target, "own", target)
    if not getattr(target, "pk", None):
        return None
    return target.specific if isinstance(target, Page) else target
