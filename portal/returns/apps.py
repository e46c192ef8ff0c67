from typing import Any

from django.apps import AppConfig, apps

__all__ = ["ReturnsConfig"]


class ReturnsConfig(AppConfig):
    """The room of returns to funders."""

    name = "portal.returns"

    def ready(self) -> None:
        """Lets Wagtail know that a return names its award, so that the admin says why such an award is not deleted."""
        # Wagtail's models cannot be imported before all apps are ready.
        reference_index: Any = apps.get_model("wagtailcore", "ReferenceIndex")
        reference_index.register_model(self.get_model("Return"))
