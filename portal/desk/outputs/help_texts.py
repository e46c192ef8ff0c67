"""Help texts of the form with an example each, for fields whose model's own help text gives none."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

__all__ = ["field"]

HELP = {
    "kind": _("Choose it first: the form then asks for what this kind has. For example: book chapter"),
    "title": _("The work's own title, without journal, book or programme. For example: Partnership in practice"),
    "summary": _(
        "Two or three sentences for somebody new to the subject. For example: This chapter describes how officers and "
        "mosque leaders came to work together, and what made it last."
    ),
    "abstract": _("As printed. For example: the paragraph under the title of a journal article"),
    "series": _("For example: Studies in Community Safety"),
    "volume": _("For example: 34"),
    "issue": _("For example: 2"),
    "article_number": _("Where there are no pages. For example: e1045"),
    "institution": _("Who awarded the thesis, or brought out the report. For example: University of Birmingham"),
    "container": _("The title of what it stands in, as printed. For example: Ethnic and Racial Studies"),
    "url": _("Where the work is on another site. For example: https://www.example.org/partnership"),
    "licence": _("As the publisher states it. For example: Creative Commons Attribution 4.0"),
    "access": _("For example: open, if anybody may read it without paying"),
    "peer_reviewed": _("Yes, if other researchers judged it before it came out; unknown, if nobody remembers"),
    "keywords": _("With semicolons between them. For example: policing; trust; partnership"),
    "embargo_until": _("The first day on which anybody may read it. For example: 2027-01-01"),
    "available_until": _("The last day on which it can be heard or read elsewhere. For example: 2027-01-01"),
    "part": _("For example: contribution, if one of the team was interviewed"),
    "duration": _("Of our part, in minutes. For example: 6"),
    "commissioned_by": _("For example: the ministry or charity that asked for it"),
    "place": _("For example: London"),
    "isbn": _("For example: 978-0-415-49435-9; hyphens may stay"),
    "event": _("The conference, series or occasion. For example: Annual Conference on Policing"),
    "reach": _("For example: national, if people came from the whole country"),
    "start": _("Where it lasted more than a day. For example: 3 June 2009"),
    "end": _("For example: 5 June 2009"),
    "role": _("What they did. For example: author"),
    "is_corporate": _("Tick for a body. For example: Muslim Contact Unit"),
    "document": _("The copy that readers may take. For example: the PDF of the accepted manuscript"),
    "version": _("For example: accepted manuscript, if it is not yet set by the publisher"),
    "outlet": _("Station, channel or paper. For example: BBC Radio 4"),
}


def field(name: str, **options: Any) -> FieldPanel:
    """The panel of that field, with its help text; `options` are those of Wagtail's FieldPanel."""
    if name in HELP:
        options.setdefault("help_text", HELP[name])
    return FieldPanel(name, **options)
