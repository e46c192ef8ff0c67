"""What stands near a mistyped address: public pages and records whose titles are like its words."""

import re
from urllib.parse import unquote

from django.contrib.postgres.search import TrigramWordSimilarity
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from portal.public.search.results import Result, public_entries, results

__all__ = ["near_address", "not_found"]

MOST = 5
LONGEST = 120
LEAST_LIKE = 0.6  # As PostgreSQL's own threshold, by which the index is asked.
ENDING = re.compile(r"\.[a-z.]{2,8}$")


def near_address(path: str) -> list[Result]:
    """The public pages and records whose titles are like the words of an address's last part, the likest first."""
    name = ENDING.sub("", unquote(path).rstrip("/").rpartition("/")[2])[:LONGEST]
    words = " ".join(re.findall(r"[^\W_]+", name))
    if len(words) < 4 or "\x00" in path:
        return []
    entries = public_entries().filter(title__trigram_word_similar=words)
    likest = entries.annotate(likeness=TrigramWordSimilarity(words, "title")).filter(likeness__gte=LEAST_LIKE)
    return results(likest.order_by("-likeness", "title", "pk")[:MOST])


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to an address at which there is nothing: a search, and what stands near."""
    near = near_address(request.path_info) if request.method in ("GET", "HEAD") else []
    return HttpResponse(render_to_string("404.html", {"near": near}, request), status=404)
