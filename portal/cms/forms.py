from typing import Any

from anyascii import anyascii
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamValue
from wagtail.blocks.base import BlockField
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.models import Page

from portal.cms.images import undescribed_images
from portal.cms.naming import NamesReadableOnly
from portal.cms.schedule_form import ScheduledForm

__all__ = ["PageForm", "WithDescribedImages", "WithoutMissingStreams"]


class WithoutMissingStreams:
    """Mixed into an editor's form: a stream of blocks that a request does not carry at all is left as it is.

    Wagtail's own form fails on such a request, which no screen of the admin sends, with an error of the server's.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        form: Any = self
        if form.is_bound:
            for name, field in list(form.fields.items()):
                is_stream = isinstance(field, BlockField) and isinstance(field.block, BaseStreamBlock)
                if is_stream and f"{form.add_prefix(name)}-count" not in form.data:
                    del form.fields[name]


class WithDescribedImages:
    """Mixed into an editor's form: what is published says in words what its pictures show; a draft may wait with it."""

    asks_for_alt_text = True

    def clean(self) -> dict[str, Any]:
        """Asks for the alt text of each picture, before a publication."""
        form: Any = self
        cleaned: dict[str, Any] = super().clean()  # type: ignore[misc]  # of the form it is mixed into
        if self.asks_for_alt_text and not form.is_deferred_validation:
            for name, value in list(cleaned.items()):
                if isinstance(value, StreamValue) and any(undescribed_images(value)):
                    message = _("An image has no alt text. Say in words what it shows; its file’s name does not.")
                    form.add_error(name, message)
        return cleaned


class PageForm(ScheduledForm, WithDescribedImages, WithoutMissingStreams, NamesReadableOnly, WagtailAdminPageForm):
    """The editor's form of any page. An address left empty is made from the title, whatever script that is in.

    Wagtail's own script fills the address while somebody types; it leaves a title without a Latin letter alone.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """The address as typed, else one made from the title that no page beside this one has."""
        typed = self.cleaned_data.get("slug") or self.instance.slug
        return typed or self.free_slug(slugify(anyascii(self.data.get("title", ""))) or "page")

    def free_slug(self, slug: str) -> str:
        """The slug, with the first number from 2 on that makes it new if a page beside this one has it."""
        candidate, number = slug, 2
        while not Page._slug_is_available(candidate, self.parent_page, self.instance):
            candidate, number = f"{slug}-{number}", number + 1
        return candidate
