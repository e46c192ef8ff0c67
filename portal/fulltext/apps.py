from django.apps import AppConfig
from django.db.models.signals import pre_save

from portal.fulltext.characters import clean_text_of

__all__ = ["FulltextConfig"]


class FulltextConfig(AppConfig):
    """Takes from every text that is saved the characters that no reader sees and no format carries."""

    name = "portal.fulltext"

    def ready(self) -> None:
        """Connects the cleaning to every model."""
        pre_save.connect(clean_text_of, dispatch_uid="fulltext.clean_text")
