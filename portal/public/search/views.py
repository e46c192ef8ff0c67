from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.public.search.page import SearchContent

__all__ = ["search"]


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The search page: a form, and what was found for `q`, narrowed to a `type`."""
    content = SearchContent(request.GET.get("q", ""), request.GET.get("page"), request.GET.get("type", ""))
    return render(request, "public/search/search.html", {"content": content})
