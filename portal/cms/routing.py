"""Finds the page of an address in one query, however deep it lies.

Wagtail asks twice a level. A page's `url_path` holds the slugs of all above it, so one query finds the page and every
page above, which the breadcrumbs and the restrictions need as well.
"""

from django.db.models import Exists, OuterRef
from wagtail.models import Page, PageViewRestriction

__all__ = ["deepest_page"]


def deepest_page(root: Page, components: list[str]) -> tuple[Page | None, list[str]]:
    """The deepest page below `root` on the way of `components` and the components left over; None where there is none.

    The page comes with `pages_above` (from the root down) and `is_restricted` (whether it or one above is).
    """
    addresses = [root.url_path]
    for component in components:
        addresses.append(f"{addresses[-1]}{component}/")
    restrictions = PageViewRestriction.objects.filter(page=OuterRef("pk"))
    candidates = Page.objects.filter(url_path__in=addresses, path__startswith=root.path)
    pages = list(candidates.annotate(has_restriction=Exists(restrictions)).order_by("depth"))
    if len(pages) < 2:
        return None, components
    page = pages[-1].specific
    page.pages_above = pages[:-1]
    page.is_restricted = any(candidate.has_restriction for candidate in pages)
    return page, components[page.depth - root.depth :]
