from django.utils.translation import gettext_lazy as _

from portal.cms.models import BasePage

__all__ = ["GlossaryPage"]


class GlossaryPage(BasePage):
    """Every abbreviation of the site with what it stands for."""

    fixed_slug = "glossary"
    max_count = 1
    parent_page_types = ["public.HomePage"]
    subpage_types: list[str] = []
    template = "public/glossary/glossary_page.html"

    class Meta:
        verbose_name = _("glossary page")
