from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models

from portal.bibliography.styles import STYLES

__all__ = ["CitationStylesField"]


class CitationStylesField(ArrayField):
    """The names of citation styles, chosen by ticking; a new style needs no migration."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("base_field", models.CharField(max_length=20))
        super().__init__(**options)

    def formfield(self, **options: object) -> forms.Field:
        """A list to tick; `options` are ignored, as the choices are those of the styles."""
        return forms.MultipleChoiceField(
            choices=[(style.name, style.label) for style in STYLES.values()],
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
        )
