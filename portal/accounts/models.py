from django.contrib.auth.models import AbstractUser

__all__ = ["User"]


class User(AbstractUser):
    """Somebody who may log in. Ours from the first migration, because a user model cannot be swapped later."""
