from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import DraftStateMixin

from portal.cms.moment_fields import DayField, MomentField, moment_in_words
from portal.dates.moments import day_with_weekday
from portal.desk.schedules.forms import ScheduleForm
from portal.desk.schedules.scheduled_version import cancel, move
from portal.records.rights import may_publish

__all__ = ["ScheduleView", "words_view"]

CANCELLED = gettext_lazy("The schedule of “%s” is cancelled. It is a draft, which readers do not see.")
CANCELLED_LIVE = gettext_lazy("The schedule of “%s” is cancelled. Readers go on seeing the published version.")


def words_view(request: HttpRequest) -> JsonResponse:
    """What the portal understands by `text`: {"words": …, "understood": …}; `kind` is "day" or "moment"."""
    text = request.GET.get("text", "")[:200]
    try:
        if request.GET.get("kind") == "day":
            day = DayField().clean(text)
            words = day_with_weekday(day) if day else ""
        else:
            moment = MomentField().clean(text)
            words = moment_in_words(moment)
            if moment <= timezone.now():
                words = _("%s: that has passed") % words
    except ValidationError as error:
        return JsonResponse({"words": " ".join(error.messages), "understood": False})
    return JsonResponse({"words": words, "understood": True})


class ScheduleView(WagtailAdminTemplateMixin, FormView):
    """The schedule of one page or record: moved to another time, or cancelled."""

    form_class = ScheduleForm
    template_name = "desk/schedules/schedule.html"
    header_icon = "calendar-alt"

    @cached_property
    def content(self) -> Any:
        """The page or record of the address; 404 for none, and for what has no schedule."""
        kind = get_object_or_404(ContentType, app_label=self.kwargs["app"], model=self.kwargs["model"])
        model = kind.model_class()
        if model is None or not issubclass(model, DraftStateMixin):
            raise Http404
        return get_object_or_404(model, pk=self.kwargs["pk"])

    @cached_property
    def revision(self) -> Any:
        """The version that is scheduled; None where none is, of which `dispatch` asks first."""
        return self.content.scheduled_revision

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """The answer to whoever may publish the page or record; 403 to others."""
        if not may_publish(request.user, self.content):
            raise PermissionDenied
        if self.revision is None:
            messages.warning(request, _("“%s” is not scheduled, or no longer.") % self.content)
            return redirect(self.edit_url)
        return super().dispatch(request, *args, **kwargs)

    @property
    def edit_url(self) -> str:
        """The address of the form of what is scheduled."""
        return AdminURLFinder(self.request.user).get_edit_url(self.content) or reverse("wagtailadmin_home")

    def get_page_title(self) -> str:
        """The title of the page."""
        return _("Schedule of “%s”") % self.revision.object_str

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the form."""
        return [{"url": self.edit_url, "label": self.revision.object_str}, {"url": "", "label": _("Schedule")}]

    def get_initial(self) -> dict[str, Any]:
        """The times as they are."""
        scheduled = self.revision.as_object()
        return {"go_live_at": self.revision.approved_go_live_at, "expire_at": scheduled.expire_at}

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Cancels where that button was pressed; moves otherwise."""
        if "cancel" in request.POST:
            cancel(self.revision, request.user)
            message = CANCELLED_LIVE if self.content.live else CANCELLED
            messages.success(request, message % self.revision.object_str)
            return redirect(self.edit_url)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: ScheduleForm) -> HttpResponse:
        """Moves the schedule, and says the new time back."""
        begins, ends = form.cleaned_data["go_live_at"], form.cleaned_data["expire_at"]
        move(self.content, self.revision, begins, ends, self.request.user)
        message = _("“%(name)s” now appears on %(moment)s.")
        name = self.revision.object_str
        messages.success(self.request, message % {"name": name, "moment": moment_in_words(begins)})
        return redirect(self.edit_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Template context: besides Wagtail's, `begins` in words, `is_live`, `edit_url`."""
        begins = moment_in_words(self.revision.approved_go_live_at)
        return super().get_context_data(begins=begins, is_live=self.content.live, edit_url=self.edit_url, **kwargs)
