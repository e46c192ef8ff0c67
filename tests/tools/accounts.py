"""People who work in the admin, for tests."""

import itertools
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

NUMBERS = itertools.count(1)


def account(role: str = "", **values: Any) -> tuple[Client, Any]:
    """An account with that role ("" for one with none, "superuser" for one with every right), and its browser."""
    make = get_user_model().objects.create_superuser if role == "superuser" else get_user_model().objects.create_user
    user = make(username=values.pop("username", f"{role.lower() or 'nobody'}-{next(NUMBERS)}"), **values)
    if role and role != "superuser":
        user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client, user
