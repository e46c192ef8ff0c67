"""The list of a check whose records are mended together: ticked or filled in, looked at as a plan, then changed."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.ui.tables import BaseColumn, Table

from portal.desk.first_screen.mending.alt_texts import SESSION_KEY, write_alt_texts
from portal.desk.first_screen.mending.columns import FieldColumn, TickColumn
from portal.desk.first_screen.mending.forms import posted_keys
from portal.desk.first_screen.mending.ways import WAYS, AltTexts, ForAll, Way
from portal.desk.first_screen.views import CheckView
from portal.desk.outputs.bulk_plans import is_as_seen, plan_context
from portal.desk.outputs.tasks import start_change
from portal.desk.work import watch

__all__ = ["MendView"]


class MendView(CheckView):
    """The list of a check; where its records can be mended together, the list is the form for it."""

    form: Any = None

    @cached_property
    def way(self) -> Way | None:
        """How the records are mended together; None where each is mended by itself."""
        return WAYS.get(self.check.slug)

    def get_table(self, object_list: Iterable[Model], **kwargs: object) -> Table:
        """The table, with the boxes to tick, or the field of each record."""
        shown = list(object_list)
        if self.way and self.form is None:
            self.form = self.way.form(None, self.records, shown, self.request.user)
        if self.form:
            self.columns = self.columns_with(self.form)
        return super().get_table(shown, **kwargs)

    def columns_with(self, form: Any) -> list[BaseColumn]:
        """The columns of the list, with those of the form."""
        title, *others = CheckView.columns
        if self.way is None or isinstance(self.way, ForAll):
            return [TickColumn(form), title, *others]
        return [title, FieldColumn(form, str(self.way.heading)), *others]

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Shows what would change; makes the change once that very plan was looked at. The list again, with what is
        wrong, for a form that cannot be used."""
        if self.way is None:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        shown = self.records.filter(pk__in=posted_keys(request.POST))
        self.form = self.way.form(request.POST, self.records, shown, request.user)
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        if isinstance(self.way, AltTexts):
            return self.write_alt_texts()
        keys, change = self.way.change(self.form)
        seen, address = request.POST.get("seen", ""), request.path
        if seen and is_as_seen(keys, change, seen, request.user):
            return watch(start_change(change, keys, seen, request.user, address))
        plan = plan_context(keys, change, request.user)
        sent = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
        context = {
            "header_title": change.title,
            "header_icon": self.header_icon,
            "sent": [(name, value) for name, value in sent if name not in ("seen", "csrfmiddlewaretoken")],
            "back": address,
            "was_changed": bool(seen),
        }
        return render(request, "desk/first_screen/mend_plan.html", {**context, **plan})

    def write_alt_texts(self) -> HttpResponse:
        """Writes the texts that were filled in, and offers to take them back."""
        changed = write_alt_texts(self.records, self.form.values, self.request.user)
        self.request.session[SESSION_KEY] = {str(image.pk): image.description for image in changed}
        words = ngettext("%d alt text was written.", "%d alt texts were written.", len(changed)) % len(changed)
        undo = messages.button(reverse("undo_alt_texts"), _("Undo"), new_window=False)
        messages.success(self.request, words, buttons=[undo])
        return redirect("desk_check", slug=self.check.slug)

    def get_context_data(self, *args: object, **kwargs: object) -> dict[str, Any]:
        """Template context: besides the list's, `way` and its `form`, where there is anything to mend together."""
        context = super().get_context_data(*args, **kwargs)
        return {**context, "way": self.way if self.form else None, "form": self.form}
