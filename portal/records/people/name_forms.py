"""Adding to the forms of a person's name by which author lists recognise them."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from portal.records.people.models import NameForm, Person

__all__ = ["add_name_form"]


def add_name_form(pk: int, name: str, user: Any) -> Person:
    """Puts `name` on record as a form of that person's name, published at once, with a revision of its own.

    What somebody else has in draft stays a draft, and has the form too, so that publishing it loses nothing.
    Raises Person.DoesNotExist, and ValueError with a sentence where the person is locked or the name too long.
    """
    name = " ".join(name.split())
    if not name or len(name) > NameForm._meta.get_field("name").max_length:
        raise ValueError(_("A form of a name has between 1 and 250 characters."))
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=pk)
        lock = person.get_lock()
        if lock and lock.for_user(user):
            raise ValueError(_("“%s” is locked. Ask whoever locked the record.") % person)
        draft = person.get_latest_revision_as_object()
        has_draft = person.has_unpublished_changes
        form = NameForm(name=name, sort_order=draft.name_forms.count())
        if has_draft and person.live and not has_form(person, name):
            form.person = person
            form.save()  # The draft's row has its key, so that publishing the draft finds it.
        if not has_form(draft, name):
            draft.name_forms.add(form)
            revision = draft.save_revision(user=user, log_action=True)
            if person.live and not has_draft:
                revision.publish(user=user)
    return person


def has_form(person: Person, name: str) -> bool:
    return any(form.name == name for form in person.name_forms.all())
