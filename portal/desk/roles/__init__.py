"""The roles of the staff: groups of accounts, the rights of each, and the table of them in words."""

from portal.desk.roles.groups import ADMINISTRATOR, CONTRIBUTOR, EDITOR, RECORDS, RESEARCHER, ROLES, Role
from portal.desk.roles.permissions import establish

__all__ = ["ADMINISTRATOR", "CONTRIBUTOR", "EDITOR", "RECORDS", "RESEARCHER", "ROLES", "Role", "establish"]
