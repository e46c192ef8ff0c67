from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["EvidenceKind", "Stance", "Status"]


class EvidenceKind(models.TextChoices):
    """What a finding can rest on."""

    INTERVIEWS = "interviews", _("Interviews")
    OBSERVATION = "observation", _("Observation")
    DIARY = "diary", _("Research diaries")
    CASE_STUDY = "case_study", _("Case study")
    DOCUMENT = "document", _("Document")
    OUTPUT = "output", _("Output")
    OTHER = "other", _("Other")


class Stance(models.TextChoices):
    """Whether evidence speaks for a finding, against it, or is only of the same subject."""

    SUPPORTS = "supports", _("Supports")
    QUALIFIES = "qualifies", _("Qualifies")
    CONTRADICTS = "contradicts", _("Contradicts")
    BACKGROUND = "background", _("Background")


class Status(models.TextChoices):
    """Whether a finding stands as it was published."""

    CURRENT = "current", _("Current")
    CORRECTED = "corrected", _("Corrected")
    SUPERSEDED = "superseded", _("Superseded")
    WITHDRAWN = "withdrawn", _("Withdrawn")
