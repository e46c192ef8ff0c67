"""The second factor on two forms of Wagtail: that of a role, and that of one's own account."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel

from portal.accounts.models import SecondFactorRequirement
from portal.accounts.second_factor import has_second_factor

__all__ = ["RolePanel", "SecondFactorPanel"]


class RolePanel(forms.Form):
    """Whether a role requires a second factor; stands on the form of the role."""

    required = forms.BooleanField(
        label=_("People with this role must have a second factor"),
        required=False,
        help_text=_(
            "Whoever has none is asked to set one up at the next page they open, and can do nothing else until then."
        ),
    )

    def __init__(self, data: Any = None, files: Any = None, instance: Group | None = None) -> None:
        self.role = instance or Group()
        super().__init__(
            data,
            prefix="second_factor",
            initial={"required": bool(self.role.pk) and self.requirements().exists()},
        )

    def requirements(self) -> Any:
        """The row of this role, if it has one."""
        return SecondFactorRequirement.objects.filter(role=self.role)

    def save(self) -> None:
        """Keeps the choice. The role itself has been saved by then."""
        if self.cleaned_data["required"]:
            SecondFactorRequirement.objects.get_or_create(role=self.role)
        else:
            self.requirements().delete()

    def as_admin_panel(self) -> str:
        """The panel, as Wagtail's form of a role prints it."""
        return render_to_string("accounts/role_panel.html", {"form": self})


class NoForm(forms.Form):
    """A panel without fields of its own; Wagtail asks each for its form."""

    def save(self) -> None:
        """There is nothing to keep."""


class SecondFactorPanel(BaseSettingsPanel):
    """On one's own account: whether there is a second factor, and the way to set it up."""

    name = "second_factor"
    title = _("Second factor")
    order = 510
    template_name = "accounts/account_panel.html"
    form_class = NoForm

    def get_form(self) -> NoForm:
        """None to fill in."""
        return NoForm()

    def get_context_data(self) -> dict[str, Any]:
        """`has_second_factor`: whether the person has one."""
        return {"form": self.get_form(), "has_second_factor": has_second_factor(self.user)}
