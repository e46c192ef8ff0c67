from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.forms import Script
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem as PageActionMenuItem
from wagtail.models import Page, Revision
from wagtail.snippets.action_menu import ActionMenuItem as RecordActionMenuItem

from portal.cms.moment_fields import moment_in_words
from portal.desk.schedules.scheduled_version import forget_times
from portal.desk.schedules.views import ScheduleView, words_view
from portal.records.rights import may_publish


@hooks.register("register_admin_urls")
def schedule_urls() -> list[URLPattern]:
    """What a typed time is understood as, and the page of one schedule."""
    return [
        path("schedule/words/", words_view, name="typed_time_words"),
        path("schedule/<slug:app>/<slug:model>/<int:pk>/", ScheduleView.as_view(), name="schedule"),
    ]


@hooks.register("insert_global_admin_js")
def understand_typed_times() -> SafeString:
    """The scripts of typed times, and of the button that waits for a first save."""
    words = format_html('<template id="typed-time-words" data-url="{}"></template>', reverse("typed_time_words"))
    names = ("schedule", "one-record")
    scripts = format_html_join("", "{}", ((Script(f"js/{name}.js", type="module"),) for name in names))
    return words + scripts


@hooks.register("insert_global_admin_css")
def style_typed_times() -> SafeString:
    """The words beside a typed time."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin/schedule.css"))


class ScheduleItem:
    """The entry of a form's menu that opens the schedule of what is scheduled: the form itself is locked then."""

    label = gettext_lazy("Move or cancel the schedule")
    name = "action-schedule"
    icon_name = "calendar-alt"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Where there is a schedule, for whoever may publish."""
        content = content_of(context)
        request = context["request"]
        return bool(content and content.scheduled_revision and may_publish(request.user, content))

    def get_url(self, context: dict[str, Any]) -> str:
        """The address of the schedule's page."""
        options = content_of(context)._meta
        return reverse("schedule", args=(options.app_label, options.model_name, content_of(context).pk))


def content_of(context: dict[str, Any]) -> Any:
    """The page or record that the menu belongs to; None while it is new."""
    return (context.get("page") or context.get("instance")) if context["view"] == "edit" else None


class PageScheduleItem(ScheduleItem, PageActionMenuItem):
    """The entry in the menu of a page."""


class RecordScheduleItem(ScheduleItem, RecordActionMenuItem):
    """The entry in the menu of a record."""


@hooks.register("register_page_action_menu_item")
def page_schedule_item() -> PageActionMenuItem:
    """First in the menu of a page that is scheduled."""
    return PageScheduleItem(order=0)


@hooks.register("register_snippet_action_menu_item")
def record_schedule_item(model: type) -> RecordActionMenuItem | None:
    """First in the menu of a record that is scheduled."""
    return RecordScheduleItem(order=0) if hasattr(model, "scheduled_revision") else None


@hooks.register("after_publish_page")
def say_when(request: HttpRequest, page: Page) -> None:
    """Says the day of a page that was scheduled. The form of a record says it itself."""
    revision = page.scheduled_revision
    if revision and revision.approved_go_live_at > timezone.now():
        messages.info(request, _("It appears on %s.") % moment_in_words(revision.approved_go_live_at))


@receiver(post_save, sender=Revision, dispatch_uid="schedules.forget_cancelled")
def forget_cancelled_schedule(instance: Revision, update_fields: frozenset[str] | None, **_kwargs: object) -> None:
    """A version whose schedule is cancelled forgets its times, whichever screen cancelled it."""
    if update_fields == frozenset(["approved_go_live_at"]) and instance.approved_go_live_at is None:
        forget_times(instance)
