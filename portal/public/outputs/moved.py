"""Addresses of records that were merged into another: they lead on, for good."""

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect

from portal.records.outputs.models import Output

__all__ = ["redirect_to_kept"]


def redirect_to_kept(request: HttpRequest, slug: str) -> HttpResponsePermanentRedirect:
    """Leads from the address of a merged record, or from one below it, to the same of the record that stands for it.

    `slug` is the merged record's. Raises Http404 where no visible record stands for one at that address.
    """
    kept = Output.objects.visible().standing_for(slug).first()
    if kept is None:
        raise Http404
    moved, to = f"{Output.base_path}{slug}", f"{Output.base_path}{kept.slug}"
    return HttpResponsePermanentRedirect(request.get_full_path().replace(moved, to, 1))
