"""Writing the people of a run, all that were chosen or nothing, and taking them back."""

from typing import Any

from django.contrib.auth import get_permission_codename
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from portal.accounts.models import User
from portal.dates.partial import PartialDate
from portal.intake.models import PeopleRecord, PeopleRun
from portal.records.organisations.models import Organisation
from portal.records.people.models import Membership, Person
from portal.records.rights import RecordPermissionPolicy, answers_for_all

__all__ = ["NotWrittenError", "may_add_people", "undo_people", "write_people"]

NO_GRANT = "Nothing was written: the list gives roles. Choose the grant on which these people have them."
NOT_YOURS = "Nothing was written: your role does not add people, or change them. Ask an editor to bring them in."
TAKEN = "Nothing was written: somebody here has one of these ORCIDs already. Read the list anew, and commit then."
EDITED = "edited since they came in"
USED = "somebody else’s record names it"


class NotWrittenError(Exception):
    """Nothing was written; the message says why and what to do."""


def may_add_people(user: User | None) -> bool:
    """Whether the person may add people to the portal."""
    return user is None or user.has_perm(f"records.{get_permission_codename('add', Person._meta)}")


def write_people(run: PeopleRun, user: User | None) -> PeopleRun:
    """Writes the chosen people of a run; one that is written already stays as it is. Raises NotWrittenError."""
    if not may_add_people(user):
        raise NotWrittenError(NOT_YOURS)
    try:
        with transaction.atomic():
            run = PeopleRun.objects.select_for_update().get(pk=run.pk)
            if run.state != PeopleRun.State.REVIEW:
                return run
            records = list(run.records.exclude(choice=PeopleRecord.Choice.SKIP).select_related("person"))
            if run.grant is None and any(role["role"] for record in records for role in record.roles):
                raise NotWrittenError(NO_GRANT)
            writer = PeopleWriter(run, user)
            for record in records:
                writer.write(record)
            run.state, run.committed_at = PeopleRun.State.COMMITTED, timezone.now()
            run.save(update_fields=["state", "committed_at"])
    except IntegrityError as error:
        raise NotWrittenError(TAKEN) from error
    return run


class PeopleWriter:
    """Writes the records of one run, inside a transaction, with the rights of `user`."""

    def __init__(self, run: PeopleRun, user: User | None) -> None:
        self.run, self.user = run, user
        self.publish = run.publish and (user is None or answers_for_all(user, Person))
        self.organisations = {name_key(name): each for each in Organisation.objects.all() for name in names_of(each)}

    def write(self, record: PeopleRecord) -> None:
        """Writes one record, and keeps in it what was done."""
        made: list[int] = []
        places = [self.organisation(role["organisation"], made) for role in record.roles]
        if record.choice == PeopleRecord.Choice.CREATE:
            change = self.create(record, places)
        else:
            change = self.update(record, places)
        record.change = {**change, "organisations": made}
        record.save(update_fields=["change", "person"])

    def organisation(self, name: str, made: list[int]) -> Organisation | None:
        """The organisation of that name; a new one, whose key is added to `made`, where there is none."""
        if not name:
            return None
        known = self.organisations.get(name_key(name))
        if known is None:
            known = Organisation.objects.create(name=name[:250], kind=Organisation.Kind.OTHER)
            log(instance=known, action="wagtail.create", user=self.user)
            self.organisations[name_key(name)] = known
            made.append(known.pk)
        return known

    def memberships(self, record: PeopleRecord, places: list[Organisation | None]) -> list[Membership]:
        """The roles of a record on the run's grant, each role once."""
        roles: dict[str, Membership] = {}
        for role, place in zip(record.roles, places, strict=True):
            if role["role"] and role["role"] not in roles:
                roles[role["role"]] = Membership(
                    grant=self.run.grant,
                    role=role["role"],
                    organisation=place,
                    start=PartialDate(role["start"]),
                    end=PartialDate(role["end"]),
                )
        return list(roles.values())

    def create(self, record: PeopleRecord, places: list[Organisation | None]) -> dict[str, Any]:
        """A new person, a draft or published."""
        affiliation = next((place for place in reversed(places) if place), None)
        person = Person(**record.values, affiliation=affiliation, owner=self.user, live=False)
        person.memberships.set(self.memberships(record, places))
        person.save()
        log(instance=person, action="wagtail.create", user=self.user, content_changed=True)
        revision = person.save_revision(user=self.user, changed=False, clean=False)
        if self.publish:
            revision.publish(user=self.user)
        record.person = person
        return {"created": True, "published": self.publish, **stamp(revision)}

    def update(self, record: PeopleRecord, places: list[Organisation | None]) -> dict[str, Any]:
        """Our person with what the record adds, as a new version of what its editors see."""
        person = record.person
        policy = RecordPermissionPolicy(Person)
        if person is None or not (
            self.user is None or policy.user_has_permission_for_instance(self.user, "change", person)
        ):
            raise NotWrittenError(NOT_YOURS)
        publish = person.live and not person.has_unpublished_changes and answers(self.user)
        latest = person.get_latest_revision_as_object()
        added = {
            name: record.values[name]
            for name in ("title", "orcid")
            if record.values[name] and not getattr(latest, name)
        }
        for name, value in added.items():
            setattr(latest, name, value)
        affiliation = next((place for place in reversed(places) if place), None)
        if affiliation and not latest.affiliation_id:
            latest.affiliation, added["affiliation_id"] = affiliation, affiliation.pk
        present = {(membership.grant_id, membership.role) for membership in latest.memberships.all()}
        new = [role for role in self.memberships(record, places) if (role.grant_id, role.role) not in present]
        latest.memberships.add(*new)
        revision = latest.save_revision(user=self.user, log_action=True, clean=False)
        if publish:
            revision.publish(user=self.user)
        roles = [[role.grant_id, role.role] for role in new]
        return {"created": False, "published": publish, "added": added, "roles": roles, **stamp(revision)}


