"""/.well-known/security.txt: whom to tell of a weakness (RFC 9116)."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from portal.cms.models import SiteSettings

__all__ = ["security_txt"]

# The standard asks for less than a year; who reads it later asks again.
HOLDS = timedelta(days=180)


def contact(request: HttpRequest) -> str:
    """The address to write to, as a URI: SECURITY_CONTACT, else the project's own e-mail; "" where there is neither."""
    if settings.SECURITY_CONTACT:
        return settings.SECURITY_CONTACT
    email = SiteSettings.for_request(request).contact_email
    return f"mailto:{email}" if email else ""


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """The file; 404 where nobody is named, as it would say nothing."""
    address = contact(request)
    if not address:
        raise Http404
    expires = datetime.now(UTC) + HOLDS
    fields = {
        "Contact": address,
        "Expires": f"{expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages": "en",
        "Canonical": request.build_absolute_uri(request.path),
    }
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
