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

__all__ = ["AUDIO", "VIDEO", "OutputFile"]

# Endings of files that the browsers of today play by themselves.
AUDIO = frozenset({"m4a", "mp3", "oga", "ogg", "opus", "wav"})
VIDEO = frozenset({"m4v", "mp4", "ogv", "webm"})


class OutputFile(Orderable):
    """A copy of the work, kept by the portal and given out under the record's own address."""

    class Version(models.TextChoices):
        NOT_RECORDED = "", _("not recorded")
        SUBMITTED = "submitted", _("submitted manuscript")
        ACCEPTED = "accepted", _("accepted manuscript")
        PUBLISHED = "published", _("published version")
        SUPPLEMENT = "supplement", _("supplement")
        TRANSCRIPT = "transcript", _("transcript or captions")

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
    def suffix(self) -> str:
        """The end of its name in lower case, without the point: "pdf"."""
        return PurePath(self.name).suffix.lower().removeprefix(".")

    @property
    def is_audio(self) -> bool:
        """Whether a browser can be expected to play it as sound."""
        return self.suffix in AUDIO

    @property
    def is_video(self) -> bool:
        """Whether a browser can be expected to play it as moving pictures."""
        return self.suffix in VIDEO

    @property
    def is_transcript(self) -> bool:
        """Whether a reader finds in it what a recording says."""
        return self.version == self.Version.TRANSCRIPT and not self.is_captions

    @property
    def is_captions(self) -> bool:
        """Whether it holds captions that a browser shows while the recording plays (WebVTT)."""
        return self.suffix == "vtt"

    @property
    def is_pdf(self) -> bool:
        """Whether it is a PDF, by its name."""
        return self.name.endswith(".pdf")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; a file without a name is given one."""
        path = PurePath(self.name or self.document.filename)
        self.name = (slugify(anyascii(path.stem)) or "file") + path.suffix.lower()
        super().save(*args, **kwargs)
