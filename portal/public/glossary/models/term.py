from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import RevisionMixin
from wagtail.search import index

__all__ = ["Term"]


class TermQuerySet(models.QuerySet):
    """Questions about terms."""

    def in_order(self) -> "TermQuerySet":
        """By abbreviation, small and capital letters alike."""
        return self.order_by(Lower("abbreviation"), "pk")


class Term(RevisionMixin, index.Indexed, models.Model):
    """An abbreviation, what it stands for, and what that is. Wherever it stands in a text, its meaning is at hand."""

    abbreviation = models.CharField(
        _("abbreviation"), max_length=40, unique=True, help_text=_("As it stands in the text, for example: MCU")
    )
    term = models.CharField(_("stands for"), max_length=200, help_text=_("In full, for example: Muslim Contact Unit"))
    definition = models.TextField(
        _("what it is"),
        blank=True,
        help_text=_("One or two sentences, for example: A small unit of the Metropolitan Police, set up after 9/11."),
    )

    objects = TermQuerySet.as_manager()

    panels = [FieldRowPanel([FieldPanel("abbreviation"), FieldPanel("term")]), FieldPanel("definition")]
    search_fields = [
        index.SearchField("abbreviation", boost=2),
        index.SearchField("term"),
        index.AutocompleteField("abbreviation"),
        index.AutocompleteField("term"),
    ]

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("glossary")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(abbreviation__regex=r"^\S(.*\S)?$"), name="abbreviation_has_no_space_around_it"
            )
        ]

    def __str__(self) -> str:
        return f"{self.abbreviation}: {self.term}"
