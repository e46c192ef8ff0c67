"""What answers an address at which nothing stands: where it went, or that it is gone, as far as that may be told."""

from collections.abc import Callable

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from portal.cms.former_addresses import FormerAddress, former_address
from portal.cms.publicity import address_of, is_kept_private, is_over, is_public

__all__ = ["moved_addresses"]


def moved_addresses(get_response: Callable[[HttpRequest], HttpResponseBase]):
    """Middleware, asked only where the answer is 404. Redirects that editors made come first, then addresses that
    were public once.

    Nothing leads to what the public may not see, and nothing tells of it: such an address stays 404. What was public
    and was unpublished answers 410.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        return editors_redirect(request) or answer_of_former(request) or response

    return answer


def editors_redirect(request: HttpRequest) -> HttpResponse | None:
    """The redirect that an editor made from the address, with or without its query; none to a page nobody may see."""
    paths = dict.fromkeys(
        Redirect.normalise_path(path, decode_unicode=False) for path in (request.get_full_path(), request.path)
    )
    redirect = next(filter(None, (get_redirect(request, path) for path in paths)), None)
    if redirect is None or redirect.link is None:
        return None
    if redirect.redirect_page and not is_public(redirect.redirect_page):
        return None
    answer = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
    return answer(redirect.link)


def answer_of_former(request: HttpRequest) -> HttpResponse | None:
    """What the address, or one beneath it, of something that was public is answered by."""
    former = former_address(request.path_info)
    if former is None:
        return None
    if is_public(former.target):
        return redirect_to_current(former, request)
    if is_kept_private(former.target) or not is_over(former.target):
        return None
    return render(request, "410.html", {"kept": former.kept}, status=410)


def redirect_to_current(former: FormerAddress, request: HttpRequest) -> HttpResponse | None:
    """To the same beneath the address of today, with the query; None where that is the address asked for."""
    current = former.below(address_of(former.target))
    if current == request.path_info:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{current}?{query}" if query else current)
