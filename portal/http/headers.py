"""Headers that protect every response: pages, files, errors and static files alike."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.cache import has_vary_header, patch_cache_control

__all__ = ["ContentSecurityPolicyMiddleware", "protective_headers"]


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """django-csp's, with one policy for the public and a looser one below the admin's address.

    Wagtail's admin has inline scripts and styles of its own, and shows previews in a frame; readers get neither.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Adds the policy, except to the inner request that Wagtail draws a preview by."""
        # Wagtail draws a preview by a request of its own inside the admin's, whose answer carries the policy.
        return response if getattr(request, "is_dummy", False) else super().process_response(request, response)

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """The policy for readers, or below the admin's address that for staff."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(reverse("wagtailadmin_home")):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts


def protective_headers(get_response: Callable[[HttpRequest], HttpResponseBase]):
    """Middleware: the headers that every answer carries, also one that is refused before Django's own would be set.

    No page may ask for the reader's camera, place and so on (W3C Permissions Policy), and no other site may have our
    pictures and files read into its own pages (Fetch, Cross-Origin-Resource-Policy); the others are as Django's
    SecurityMiddleware says them, which a request for a wrong host does not get past. What differs by the session, such
    as a public page with the way to its form, is kept by no cache that others share.
    """
    headers = {
        "Permissions-Policy": settings.PERMISSIONS_POLICY,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }

    def add_headers(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if has_vary_header(response, "Cookie"):
            patch_cache_control(response, private=True)
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response

    return add_headers
