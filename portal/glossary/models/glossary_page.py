from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.glossary.models.term import Term
from portal.pages.models import BasePage

__all__ = ["GlossaryPage"]


class GlossaryPage(BasePage):
    """Every abbreviation of the site with what it stands for."""

    fixed_slug = "glossary"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "glossary/glossary_page.html"

    class Meta:
        verbose_name = _("glossary page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "terms": Term.objects.in_order()}
