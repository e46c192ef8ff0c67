"""The sections a home page is put together from. Each shows what the portal holds; none is a copy of it."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StreamBlock, StructBlock

from portal.cms.blocks import ProseBlock

__all__ = ["SectionsBlock"]


class Section(StructBlock):
    heading = CharBlock(max_length=120, label=_("heading"))


class FindingsSection(Section):
    class Meta:
        icon = "list-ol"
        label = _("findings")
        template = "public/home/sections/findings.html"


class TimelineSection(Section):
    class Meta:
        icon = "history"
        label = _("timeline")
        template = "public/home/sections/timeline.html"


class OutputsSection(Section):
    class Meta:
        icon = "doc-full"
        label = _("latest outputs and the line of grants")
        template = "public/home/sections/outputs.html"


class PeopleSection(Section):
    class Meta:
        icon = "group"
        label = _("people")
        template = "public/home/sections/people.html"


class ProseSection(Section):
    body = ProseBlock(label=_("text"))

    class Meta:
        icon = "pilcrow"
        label = _("text")
        template = "public/home/sections/prose.html"


class SectionsBlock(StreamBlock):
    """A new section is a class here and a template beside the others; it reads `content` of the home page."""

    findings = FindingsSection()
    timeline = TimelineSection()
    outputs = OutputsSection()
    people = PeopleSection()
    prose = ProseSection()
