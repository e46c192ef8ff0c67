from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError, transaction

from portal.public.content.models import ContentPage
from portal.public.findings.models import FindingPage
from portal.public.home.demo.pages import load_pages
from portal.public.home.demo.records import load_records
from portal.public.home.fixture_files import read
from portal.public.home.skeleton import is_untouched
from portal.records.grants.models import Grant
from portal.records.outputs.models import Output
from portal.records.people.models import Person

CONTENT = (Grant, Person, Output, FindingPage)


class Command(BaseCommand):
    """Loads the demo into an empty database, all of it or nothing."""

    help = "Loads the first project: Birmingham's study of partnership between Muslim groups and police."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--force` loads it beside other content."""
        parser.add_argument("--force", action="store_true", help="load it beside the content that is there already")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError, with the reason in words, where nothing was loaded."""
        if not settings.PORTAL_DEMO_ALLOWED:
            raise CommandError("The demo is for trying the portal. On a production site it is refused.")
        if is_loaded():
            self.stdout.write("The demo is here already; nothing was changed.")
            return
        if not options["force"] and holds_content():
            raise CommandError(
                "This database holds other content. Use an empty one, or say --force to load the demo beside it."
            )
        try:
            with transaction.atomic():
                load_records()
                load_pages()
        except (IntegrityError, ValidationError) as error:
            raise CommandError(
                f"The demo does not fit beside what this database holds, so nothing was loaded: {reason(error)}"
            ) from error
        self.stdout.write("The demo is loaded.")


def reason(error: IntegrityError | ValidationError) -> str:
    """What is in the way, such as an address that is taken."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return str(error).strip().splitlines()[-1]


def holds_content() -> bool:
    """Whether there is more than the pages that a new site begins with."""
    edited = (page for page in ContentPage.objects.all() if not is_untouched(page))
    return any(model._base_manager.exists() for model in CONTENT) or any(edited)


def is_loaded() -> bool:
    """Whether any record of the demo is there: once loaded, what editors change or delete stays as they left it."""
    rows = ((Grant, "demo/grants"), (Person, "demo/people"), (Output, "demo/outputs"))
    return any(
        model._base_manager.filter(uuid__in=[values["uuid"] for values in read(name)]).exists() for model, name in rows
    )
