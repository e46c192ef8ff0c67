"""The pages on which an editor sees the published versions of a finding, and takes the words of one away."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from portal.public.findings.models import FindingPage, FindingVersion
from portal.public.findings.redaction import RefusedRedactionError, obstacle, redact
from portal.records.rights import may_publish

__all__ = ["redact_view", "versions_view"]


class ReasonForm(forms.Form):
    """Asks why the words are taken away."""

    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Readers see this in place of the words. For example: It quoted somebody who had asked not to be quoted."
        ),
    )


def publishable(request: HttpRequest, finding: FindingPage) -> FindingPage:
    """The finding, if the person may publish it; 403 otherwise."""
    if not may_publish(request.user, finding):
        raise PermissionDenied
    return finding


@require_safe
def versions_view(request: HttpRequest, page_id: int) -> HttpResponse:
    """All published versions of a finding, the newest first, each with what can be done with it."""
    finding = publishable(request, get_object_or_404(FindingPage, pk=page_id))
    versions = list(FindingVersion.objects.filter(finding=finding).newest_first())
    for version in versions:
        version.finding = finding
    context = {"finding": finding, "versions": versions, "title": _("Published versions")}
    return TemplateResponse(request, "desk/findings/versions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def redact_view(request: HttpRequest, version_id: int) -> HttpResponse:
    """Asks for the reason, and takes the words of a version away."""
    version = get_object_or_404(FindingVersion.objects.select_related("finding"), pk=version_id)
    publishable(request, version.finding)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            redact(version, form.cleaned_data["reason"], request.user)
        except RefusedRedactionError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The words of version %d were taken away.") % version.number)
        return redirect("finding_versions", version.finding_id)
    context = {"version": version, "form": form, "obstacle": obstacle(version), "title": _("Take the words away")}
    return TemplateResponse(request, "desk/findings/redact.html", context)
