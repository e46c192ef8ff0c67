from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from portal.accounts.panels import RolePanel, SecondFactorPanel

__all__: list[str] = []


@hooks.register("register_group_permission_panel")
def second_factor_of_roles() -> type[RolePanel]:
    """Adds to the form of a role whether it requires a second factor."""
    return RolePanel


@hooks.register("register_account_settings_panel")
def second_factor_of_account(request: HttpRequest, user: Any, profile: Any) -> SecondFactorPanel:
    """Adds the second factor to one's own account."""
    return SecondFactorPanel(request, user, profile)
