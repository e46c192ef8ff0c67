"""The middleware that keeps addresses of the admin for those whose work they are."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponseBase
from wagtail.admin.auth import permission_denied

from portal.desk.access.rules import is_allowed

__all__ = ["AdminAccessMiddleware"]


class AdminAccessMiddleware:
    """Middleware: refuses whoever is in the admin and not let through by a rule, as Wagtail itself refuses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer of the site."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, url_parts: Mapping[str, object]
    ) -> HttpResponseBase | None:
        """Wagtail's refusal, or None where the view may answer."""
        view_name = request.resolver_match.view_name if request.resolver_match else ""
        if is_allowed(request, view_name, url_parts) or not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        return permission_denied(request)
