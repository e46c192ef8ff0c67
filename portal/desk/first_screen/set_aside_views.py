"""Setting a record aside from a check, with a reason, and bringing it back."""

from functools import cached_property
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from portal.desk.checks import Check
from portal.desk.first_screen.views import check_of
from portal.desk.models import SetAside

__all__ = ["SetAsideView", "bring_back_view"]


class ReasonForm(ModelForm):
    """Why the check does not apply."""

    class Meta:
        model = SetAside
        fields = ["reason"]


class SetAsideView(WagtailAdminTemplateMixin, FormView):
    """Asks for the reason and sets the record aside; 404 for a record that the check does not list to this person."""

    form_class = ReasonForm
    template_name = "desk/first_screen/set_aside.html"
    header_icon = "warning"

    @cached_property
    def check(self) -> Check:
        """The check that the address names; 404 for none."""
        return check_of(self.kwargs["slug"])

    @cached_property
    def record(self) -> Any:
        """The record that the address names; 404 for none that the check lists."""
        records = self.check.records(self.request.user, timezone.now())
        return get_object_or_404(SetAside.objects.none() if records is None else records, pk=self.kwargs["pk"])

    @property
    def list_url(self) -> str:
        """The address of the check's list."""
        return reverse("desk_check", args=(self.check.slug,))

    def get_page_title(self) -> str:
        """The title of the page."""
        return _("Set aside “%s”") % self.item.title

    @cached_property
    def item(self) -> Any:
        """The record as the list names it."""
        return self.check.items([self.record])[0]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way back to the list."""
        return [{"url": self.list_url, "label": self.check.heading(1)}, {"url": "", "label": _("Set aside")}]

    def form_valid(self, form: ReasonForm) -> HttpResponse:
        """Keeps the reason, in the place of an older one."""
        user = self.request.user
        SetAside.objects.update_or_create(
            check_slug=self.check.slug,
            record=self.record.pk,
            defaults={
                "version": self.check.version_of(self.record),
                "name": self.item.title[:600],
                "reason": form.cleaned_data["reason"],
                "set_aside_by": user if isinstance(user, AbstractUser) else None,
                "set_aside_at": timezone.now(),
            },
        )
        messages.success(self.request, _("“%s” is set aside until it is changed.") % self.item.title)
        return redirect(self.list_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Template context: besides Wagtail's, `item` and `list_url`."""
        return super().get_context_data(item=self.item, list_url=self.list_url, **kwargs)


@require_POST
def bring_back_view(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Lists the record again; 404 for one that is not set aside, or is none of this person's."""
    check = check_of(slug)
    records = check.set_aside(request.user, timezone.now())
    get_object_or_404(SetAside.objects.none() if records is None else records, pk=pk)
    SetAside.objects.filter(check_slug=slug, record=pk).delete()
    messages.success(request, _("It is listed again."))
    return redirect("desk_check", slug=slug)
