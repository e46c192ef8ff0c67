"""Everything a database holds, to say whether something changed it."""

from typing import Any

from django.apps import apps


def all_rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, by the model's name: content, revisions and the search's entries alike."""
    models = [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]
    return {model._meta.label: list(model._base_manager.order_by("pk").values_list()) for model in models}
