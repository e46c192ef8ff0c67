from django.utils.translation import gettext_lazy as _

from portal.cms.models import BasePage

__all__ = ["FindingsPage"]


class FindingsPage(BasePage):
    """All findings in order, a claim a line; beneath it a page for each finding and each case study."""

    fixed_slug = "findings"
    max_count = 1
    parent_page_types = ["public.HomePage"]
    subpage_types = ["public.FindingPage", "public.CaseStudyPage"]
    template = "public/findings/findings_page.html"

    class Meta:
        verbose_name = _("findings page")
