from portal.records.people.models.person import Membership, NameForm, Person

__all__ = ["Membership", "NameForm", "Person"]
