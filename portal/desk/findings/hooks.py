from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.userbar import BaseItem, ContentCheckerItem
from wagtail.models import Page

from portal.public.findings.checks import NAMES
from portal.public.findings.models import FindingPage


def rule(code: str) -> dict[str, Any]:
    """A rule of axe that fails wherever the preview says that the draft has this shortcoming."""
    return {
        "id": f"finding-{code}",
        "impact": "serious",
        "selector": f"[data-lacks={code}]",
        "tags": ["best-practice"],
        "none": ["button-has-visible-text"],  # axe's own check for any text at all: a shortcoming is one by being said
        "enabled": True,
    }


class FindingChecker(ContentCheckerItem):
    """Wagtail's checks and, while a finding is written, those of its content: they follow the preview as one types."""

    axe_custom_rules: ClassVar[list[Any]] = [*ContentCheckerItem.axe_custom_rules, *map(rule, NAMES)]
    axe_run_only: ClassVar[list[str]] = [*ContentCheckerItem.axe_run_only, *(f"finding-{code}" for code in NAMES)]
    axe_messages: ClassVar[dict[str, Any]] = {
        **ContentCheckerItem.axe_messages,
        **{
            f"finding-{code}": {"error_name": name, "help_text": _("The preview says what to do, at its head")}
            for code, name in NAMES.items()
        },
    }


@hooks.register("construct_wagtail_userbar")
def check_content_of_findings(request: HttpRequest, items: list[BaseItem], page: Page) -> None:
    """Replaces the ordinary checks by those of a finding."""
    if isinstance(page, FindingPage):
        for index, item in enumerate(items):
            if isinstance(item, ContentCheckerItem):
                items[index] = FindingChecker(in_editor=item.in_editor)
