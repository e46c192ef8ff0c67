"""What a page of prose prints."""

from django.http import HttpRequest

from portal.cms.blocks import section_headings
from portal.cms.contents import prints
from portal.public.content.models import ContentPage

__all__ = ["ProseContent"]


@prints(ContentPage)
class ProseContent:
    """What `public/content/content_page.html` prints beside the page's own fields."""

    def __init__(self, page: ContentPage, request: HttpRequest) -> None:
        self.page = page

    @property
    def sections(self) -> list[dict[str, str]]:
        """The headings of the text: `title`, and the `id` at which each stands."""
        return section_headings(self.page.body)
