"""Headers that protect every response: pages, files, errors and static files alike."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

__all__ = ["ContentSecurityPolicyMiddleware", "permissions_policy"]


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """django-csp's, with one policy for the public and a looser one below the admin's address.

    Wagtail's admin has inline scripts and styles of its own, and shows previews in a frame; readers get neither.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        # Wagtail draws a preview by a request of its own inside the admin's, whose answer carries the policy.
        return response if getattr(request, "is_dummy", False) else super().process_response(request, response)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(reverse("wagtailadmin_home")):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts


def permissions_policy(get_response: Callable[[HttpRequest], HttpResponseBase]):
    """Middleware: no page may ask for the reader's camera, place and so on (W3C Permissions Policy)."""

    def add_header(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response["Permissions-Policy"] = settings.PERMISSIONS_POLICY
        return response

    return add_header
