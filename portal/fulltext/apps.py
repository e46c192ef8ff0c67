from importlib import import_module

from django.apps import AppConfig


class FulltextConfig(AppConfig):
    name = "portal.fulltext"

    def ready(self) -> None:
        # By name, because the receivers need models, which are not there yet when this file is read.
        import_module("portal.fulltext.signals").connect()
