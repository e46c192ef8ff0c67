"""Who must have a second factor beside the password, who has one, and how it is taken away.

django-allauth keeps the factors: one-time codes of an app, passkeys, and recovery codes that come with the first of
either. That a role requires one is ours, see `SecondFactorRequirement`.
"""

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from portal.accounts.models import SecondFactorRequirement, User

__all__ = ["has_second_factor", "lacks_required_factor", "must_have_second_factor", "remove_second_factors"]


def must_have_second_factor(user: User) -> bool:
    """Whether one of the person's roles requires a second factor. A superuser may do what every role may, and so is
    bound by the strictest."""
    required = SecondFactorRequirement.objects.all()
    return (required if user.is_superuser else required.filter(role__user=user)).exists()


def has_second_factor(user: AbstractBaseUser) -> bool:
    """Whether the person has one. Recovery codes alone are none: they only stand in for one."""
    factors = Authenticator.objects.filter(user_id=user.pk).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return factors.exists()


def lacks_required_factor(user: User | AnonymousUser) -> bool:
    """Whether somebody is logged in who must set up a second factor first."""
    return isinstance(user, User) and must_have_second_factor(user) and not has_second_factor(user)


def remove_second_factors(user: AbstractBaseUser) -> int:
    """Takes all factors and recovery codes from an account, and gives how many that were."""
    return Authenticator.objects.filter(user_id=user.pk).delete()[0]
