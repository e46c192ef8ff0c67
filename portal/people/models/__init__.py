from portal.people.models.person import Membership, NameForm, Person
from portal.people.models.team_page import TeamPage

__all__ = ["Membership", "NameForm", "Person", "TeamPage"]
