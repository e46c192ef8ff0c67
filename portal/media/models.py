from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

__all__ = ["PortalDocument", "PortalImage", "PortalRendition"]


class PortalImage(AbstractImage):
    """A picture with its credit: who made it, and under what terms it is shown."""

    credit = models.CharField(
        _("credit"), max_length=250, blank=True, help_text=_("Who made the picture, for example: Photo: A. Example")
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    @property
    def default_alt_text(self) -> str:
        """What a form's alt text begins with: the description. Wagtail falls back to the title, often a file's name."""
        return self.description

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class PortalRendition(AbstractRendition):
    """A picture in the size and form of one use."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_filter")
        ]


class PortalDocument(AbstractDocument):
    """A file kept by the portal. Each request for it is answered by the visibility of the records that show it."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """Asks for the file's ending as Wagtail does, where there is a file: what is wrong with one that was refused
        the form has said."""
        if self.file:
            super().clean()
