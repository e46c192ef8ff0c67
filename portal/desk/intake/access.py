"""Who may see a run: asked by every page of the intake."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from portal.accounts.models import User
from portal.intake.models import IntakeRun
from portal.records.rights import Rights

__all__ = ["StaffRequest", "rights_of", "run_of"]


class StaffRequest(HttpRequest):
    """A request in the admin, where Wagtail lets nobody in who is not logged in."""

    user: User


def rights_of(request: StaffRequest) -> Rights:
    """The person's rights; raises PermissionDenied for whoever may add no output."""
    rights = Rights(request.user)
    if not rights.may_bring_in:
        raise PermissionDenied
    return rights


def run_of(request: StaffRequest, pk: int) -> IntakeRun:
    """The run of that key; raises Http404 where the person may not see it."""
    return get_object_or_404(IntakeRun.objects.of(request.user, rights_of(request).may_publish), pk=pk)
