from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models

from portal.citations.styles import STYLES

__all__ = ["CitationStylesField"]


class CitationStylesField(ArrayField):
    """The names of citation styles, chosen by ticking; a new style needs no migration."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("base_field", models.CharField(max_length=20))
        super().__init__(**options)

    def formfield(self, **options: Any) -> Any:
        return forms.MultipleChoiceField(
            choices=[(row.name, row.label) for row in STYLES.values()],
            widget=forms.CheckboxSelectMultiple,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
        )
