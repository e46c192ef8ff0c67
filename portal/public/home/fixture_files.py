"""The files of `fixtures/`: what they say, as plain values. They are keyed by natural keys and read by people."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

__all__ = ["read"]

FOLDER: Path = settings.BASE_DIR / "fixtures"


def read(name: str) -> Any:
    """The content of `fixtures/<name>.yaml`."""
    with (FOLDER / f"{name}.yaml").open(encoding="utf-8") as file:
        return yaml.safe_load(file)
