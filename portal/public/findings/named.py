"""What versions of findings name, as far as the public may see it today.

A version keeps the words of its finding. The people, awards, outputs and case studies that it names are asked for anew
whenever it is shown: whoever was made private since is named nowhere, at no address and in no format.
"""

from collections.abc import Iterable

from django.utils.functional import cached_property

from portal.public.findings.models import CaseStudyPage, FindingVersion
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Person

__all__ = ["NamedToday"]


class NamedToday:
    """The visible ones by the key that the versions hold, each kind asked for once, when it is first wanted."""

    def __init__(self, versions: Iterable[FindingVersion]) -> None:
        self.contents = [version.content for version in versions]

    def keys(self, name: str) -> set[int]:
        """The keys of what the versions list under that name."""
        return {item["pk"] for content in self.contents for item in content[name]}

    @cached_property
    def people(self) -> dict[int, Person]:
        """Those who did the work."""
        keys = self.keys("people")
        return Person.objects.visible().in_bulk(keys) if keys else {}

    @cached_property
    def grants(self) -> dict[int, Grant]:
        """The awards behind it."""
        keys = self.keys("grants")
        return Grant.objects.visible().in_bulk(keys) if keys else {}

    @cached_property
    def case_studies(self) -> dict[int, CaseStudyPage]:
        """The cases it belongs to, and those that the evidence names."""
        keys = self.keys("case_studies") | self.of_evidence("case")
        return {case.pk: case for case in CaseStudyPage.objects.visible().filter(pk__in=keys)} if keys else {}

    @cached_property
    def outputs(self) -> dict[int, Output]:
        """The outputs that the evidence names; in place of one that was merged into another, the other."""
        keys = self.of_evidence("output")
        if not keys:
            return {}
        merged = dict(Output.objects.filter(pk__in=keys, merged_into__isnull=False).values_list("pk", "merged_into"))
        visible = Output.objects.visible().in_bulk(keys | set(merged.values()))
        return {key: visible[merged.get(key, key)] for key in keys if merged.get(key, key) in visible}

    def of_evidence(self, name: str) -> set[int]:
        """The keys of the outputs ("output") or the case studies ("case") that items of evidence name."""
        items = [item.get(name) for content in self.contents for item in content["evidence"]]
        return {item["pk"] for item in items if item}
