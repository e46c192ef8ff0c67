from typing import Any

from anyascii import anyascii
from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

__all__ = ["PageForm"]


class PageForm(WagtailAdminPageForm):
    """The editor's form of any page. An address left empty is made from the title, whatever script that is in.

    Wagtail's own script fills the address while somebody types; it leaves a title without a Latin letter alone.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """The address as typed, else one made from the title that no page beside this one has."""
        typed = self.cleaned_data.get("slug") or self.instance.slug
        return typed or self.free_slug(slugify(anyascii(self.data.get("title", ""))) or "page")

    def free_slug(self, slug: str) -> str:
        candidate, number = slug, 2
        while not Page._slug_is_available(candidate, self.parent_page, self.instance):
            candidate, number = f"{slug}-{number}", number + 1
        return candidate
