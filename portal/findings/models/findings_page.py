from typing import Any

from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from portal.findings.models.case_study_page import CaseStudyPage
from portal.findings.models.finding_page import FindingPage
from portal.pages.models import BasePage

__all__ = ["FindingsPage"]


class FindingsPage(BasePage):
    """All findings in order, a claim a line; beneath it a page for each finding and each case study."""

    fixed_slug = "findings"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["findings.FindingPage", "findings.CaseStudyPage"]
    template = "findings/findings_page.html"

    class Meta:
        verbose_name = _("findings page")

    @cached_property
    def all_findings(self) -> list[FindingPage]:
        return list(FindingPage.objects.visible().in_order().with_keys().with_lines())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "findings": [finding for finding in self.all_findings if not finding.is_withdrawn],
            "withdrawn": [finding for finding in self.all_findings if finding.is_withdrawn],
            "cases": CaseStudyPage.objects.visible().order_by("path"),
        }
