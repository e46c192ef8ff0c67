from pathlib import PurePath
from typing import Any

from anyascii import anyascii
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from portal.media.models import PortalDocument
from portal.records.outputs.models.output import Output

__all__ = ["OutputFile"]


class OutputFile(Orderable):
    """A copy of the work, kept by the portal and given out under the record's own address."""

    class Version(models.TextChoices):
        NOT_RECORDED = "", _("not recorded")
        SUBMITTED = "submitted", _("submitted manuscript")
        ACCEPTED = "accepted", _("accepted manuscript")
        PUBLISHED = "published", _("published version")
        SUPPLEMENT = "supplement", _("supplement")

    output = ParentalKey(Output, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(PortalDocument, verbose_name=_("file"), on_delete=models.PROTECT, related_name="+")
    name = models.CharField(
        _("file name in the address"),
        max_length=120,
        blank=True,
        help_text=_("Left empty it is made from the file's own name. Replacing the file keeps it."),
    )
    version = models.CharField(_("version"), max_length=20, blank=True, choices=Version.choices)

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["output", "name"], name="file_name_once_an_output")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The file's address, below that of its record."""
        return f"{self.output.get_absolute_url()}files/{self.name}"

    @property
    def is_pdf(self) -> bool:
        """Whether it is a PDF, by its name."""
        return self.name.endswith(".pdf")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; a file without a name is given one."""
        path = PurePath(self.name or self.document.filename)
        self.name = (slugify(anyascii(path.stem)) or "file") + path.suffix.lower()
        super().save(*args, **kwargs)
