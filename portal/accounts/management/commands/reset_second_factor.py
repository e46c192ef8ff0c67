from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.accounts.second_factor import remove_second_factors


class Command(BaseCommand):
    """Takes the second factor from an account whose owner has lost the device and every recovery code."""

    help = "Takes the second factor and the recovery codes from an account. Be sure first who is asking."

    def add_arguments(self, parser: CommandParser) -> None:
        """The account's name."""
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        """Removes the factors, and says what the person does next."""
        name = options["username"]
        user = get_user_model().objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no account {name!r}.")
        if not remove_second_factors(user):
            self.stdout.write(f"{name} has no second factor. Nothing was changed.")
            return
        self.stdout.write(f"{name} logs in with the password alone now, and should set up a new second factor.")
