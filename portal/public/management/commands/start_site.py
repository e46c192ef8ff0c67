from typing import Any

from django.core.management.base import BaseCommand

from portal.public.home.skeleton import make_skeleton


class Command(BaseCommand):
    """Makes the home page and the pages that list findings and records, where they are missing."""

    help = "Makes the empty pages of a site for a project of one's own. What is there is left as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        """Says what the site consists of now."""
        make_skeleton()
        self.stdout.write("The site's pages are there.")
