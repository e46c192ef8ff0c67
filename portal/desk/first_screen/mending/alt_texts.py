"""Writing the alt texts of many images, and taking them back."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.log_actions import log

from portal.desk.checks.scope import images_of
from portal.media.models import PortalImage

__all__ = ["SESSION_KEY", "undo_alt_texts_view", "write_alt_texts"]

# What was written last, by the key of the image: kept in the session, so that whoever wrote it can take it back.
SESSION_KEY = "alt_texts"


@transaction.atomic
def write_alt_texts(images: QuerySet, texts: Mapping[int, str], user: Any) -> list[PortalImage]:
    """Gives those of the images that have a text here their alt text; gives the images that were changed."""
    changed = list(images.filter(pk__in=texts).select_for_update(of=("self",)))
    for image in changed:
        write(image, texts[image.pk], user)
    return changed


def write(image: PortalImage, text: str, user: Any) -> None:
    """Saves an image with that alt text, and writes its history."""
    image.description = text
    image.save(update_fields=["description"])
    log(image, "wagtail.edit", user=user)


def still_as_written(request: HttpRequest) -> list[PortalImage]:
    """The images that the person wrote last and may change, whose text nobody has changed since."""
    texts: dict[str, str] = request.session.get(SESSION_KEY, {})
    images = images_of(request.user)
    if images is None or not texts:
        return []
    return [image for image in images.filter(pk__in=texts) if image.description == texts[str(image.pk)]]


@require_http_methods(["GET", "HEAD", "POST"])
def undo_alt_texts_view(request: HttpRequest) -> HttpResponse:
    """Asks whether the alt texts that were written last are taken away again, and does it."""
    images = still_as_written(request)
    if request.method == "POST":
        with transaction.atomic():
            for image in images:
                write(image, "", request.user)
        request.session.pop(SESSION_KEY, None)
        words = ngettext("%d alt text was taken away.", "%d alt texts were taken away.", len(images)) % len(images)
        messages.success(request, words)
        return redirect("desk_check", slug="images-without-alt-text")
    context = {"images": images, "header_title": _("Take the alt texts away"), "header_icon": "history"}
    return render(request, "desk/first_screen/undo_alt_texts.html", context)
