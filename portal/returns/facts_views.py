"""The page that asks of an output what only funders ask."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from portal.records.outputs.models import Output
from portal.records.rights import outputs_to_change
from portal.returns.forms import FactsForm
from portal.returns.items.outputs import edit_path
from portal.returns.models import OutputFacts

__all__ = ["facts_view"]


@require_http_methods(["GET", "HEAD", "POST"])
def facts_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of one output, for whoever may change that output; 403 for others, 404 for none."""
    output = get_object_or_404(Output.objects.current(), pk=pk)
    theirs = outputs_to_change(request.user)
    if theirs is None or not theirs.filter(pk=pk).exists():
        raise PermissionDenied
    facts = OutputFacts.objects.filter(output=pk).first() or OutputFacts(output_id=pk)
    form = FactsForm(request.POST if request.method == "POST" else None, instance=facts)
    if request.method == "POST" and form.is_valid():
        facts.changed_by_id = request.user.pk
        form.save()
        messages.success(request, _("What funders ask of “%s” is saved.") % output)
        return redirect(request.get_full_path())
    context = {
        "form": form,
        "output": output,
        "edit_path": edit_path(output),
        "header_title": _("What funders ask"),
        "header_icon": "doc-full",
    }
    return render(request, "returns/facts.html", context)
