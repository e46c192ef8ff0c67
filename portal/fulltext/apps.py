from django.apps import AppConfig
from django.db.models.signals import pre_save

from portal.fulltext.characters import clean_text_of

__all__ = ["FulltextConfig"]


class FulltextConfig(AppConfig):
    """Sees to it that every text is kept without the characters that no reader sees and no format carries."""

    name = "portal.fulltext"

    def ready(self) -> None:
        pre_save.connect(clean_text_of, dispatch_uid="printable text")
