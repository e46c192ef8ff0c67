"""The pages of work: the list, one job, and what is asked of it."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from portal.desk.work.page import JobContent, jobs_for, sees_all
from portal.work.jobs import again, cancel
from portal.work.models import Job, Schedule
from portal.work.recurring import recurring_work

__all__ = ["again_view", "cancel_view", "job_view", "list_view", "state_view"]

JOBS_A_PAGE = 20


@require_GET
def list_view(request: HttpRequest) -> HttpResponse:
    """What waits and runs, then what ended, newest first; for an Administrator everybody's, and what recurs."""
    jobs = jobs_for(request.user)
    page = Paginator(jobs.ended(), JOBS_A_PAGE).get_page(request.GET.get("page"))
    is_for_all = sees_all(request.user)
    context = {
        "active": [JobContent(job) for job in jobs.active().order_by("pk")],
        "ended": [JobContent(job) for job in page],
        "page": page,
        "is_for_all": is_for_all,
        "recurring": recurring_entries() if is_for_all else [],
        "header_title": _("Work"),
        "header_icon": "tasks",
    }
    return render(request, "desk/work/list.html", context)


def recurring_entries() -> list[dict[str, object]]:
    """Title and last run (a Schedule, or None) of each piece of recurring work."""
    schedules = {schedule.name: schedule for schedule in Schedule.objects.all()}
    return [{"title": work.title, "schedule": schedules.get(work.name)} for work in recurring_work()]


def job_of(request: HttpRequest, pk: int) -> Job:
    """The job of that key; Http404 where the person may not see it."""
    return get_object_or_404(jobs_for(request.user), pk=pk)


@require_GET
def job_view(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a job is, or how it ended. With `watch` in the address a job that is done leads to its result."""
    job = job_of(request, pk)
    if "watch" in request.GET and job.state == Job.State.DONE and job.url:
        return redirect(job.url)
    context = {"content": JobContent(job), "job": job, "header_title": job.title, "header_icon": "tasks"}
    return render(request, "desk/work/job.html", context)


@require_GET
def state_view(request: HttpRequest, pk: int) -> JsonResponse:
    """How far a job is, for the page that watches it."""
    job = job_of(request, pk)
    progress = JobContent(job).progress
    return JsonResponse({"done": job.done, "total": job.total, "progress": progress, "ended": not job.is_active})


@require_POST
def cancel_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Stops a job; one that has ended meanwhile stays as it is, and its page says so."""
    cancel(job_of(request, pk))
    return redirect("desk_work:job", pk)


@require_POST
def again_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Does a job that failed or was cancelled once more, in the name of whoever asks now."""
    job = job_of(request, pk)
    if not job.can_be_repeated:
        raise PermissionDenied
    return redirect("desk_work:job", again(job, request.user).pk)
