"""The staff's desk in Wagtail's admin: the hooks of each room of the desk.

Wagtail looks for hooks in this module of an app only, so each room of the desk is named here.
"""

from portal.desk.access import action_menus
from portal.desk.access import hooks as access
from portal.desk.changes import hooks as changes
from portal.desk.findings import hooks as findings
from portal.desk.first_screen import hooks as first_screen
from portal.desk.glossary import hooks as glossary
from portal.desk.grants import hooks as grants
from portal.desk.handbook import hooks as handbook
from portal.desk.intake import hooks as intake
from portal.desk.my_outputs import hooks as my_outputs
from portal.desk.organisations import hooks as organisations
from portal.desk.outcomes import hooks as outcomes
from portal.desk.outputs import hooks as outputs
from portal.desk.people import hooks as people
from portal.desk.records import hooks as records
from portal.desk.saving import hooks as saving
from portal.desk.schedules import hooks as schedules
from portal.desk.work import hooks as work

__all__ = [
    "access",
    "action_menus",
    "changes",
    "findings",
    "first_screen",
    "glossary",
    "grants",
    "handbook",
    "intake",
    "my_outputs",
    "organisations",
    "outcomes",
    "outputs",
    "people",
    "records",
    "saving",
    "schedules",
    "work",
]
