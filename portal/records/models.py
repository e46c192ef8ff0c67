"""Every model of the records, imported here because Django looks for an app's models in this module."""

from portal.records.changes.models import Change, ChangeSet
from portal.records.grants.models import Grant, GrantFunder
from portal.records.organisations.models import Organisation
from portal.records.outcomes.models import Outcome
from portal.records.outputs.freshness import register_outputs
from portal.records.outputs.models import (
    Activity,
    Carrier,
    Contribution,
    MediaAppearance,
    Output,
    OutputFile,
    Publication,
    Report,
)
from portal.records.people.models import Membership, NameForm, Person
from portal.records.rights import choose_readable_files_only, explore_readable_pages_only

__all__ = [
    "Activity",
    "Carrier",
    "Change",
    "ChangeSet",
    "Contribution",
    "Grant",
    "GrantFunder",
    "MediaAppearance",
    "Membership",
    "NameForm",
    "Organisation",
    "Outcome",
    "Output",
    "OutputFile",
    "Person",
    "Publication",
    "Report",
]

choose_readable_files_only()
explore_readable_pages_only()
register_outputs()
