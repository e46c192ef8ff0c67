"""What a change of many outputs asks for: each form has the one field whose value the outputs are given."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from portal.bibliography.formats import FORMATS
from portal.records.grants.models import Grant
from portal.records.outputs.licences import LICENCES
from portal.records.outputs.models import Output
from portal.records.rights import choosable

__all__ = ["AccessForm", "FormatForm", "GrantForm", "LanguageForm", "LicenceForm", "VisibilityForm", "offer_grants"]

WHO_SEES_THEM = [
    ("", gettext_lazy("please choose")),
    ("no", gettext_lazy("everybody")),
    ("yes", gettext_lazy("staff only")),
]


class GrantForm(forms.Form):
    """Chooses grants to add."""

    grants = forms.ModelMultipleChoiceField(
        Grant.objects.none(),
        label=gettext_lazy("Grants to add"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one grant.")},
    )


def offer_grants(form: forms.Form, user: Any) -> None:
    """Offers in a `GrantForm` the grants that the person may name."""
    grants: Any = choosable(user, Grant)
    form.fields["grants"].queryset = grants.in_order()  # type: ignore[attr-defined]  # of a field that chooses records


class LicenceForm(forms.Form):
    """Chooses a licence."""

    licence = forms.ChoiceField(
        label=gettext_lazy("Licence"),
        choices=[("", gettext_lazy("please choose")), *((licence.spdx, licence.label) for licence in LICENCES)],
        error_messages={"required": gettext_lazy("Choose the licence.")},
    )


class AccessForm(forms.Form):
    """Chooses who may read works. An embargo needs a day of its own for each, so the form of the record sets it."""

    access = forms.ChoiceField(
        label=gettext_lazy("Access"),
        choices=[
            ("", gettext_lazy("please choose")),
            *(
                (access.value, access.label)
                for access in (Output.Access.OPEN, Output.Access.RESTRICTED, Output.Access.METADATA_ONLY)
            ),
        ],
        error_messages={"required": gettext_lazy("Choose the access.")},
    )


class LanguageForm(forms.Form):
    """Asks for the language of works."""

    language = forms.CharField(
        label=gettext_lazy("Language"),
        max_length=20,
        help_text=gettext_lazy("A language tag, for example: en, ar, ur, cy"),
        error_messages={"required": gettext_lazy("Say the language.")},
    )


class VisibilityForm(forms.Form):
    """Chooses who sees published outputs."""

    is_private = forms.TypedChoiceField(
        label=gettext_lazy("Who sees them when they are published"),
        choices=WHO_SEES_THEM,
        coerce=lambda value: value == "yes",
        error_messages={"required": gettext_lazy("Choose who sees them.")},
    )


class FormatForm(forms.Form):
    """Chooses a format to export."""

    extension = forms.ChoiceField(
        label=gettext_lazy("Format"),
        choices=[(output_format.extension, output_format.label) for output_format in FORMATS.values()],
    )
