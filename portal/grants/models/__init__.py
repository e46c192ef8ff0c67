from portal.grants.models.grant import Grant, GrantFunder
from portal.grants.models.pages import GrantPage, GrantsPage

__all__ = ["Grant", "GrantFunder", "GrantPage", "GrantsPage"]
