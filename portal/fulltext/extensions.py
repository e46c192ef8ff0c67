"""Extensions of PostgreSQL that migrations of several rooms ask for."""

from typing import Any

from django.contrib.postgres.operations import TrigramExtension

__all__ = ["SharedTrigramExtension"]


class SharedTrigramExtension(TrigramExtension):
    """Makes sure of pg_trgm, and leaves it on the way back: indexes of other rooms stand on it, and PostgreSQL would
    refuse to drop it."""

    def database_backwards(self, *_state: Any) -> None:
        """Changes nothing."""
