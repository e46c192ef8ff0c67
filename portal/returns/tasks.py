"""Making a return, as work beside the request."""

from datetime import date

from django.utils.translation import gettext as _

from portal.desk.request_user import RequestUser
from portal.records.grants.models import Grant
from portal.records.rights import may_make_returns
from portal.returns.make import make_return
from portal.returns.period import Period
from portal.returns.schemes import SCHEMES, Scheme
from portal.work.jobs import job, start
from portal.work.models import Job
from portal.work.progress import Progress, RefusedWorkError

__all__ = ["make_return_on", "start_return"]


@job
def make_return_on(progress: Progress, grant: int, scheme: str, since: str, until: str) -> None:
    """Makes a return on the award of that key, with the rights of whoever asked; dates in ISO 8601, "" for none."""
    user = progress.job.made_by
    award = Grant.objects.filter(pk=grant).first()
    if award is None:
        raise RefusedWorkError(_("The award is gone. Nothing was made."))
    if not may_make_returns(user):
        raise RefusedWorkError(_("Your role does not let you make returns any more. Nothing was made."))
    make_return(award, SCHEMES[scheme], Period(day(since), day(until)), user, progress)


def day(iso: str) -> date | None:
    """The day, None for none."""
    return date.fromisoformat(iso) if iso else None


def start_return(grant: Grant, scheme: Scheme, period: Period, user: RequestUser, back: str) -> Job:
    """Asks for a return; `back` is the address of the award's returns, where it is asked for again if that fails."""
    return start(
        make_return_on,
        title=_("Return on %(award)s: %(scheme)s") % {"award": grant.name, "scheme": scheme.title},
        user=user,
        url=back,
        subject=f"returns.grant:{grant.pk}",
        grant=grant.pk,
        scheme=scheme.name,
        since=period.since.isoformat() if period.since else "",
        until=period.until.isoformat() if period.until else "",
    )
