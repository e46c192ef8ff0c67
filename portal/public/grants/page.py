"""The line of grants and the page of one grant: what they print, asked for only as the template prints it."""

from datetime import datetime
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from portal.bibliography.formats.schema_org.write import script
from portal.bibliography.formats.signposting.links import Signposts
from portal.cms.facts import Answer, Fact, Link
from portal.public.grants.answers import answers
from portal.public.grants.facts import grant_facts
from portal.public.grants.json_ld import grant_graph
from portal.public.grants.ledger import Ledger
from portal.public.grants.line import LineOfAwards, line_of_draft
from portal.public.grants.signposts import signposts_of_grant
from portal.public.outputs.filters import BySince
from portal.public.records_page import draft_response
from portal.records.base.previews import shows_drafts_of
from portal.records.grants.models import Grant
from portal.records.people.models import Membership

__all__ = ["FILES", "GrantContent", "GrantsContent"]

# The formats of an award's outputs, in the order in which a funder looks for them, each by what its file ends in.
FILES = {"xlsx": "Excel", "csv": "CSV", "bib": "BibTeX", "ris": "RIS"}


class GrantsContent:
    """What `grants/grants_page.html` prints."""

    @cached_property
    def grants(self) -> list[Grant]:
        """The visible grants, the earliest first, each with the one it continues."""
        return list(Grant.objects.visible().with_earlier().in_order())


class GrantContent:
    """What `grants/grant.html` prints of `grant`, a saved record or a draft in hand.

    `line`: the award itself and the visible ones joined to it (`grants.line`). `since`: the day from which on the
    ledger is asked for, or None for all of it.
    """

    template: ClassVar[str] = "public/grants/grant.html"
    open_graph_type: ClassVar[str] = "website"

    def __init__(self, grant: Grant, line: list[Grant], at: datetime, since: BySince | None = None) -> None:
        self.grant = grant
        self.at = at
        self.since = since
        self.line = LineOfAwards(line, at, since.day if since else None)
        self.ledger = Ledger(grant, self.line, since)

    @property
    def record(self) -> Grant:
        """The award itself."""
        return self.grant

    @property
    def facts(self) -> list[Fact]:
        """The facts of the award, in the order a funder asks."""
        return grant_facts(self.grant, self.earlier, self.continuations)

    @property
    def earlier(self) -> Grant | None:
        """The award it continues, if the public may see that."""
        return next((grant for grant in self.line.grants if grant.pk == self.grant.continues_id), None)

    @property
    def continuations(self) -> list[Grant]:
        """The visible awards that continue it, in order."""
        return [grant for grant in self.line.grants if self.grant.pk and grant.continues_id == self.grant.pk]

    @cached_property
    def answers(self) -> list[Answer]:
        """The panel beneath the title: found, came, open, followed."""
        return answers(self.ledger, self.continuations)

    @property
    def produced(self) -> str:
        """What the panel answers: "What £83,211 produced"."""
        return _("What %s produced") % self.grant.shown_amount if self.grant.amount else _("What it produced")

    @property
    def notice(self) -> str:
        """A sentence where the day that was asked for is none; "" otherwise."""
        if self.since is None or self.since.day:
            return ""
        words = _("“%s” cannot be read as a date, so everything is shown. Write for example 2026 or 1 April 2026.")
        return words % self.since.value[:60]

    @property
    def since_choices(self) -> list[Link]:
        """Days that a return often begins with: a year ago, and the first of this year and the last."""
        today = timezone.localdate(self.at)
        years = [(str(_("this year")), f"{today.year}-01-01"), (str(_("last year")), f"{today.year - 1}-01-01")]
        return [Link(words, f"?since={day}#came") for words, day in years]

    @property
    def files(self) -> list[Link]:
        """The outputs of the ledger in every format that one takes away."""
        return [Link(label, self.ledger.file_url(extension)) for extension, label in FILES.items()]

    @property
    def feed_url(self) -> str:
        """The address of the feed that follows the award."""
        return reverse("grant_feed", args=[self.grant.slug])

    @cached_property
    def roles(self) -> list[Membership]:
        """Roles of the people whom the public may see, in team order."""
        roles: Any = Membership.objects
        of_grant = roles.with_visible_people(self.at).filter(grant=self.grant) if self.grant.pk else []
        return sorted(of_grant, key=lambda role: (role.position, role.rank))

    @property
    def signposts(self) -> Signposts:
        """The links of the page's header."""
        return signposts_of_grant(self.grant)

    @property
    def json_ld(self) -> SafeString:
        """The grant as schema.org for a script element; `script` leaves nothing in it that could end the element."""
        return mark_safe(script(grant_graph(self.grant)))


@shows_drafts_of(Grant)
def draft_of_grant(grant: Grant, request: HttpRequest, mode: str) -> HttpResponse:
    """The grant's page as it would be."""
    at = timezone.now()
    return draft_response(request, GrantContent(grant, line_of_draft(grant, at), at))
