"""Pictures for shared links, at addresses that hold what is drawn: a new title is a new address, none ever changes.

The address is signed, so that nobody has the site draw words of their own, and it holds no more than the page that
names it printed. Nothing is asked of the database.
"""

from django.core.cache import cache
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.drawings.share_picture import draw

__all__ = ["picture_address", "share_picture"]

SIGNER = Signer(salt="portal.share_picture")
LONGEST_TITLE, LONGEST_PROJECT = 220, 120
A_YEAR = 365 * 24 * 60 * 60
FORM = 1  # Of the drawing: another number makes all addresses new when it is drawn in another way.


def picture_address(title: str, project: str, year: str = "") -> str:
    """The address on this site of the picture with that title, project and year."""
    words = [FORM, shortened(title, LONGEST_TITLE), shortened(project, LONGEST_PROJECT), year[:4]]
    return reverse("share_picture", args=[SIGNER.sign_object(words, compress=True)])


def shortened(text: str, longest: int) -> str:
    """The text, or as many of its words as fit, with "…" after them."""
    return text if len(text) <= longest else f"{text[:longest].rpartition(' ')[0] or text[:longest]}…"


@require_safe
def share_picture(request: HttpRequest, words: str) -> HttpResponse:
    """The picture as PNG; 404 for words that this site did not sign."""
    try:
        _form, title, project, year = SIGNER.unsign_object(words)
    except (BadSignature, ValueError, TypeError) as error:
        raise Http404 from error
    picture = cache.get_or_set(f"share-picture-{hash_of(words)}", lambda: draw(title, project, year), A_YEAR)
    response = HttpResponse(picture, content_type="image/png")
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response


def hash_of(words: str) -> str:
    """A short key for the signed words: their signature."""
    return words.rpartition(":")[2]
