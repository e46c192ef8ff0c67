"""Links in rich text to pages of the tree, printed only while the public may follow them."""

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from portal.visibility.rule import visible_pages

__all__ = ["VisiblePageLinkHandler"]


class VisiblePageLinkHandler(PageLinkHandler):
    """As Wagtail's, but the address of a page that is not visible is not printed: the words stay, unlinked."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """The opening tag for each link, in the order of `attrs_list`."""
        ids = [attrs["id"] for attrs in attrs_list if str(attrs.get("id", "")).isdigit()]
        pages = {str(page.pk): page for page in Page.objects.filter(visible_pages(), pk__in=ids)}
        return [opening_tag(pages.get(str(attrs.get("id")))) for attrs in attrs_list]


def opening_tag(page: Page | None) -> str:
    """The tag of a link to that page; without an address for a page that is not visible."""
    return f'<a href="{escape(page.url)}">' if page else "<a>"
