"""Files of images and documents, given out under the media address after the rule was asked."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.core.files.storage import FileSystemStorage, default_storage
from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

from portal.media.models import PortalDocument, PortalImage, PortalRendition
from portal.visibility.admission import is_admitted
from portal.visibility.files import is_shown
from portal.visibility.staff import readable

__all__ = ["may_have", "may_see_closed_files", "media_file"]


def may_see_closed_files(user: AbstractUser | AnonymousUser, file: Model) -> bool:
    """Whether somebody works in the admin with this file, where it is chosen and previewed before anything shows it."""
    if not user.is_authenticated or not user.has_perm("wagtailadmin.access_admin"):
        return False
    return readable(user, type(file)._default_manager.filter(pk=file.pk)).exists()


def may_have(request: HttpRequest, file: Any) -> bool:
    """Whether this visitor may have the image or document: because everybody may, or by their account or password."""
    return is_shown(file) or may_see_closed_files(request.user, file) or is_admitted(request, file)


@require_safe
def media_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """The file at `path` below the media folder; 404 for what is closed, as for what is not there."""
    file = kept_file(path)
    if file is None or not may_have(request, file):
        raise Http404
    return closed_to_scripts(content_of(request, path))


def content_of(request: HttpRequest, path: str) -> HttpResponseBase:
    """The file itself: out of the folder of this machine, by Django, or out of the store that all machines share."""
    if isinstance(default_storage, FileSystemStorage):
        return serve(request, path, document_root=str(settings.MEDIA_ROOT))
    try:
        return FileResponse(default_storage.open(path))
    except FileNotFoundError as error:
        raise Http404 from error


def kept_file(path: str) -> Model | None:
    """The image or document whose file it is; of a rendition, the image it was made from."""
    if "\x00" in path:
        return None
    rendition = PortalRendition.objects.filter(file=path).select_related("image").first()
    if rendition:
        return rendition.image
    return PortalImage.objects.filter(file=path).first() or PortalDocument.objects.filter(file=path).first()


def closed_to_scripts(response: HttpResponseBase) -> HttpResponseBase:
    """An uploaded file that a browser shows must not run anything with the site's rights."""
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response["Cache-Control"] = "private, no-cache"
    return response
