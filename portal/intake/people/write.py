"""Writing the people of a run, all that were chosen or nothing, as a change set by which they are taken back."""

from typing import Any

from django.contrib.auth import get_permission_codename
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.accounts.models import User
from portal.dates.partial import PartialDate
from portal.intake.models import PeopleRecord, PeopleRun
from portal.records.changes.models import Change, ChangeSet
from portal.records.organisations.models import Organisation
from portal.records.people.field_values import AFFILIATION, ROLES, current_values
from portal.records.people.models import Membership, Person
from portal.records.rights import answers_for_all, keys_to_change
from portal.work.progress import UNWATCHED, RefusedWorkError, Watcher

__all__ = ["NotWrittenError", "may_add_people", "write_people"]

NO_GRANT = "Nothing was written: the list gives roles. Choose the grant on which these people have them."
NOT_YOURS = "Nothing was written: your role does not add people, or change them. Ask an editor to bring them in."
TAKEN = "Nothing was written: somebody here has one of these ORCIDs already. Read the list anew, and commit then."


class NotWrittenError(RefusedWorkError):
    """Nothing was written; the message says why and what to do."""


def may_add_people(user: User | None) -> bool:
    """Whether the person may add people to the portal."""
    return user is None or user.has_perm(f"records.{get_permission_codename('add', Person._meta)}")


def write_people(run: PeopleRun, user: User | None, progress: Watcher = UNWATCHED) -> PeopleRun:
    """Writes the chosen people of a run; one that is written already stays as it is. Raises NotWrittenError."""
    if not may_add_people(user):
        raise NotWrittenError(NOT_YOURS)
    try:
        with transaction.atomic():
            run = PeopleRun.objects.select_for_update().get(pk=run.pk)
            if run.state == PeopleRun.State.REVIEW:
                records = list(run.records.exclude(choice=PeopleRecord.Choice.SKIP).select_related("person"))
                if run.grant is None and any(role["role"] for record in records for role in record.roles):
                    raise NotWrittenError(NO_GRANT)
                title = _("Bring in: %s") % run.source_name
                values = {"kind": ChangeSet.Kind.PEOPLE, "title": title, "url": run.get_absolute_url()}
                run.change_set = ChangeSet.objects.create(made_by=user, **values)
                PeopleWriter(run, user).write(records, progress)
                run.state, run.committed_at = PeopleRun.State.COMMITTED, timezone.now()
                run.save(update_fields=["state", "committed_at", "change_set"])
            progress.finish(message_of(run))
    except IntegrityError as error:
        raise NotWrittenError(TAKEN) from error
    return run


def message_of(run: PeopleRun) -> str:
    """What the commit did, in a sentence."""
    people = run.changes.filter(kind=Change.Kind.PERSON)
    created, changed = people.filter(created=True).count(), people.filter(created=False).count()
    return _("%(created)d brought in, %(changed)d added to.") % {"created": created, "changed": changed}


class PeopleWriter:
    """Writes the records of one run, inside a transaction, with the rights of `user`."""

    def __init__(self, run: PeopleRun, user: User | None) -> None:
        self.run, self.user = run, user
        self.may_publish = user is None or answers_for_all(user, Person)
        self.publish = run.publish and self.may_publish
        self.made: list[Change] = []  # Organisations.
        self.organisations = {name_key(name): each for each in Organisation.objects.all() for name in names_of(each)}

    def write(self, records: list[PeopleRecord], progress: Watcher) -> None:
        """Writes the records in order, and what was done. Organisations come first, and so are taken back last, when
        nobody of the list names them any more."""
        people = []
        for done, record in enumerate(records):
            progress.report(done, len(records))
            people.append(self.change_of(record))
        progress.report(len(records), len(records))
        Change.objects.bulk_create([*self.made, *filter(None, people)])

    def change_of(self, record: PeopleRecord) -> Change | None:
        """Writes one record; gives what was done, None for nothing."""
        places = [self.organisation(role["organisation"]) for role in record.roles]
        if record.choice == PeopleRecord.Choice.CREATE:
            return self.create(record, places)
        return self.update(record, places)

    def organisation(self, name: str) -> Organisation | None:
        """The organisation of that name, a new one where there is none."""
        if not name:
            return None
        known = self.organisations.get(name_key(name))
        if known is None:
            known = Organisation.objects.create(name=name[:250], kind=Organisation.Kind.OTHER)
            log(instance=known, action="wagtail.create", user=self.user)
            self.organisations[name_key(name)] = known
            values = {"kind": Change.Kind.ORGANISATION, "record_id": known.pk, "title": known.name}
            self.made.append(Change(change_set=self.run.change_set, created=True, **values))
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

    def create(self, record: PeopleRecord, places: list[Organisation | None]) -> Change:
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
        record.save(update_fields=["person"])
        return self.completed(Change(created=True, is_live=self.publish), person, revision)

    def update(self, record: PeopleRecord, places: list[Organisation | None]) -> Change | None:
        """Our person with what the record adds, as a new version of what its editors see."""
        person = record.person
        if person is None or not keys_to_change(self.user, [person]):
            raise NotWrittenError(NOT_YOURS)
        publish = person.live and not person.has_unpublished_changes and self.may_publish
        latest = person.get_latest_revision_as_object()
        before = current_values(latest, ("title", "orcid", AFFILIATION, ROLES))
        for name in ("title", "orcid"):
            setattr(latest, name, getattr(latest, name) or record.values[name])
        latest.affiliation = latest.affiliation or next((place for place in reversed(places) if place), None)
        present = {(membership.grant_id, membership.role) for membership in latest.memberships.all()}
        roles = self.memberships(record, places)
        latest.memberships.add(*[role for role in roles if (role.grant_id, role.role) not in present])
        after = current_values(latest, before)
        changed = [name for name in before if before[name] != after[name]]
        if not changed:
            return None
        values = {"before": {name: before[name] for name in changed}, "after": {name: after[name] for name in changed}}
        change = Change(was_live=person.live, is_live=person.live, **values)
        change.keep_former(latest)
        revision = latest.save_revision(user=self.user, log_action=True, clean=False)
        if publish:
            revision.publish(user=self.user)
        return self.completed(change, latest, revision)

    def completed(self, change: Change, person: Person, revision: Any) -> Change:
        """What was done to a person, with the version that was saved."""
        change.change_set_id, change.kind = self.run.change_set_id or 0, Change.Kind.PERSON
        change.record_id, change.title = person.pk, str(person)
        change.revision, change.revision_at = revision.pk, revision.created_at
        return change


def names_of(organisation: Organisation) -> list[str]:
    """The names by which a list may call an organisation."""
    return [name for name in (organisation.name, organisation.short_name) if name]


def name_key(name: str) -> str:
    """A name without capitals, leading article and marks."""
    return "".join(character for character in name.lower().removeprefix("the ") if character.isalnum())
