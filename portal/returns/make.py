"""Making a return: gathered, written, and kept."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.models import User
from portal.records.grants.models import Grant
from portal.returns.gather import count_of, gather
from portal.returns.left_out import Reporting
from portal.returns.models import Return
from portal.returns.pack.about import About
from portal.returns.pack.archive import write_archive
from portal.returns.period import Period
from portal.returns.schemes import Scheme
from portal.work.progress import Watcher

__all__ = ["make_return"]


def make_return(
    grant: Grant,
    scheme: Scheme,
    period: Period,
    user: User | None,
    watcher: Watcher,
    at: datetime | None = None,
) -> Return:
    """A new return on an award, as its records are at that moment (now, unless said otherwise); `user` None is a
    command. All or nothing is kept, and `watcher` hears how far it is."""
    at = at or timezone.now()
    reporting = Reporting(grant, scheme, period, timezone.localdate(at))
    pieces = count_of(reporting)
    with transaction.atomic(), gather(reporting, at, watcher, 2 * pieces + 2) as gathered:
        before = Return.objects.without_content().filter(grant=grant, scheme=scheme.name).newest_first().first()
        about = About(at, name_of(user), "", before.archive_sha256 if before else "")
        archive, digest = write_archive(gathered, about, watcher, pieces, 2 * pieces + 2)
        made = Return.objects.create(
            grant=grant,
            scheme=scheme.name,
            since=period.since,
            until=period.until,
            made_at=at,
            made_by=user,
            made_by_name=about.made_by,
            content=archive,
            content_sha256=digest,
            archive_sha256=hashlib.sha256(archive).hexdigest(),
            previous_sha256=about.previous_sha256,
            counts=gathered.counts,
            lacking=len(gathered.lacking),
            left_out=len(gathered.left_out),
        )
        watcher.finish(outcome(made), made.get_absolute_url())
    return made


def name_of(user: User | None) -> str:
    """Who made it, as the return says for good."""
    return (user.get_full_name() or user.get_username())[:250] if user else _("a command on the server")


def outcome(made: Return) -> str:
    """What was made, in a sentence."""
    words = ngettext(
        "%(count)d record is reported on %(award)s.", "%(count)d records are reported on %(award)s.", made.total
    )
    return words % {"count": made.total, "award": made.grant.name}
