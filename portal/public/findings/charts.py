"""A chart of a finding's account as data: its numbers at an address that names the version, and how it is cited."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.bibliography.reference import Reference
from portal.bibliography.styles import citation_html
from portal.public.findings.models import FindingVersion

__all__ = ["VersionChart", "chart_of", "chart_rows"]


@dataclass(frozen=True)
class VersionChart:
    """The chart of that number in a version's account, for the citation of the version in that style."""

    version: FindingVersion
    number: int
    caption: str
    reference: Reference
    style: str

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"chart-{self.number}"

    @property
    def csv_url(self) -> str:
        """The address of its numbers."""
        return reverse("version_chart", args=[self.version.finding.slug, self.version.number, self.number])

    @property
    def url(self) -> str:
        """The address of the chart in the version that it belongs to."""
        return f"{self.version.get_absolute_url()}#{self.anchor}"

    @property
    def url_label(self) -> str:
        """That address in words."""
        return _("Its address in version %d") % self.version.number

    @cached_property
    def citation(self) -> SafeString:
        """The chart as it is cited: the version's citation under the chart's caption, at the chart's address."""
        title = _("%(caption)s (chart %(number)d)") % {"caption": self.caption.rstrip("."), "number": self.number}
        address = f"{self.version.get_full_url()}#{self.anchor}"
        return mark_safe(citation_html(replace(self.reference, title=title, address=address), self.style))


def charts_of(version: FindingVersion) -> list[dict[str, Any]]:
    """The charts of the version's account as they were kept, in order."""
    return [block["value"] for block in version.content["body"] if block["type"] == "chart"]


def chart_of(
    version: FindingVersion | None, number: int, reference: Reference | None, style: str
) -> VersionChart | None:
    """The chart of that number; None where the version has none such, or there is no version yet."""
    charts = charts_of(version) if version else []
    if version is None or reference is None or not 1 <= number <= len(charts):
        return None
    return VersionChart(version, number, charts[number - 1]["caption"], reference, style)


def chart_rows(version: FindingVersion, number: int) -> Iterator[list[str]] | None:
    """The table of the chart of that number, its head first, amounts as plain numbers; None for no such chart."""
    charts = charts_of(version)
    if not 1 <= number <= len(charts):
        return None
    chart = charts[number - 1]
    rows = [[bar["name"], bar["amount"]] for bar in map(value_of, chart["amounts"])]
    head = [_("What"), chart.get("unit") or _("Amount")]
    return iter([head, *([name, str(amount)] for name, amount in rows)])


def value_of(item: dict[str, Any]) -> dict[str, Any]:
    """An amount of a kept list, whichever way the list kept it."""
    return item.get("value", item)
