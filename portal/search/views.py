from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.fulltext.models import clean_query
from portal.search.results import found, results

__all__ = ["search"]

PAGE_SIZE = 20


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The search page: a form, and what was found for `q`."""
    query = clean_query(request.GET.get("q", ""))
    page = Paginator(found(query).with_extract(query), PAGE_SIZE).get_page(request.GET.get("page")) if query else None
    context = {"query": query, "page_obj": page, "results": results(page) if page else []}
    return render(request, "search/search.html", context)
