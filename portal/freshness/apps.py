from django.apps import AppConfig
from django.db.models.signals import post_migrate

from portal.freshness.triggers import install_triggers

__all__ = ["FreshnessConfig"]


class FreshnessConfig(AppConfig):
    """Keeps the triggers of all tables as they should be."""

    name = "portal.freshness"

    def ready(self) -> None:
        """Makes them after each `migrate`, when every app's tables are there."""
        post_migrate.connect(install_triggers, sender=self, dispatch_uid="freshness.install_triggers")
