from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.returns.models import Return
from portal.returns.reading import differences_from_made


class Command(BaseCommand):
    """Says of every return that was kept whether it is still as it was made."""

    help = "Verifies every return by the digests kept when it was made, and that each follows on the one before it."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints one line a return; raises CommandError where any is not as it was made."""
        damaged = 0
        last: dict[tuple[int, str], str] = {}
        for made in Return.objects.order_by("made_at", "pk").select_related("grant").iterator(chunk_size=1):
            sentences = differences_from_made(made)
            if made.previous_sha256 != last.get((made.grant_id, made.scheme), ""):
                sentences.append("It does not follow on the return that is kept before it.")
            last[made.grant_id, made.scheme] = made.archive_sha256
            damaged += bool(sentences)
            self.stdout.write(
                f"{made.archive_sha256}  {made.made_at:%Y-%m-%d %H:%M}  {made}: {' '.join(sentences) or 'as made'}"
            )
        if damaged:
            raise CommandError(f"Returns that are not as they were made: {damaged}. Restore them from a backup.")
        self.stdout.write("Every return is as it was made." if last else "No return has been made yet.")
