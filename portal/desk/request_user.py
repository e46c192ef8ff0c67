"""The type of whoever makes a request: an account, or nobody who is logged in."""

from typing import TypeAlias

from django.contrib.auth.models import AbstractUser, AnonymousUser

__all__ = ["RequestUser"]

RequestUser: TypeAlias = AbstractUser | AnonymousUser
