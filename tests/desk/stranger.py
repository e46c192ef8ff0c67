"""Somebody else's unpublished work of every kind, with words in it that nobody else may read."""

import json
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Site, Task, UploadedFile, Workflow

from portal.intake.compare import compare
from portal.intake.create_run import create_run
from portal.intake.models import IntakeRun
from portal.intake.people.read import read_people, receive_people
from portal.media.models import PortalDocument
from portal.public.findings.freezing import frozen
from portal.public.findings.models import FindingPage, FindingsPage, FindingVersion
from portal.public.glossary.models import Term
from portal.public.home.skeleton import make_skeleton
from portal.records.changes.models import ChangeSet
from portal.records.grants.models import Grant
from portal.records.organisations.models import Organisation
from portal.records.outcomes.models import Outcome
from portal.records.outputs.models import Activity, MediaAppearance, Publication, Report
from portal.records.people.models import Person
from portal.returns.make import make_return
from portal.returns.models import Return
from portal.returns.period import Period
from portal.returns.schemes import SCHEMES
from portal.work.models import Job
from portal.work.progress import UNWATCHED
from tests.tools.accounts import account
from tests.tools.factories import make_picture

RECORD_WORD = "Quokkafern"
PAGE_WORD = "Wombatleaf"

Stranger = SimpleNamespace


def make_stranger() -> Stranger:
    """Drafts of every kind of record, a page and a document, all sent for review; and the site's own furniture."""
    make_skeleton()
    _client, user = account("Contributor", username="stranger")
    other = SimpleNamespace(user=user, group=Group.objects.get(name="Editor"))
    for model, kind in (
        (Publication, "journal-article"),
        (MediaAppearance, "radio-broadcast"),
        (Report, "report"),
        (Activity, "talk"),
    ):
        draft = model(title=f"{RECORD_WORD} studied", summary=f"{RECORD_WORD} again", kind=kind, owner=user, live=False)
        setattr(other, model._meta.model_name, submitted(draft, user))
    other.person = submitted(Person(family_name=RECORD_WORD, owner=user, live=False), user)
    outcome = Outcome(kind="collaboration", title=f"{RECORD_WORD} partners", owner=user, live=False)
    other.outcome = submitted(outcome, user)
    other.grant = submitted(Grant(title=f"{RECORD_WORD} award", owner=user, live=False), user)
    other.organisation = Organisation.objects.create(name="A public body")
    other.organisation.latest_revision = other.organisation.save_revision()
    other.term = Term.objects.create(abbreviation="QF", term="A fern")
    other.term.latest_revision = other.term.save_revision()
    other.parent = FindingsPage.objects.get()
    other.page = other.parent.add_child(
        instance=FindingPage(title=PAGE_WORD, number=77, claim=f"{PAGE_WORD} is so.", live=False, owner=user)
    )
    submitted(other.page, user)
    other.version = FindingVersion.objects.create(finding=other.page, number=1, content=frozen(other.page))
    add_furniture(other)
    other.intake = intake_of(user)
    other.people_intake = receive_people("team", user, text=f"Name,Role\n{RECORD_WORD} Fern,PI\n")
    read_people(other.people_intake)
    other.made_return = return_on(other.publication)
    other.job = Job.objects.create(made_by=user, title=f"{RECORD_WORD} changed", task="none")
    return other


def intake_of(user: Any) -> IntakeRun:
    """Somebody's references, read and waiting for their review."""
    run = create_run(f"@book{{b, title = {{{RECORD_WORD} in print}}, year = 2010}}\n", f"{RECORD_WORD}.bib", user)
    compare(run)
    return run


def return_on(output: Publication) -> Return:
    """A return on an award of its own, which reports the draft."""
    grant = Grant.objects.create(title=f"{RECORD_WORD} returned", live=False)
    output.grants.add(grant)
    output.save()
    return make_return(grant, SCHEMES["any-funder"], Period(), None, UNWATCHED)


def submitted(draft: Any, user: Any) -> Any:
    """The draft, saved with two versions in its history, and sent for review."""
    draft.save()
    draft.save_revision(user=user)
    draft.save_revision(user=user, log_action=True)
    draft.get_workflow().start(draft, user)
    return draft


def add_furniture(other: Stranger) -> None:
    other.document = make_document(RECORD_WORD, uploaded_by_user=other.user)
    other.image = make_picture("A picture")
    other.uploaded = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(PortalDocument),
        file=ContentFile(b"x", name="upload.pdf"),
        uploaded_by_user=other.user,
    )
    other.collection = Collection.get_first_root_node().add_child(name="A collection")
    other.workflow, other.task = Workflow.objects.get(), Task.objects.get()
    other.site = Site.objects.get()
    other.redirect = Redirect.objects.create(old_path="/old", redirect_link="/new")
    other.change_set = ChangeSet.objects.create(kind="bulk", title=f"{RECORD_WORD} changed", made_by=other.user)
    values = {"before": {"licence": ""}, "after": {"licence": "CC0-1.0"}, "title": f"{RECORD_WORD} studied"}
    other.change_set.changes.create(record_id=other.publication.pk, **values)
    other.passkey = Authenticator.objects.create(user=other.user, type="webauthn", data={"name": RECORD_WORD})
    other.session = EditingSession.objects.create(
        user=other.user,
        content_type=ContentType.objects.get_for_model(Publication),
        object_id=other.publication.pk,
        last_seen_at=timezone.now(),
    )


def make_document(title: str = "A document", **values: Any) -> PortalDocument:
    file = ContentFile(b"%PDF-1.4 secret", name="quokkafern.pdf")
    return PortalDocument.objects.create(title=title, file=file, **values)


def contents(other: Stranger) -> str:
    """The stranger's own rows, to say whether anybody touched them."""
    things = [value for value in vars(other).values() if hasattr(value, "_meta")]
    rows = {type(one)._meta.label: list(type(one)._base_manager.filter(pk=one.pk).values()) for one in things}
    return json.dumps(rows, default=as_text, sort_keys=True)


def as_text(value: Any) -> str:
    """A value that JSON has no form for; of bytes from the database, their digest."""
    return sha256(value).hexdigest() if isinstance(value, memoryview) else str(value)
