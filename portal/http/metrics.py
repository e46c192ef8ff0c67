"""/metrics: counts and times for Prometheus, where the switch METRICS is on, and for this machine only."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from django_prometheus.exports import ExportToDjangoView

__all__ = ["metrics"]

OWN_MACHINE = frozenset({"127.0.0.1", "::1"})


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures; 404 while the switch is off, and for whatever came through the proxy."""
    came_through_proxy = "HTTP_X_FORWARDED_FOR" in request.META
    if not settings.METRICS or came_through_proxy or request.META.get("REMOTE_ADDR") not in OWN_MACHINE:
        raise Http404
    return ExportToDjangoView(request)