def answers(user: User | None) -> bool:
    """Whether the person may publish people."""
    return user is None or answers_for_all(user, Person)


def stamp(revision: Any) -> dict[str, Any]:
    """The version that was saved, by key and time: an edit since shows in them."""
    return {"revision": revision.pk, "revision_at": revision.created_at.isoformat()}


def names_of(organisation: Organisation) -> list[str]:
    """The names by which a list may call an organisation."""
    return [name for name in (organisation.name, organisation.short_name) if name]


def name_key(name: str) -> str:
    """A name without capitals, leading article and marks."""
    return "".join(character for character in name.lower().removeprefix("the ") if character.isalnum())


def undo_people(run: PeopleRun, user: User | None) -> PeopleRun:
    """Takes a written run back, all in one transaction; `run.kept` names what stays, each with the reason."""
    with transaction.atomic():
        run = PeopleRun.objects.select_for_update().get(pk=run.pk)
        if run.state != PeopleRun.State.COMMITTED:
            return run
        run.kept = []
        records = [record for record in run.records.select_related("person").order_by("-position") if record.change]
        for record in records:
            if record.person and (reason := undo_record(record, record.person, user)):
                run.kept.append({"name": str(record), "reason": reason})
        for record in records:
            run.kept += undo_organisations(record.change["organisations"], user)
        run.state, run.undone_at = PeopleRun.State.UNDONE, timezone.now()
        run.save(update_fields=["state", "undone_at", "kept"])
    return run


def undo_record(record: PeopleRecord, person: Person, user: User | None) -> str:
    """Takes back what was done for one record; returns "" or the reason why something stays."""
    change, latest_revision = record.change, person.latest_revision
    is_edited = latest_revision is None or stamp(latest_revision) != {
        name: change[name] for name in ("revision", "revision_at")
    }
    if change["created"]:
        if is_edited or person.live != change["published"]:
            return EDITED
        if person.contributions.exists():
            return "an output names them"
        log(instance=person, action="wagtail.delete", user=user, deleted=True)
        person.delete()
        return ""
    publish = change["published"] and person.live and not person.has_unpublished_changes
    latest = person.get_latest_revision_as_object()
    for name, value in change["added"].items():
        if getattr(latest, name) == value:
            setattr(latest, name, None if name == "affiliation_id" else "")
    roles = {tuple(role) for role in change["roles"]}
    latest.memberships.remove(*[role for role in latest.memberships.all() if (role.grant_id, role.role) in roles])
    revision = latest.save_revision(user=user, log_action=True, clean=False)
    if publish:
        revision.publish(user=user)
    return ""


def undo_organisations(keys: list[int], user: User | None) -> list[dict[str, str]]:
    """Deletes organisations that were made for the run; names those that somebody's record names by now."""
    kept = []
    for organisation in Organisation.objects.filter(pk__in=keys):
        try:
            with transaction.atomic():
                log(instance=organisation, action="wagtail.delete", user=user, deleted=True)
                organisation.delete()
        except IntegrityError:
            kept.append({"name": organisation.name, "reason": USED})
    return kept
