"""For each check whose records can be mended together, how: the entries of `WAYS`, by the slug of the check."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.desk.first_screen.mending.forms import EachForm, TickedForm
from portal.desk.outputs.bulk_changes import BulkChange
from portal.desk.outputs.bulk_forms import AccessForm, GrantForm, LicenceForm, offer_grants
from portal.desk.outputs.bulk_kinds import add_grants, link_people, set_access, set_each, set_licence, set_published
from portal.desk.request_user import RequestUser
from portal.media.models import PortalImage
from portal.records.outputs.models import Contribution, Output
from portal.records.people.models import Person
from portal.records.people.recognition import KnownNames
from portal.records.rights import choosable

__all__ = ["WAYS", "AltTexts", "ForAll", "ForEach", "LinkPeople", "Way"]


@dataclass(frozen=True)
class ForAll:
    """Ticks, and one value for all that is ticked: `form_class` asks for it, `change` makes the change from it."""

    advice: str | Promise
    form_class: type[forms.Form]
    change_from: Callable[[dict[str, Any]], BulkChange]
    has_ticks = True
    saves_at_once = False

    def form(self, data: QueryDict | None, records: QuerySet, _shown: Iterable[Any], user: RequestUser) -> TickedForm:
        """The form, filled in with what was posted."""
        form: TickedForm = type("MendForm", (self.form_class, TickedForm), {})(data, records)
        if "grants" in form.fields:
            offer_grants(form, user)
        return form

    def change(self, form: Any) -> tuple[list[int], BulkChange]:
        """The outputs to change, and the change, as a valid form asks for it."""
        return [output.pk for output in form.cleaned_data["ticked"]], self.change_from(form.cleaned_data)


class Nothing(forms.Form):
    """No value: the ticks say all."""


@dataclass(frozen=True)
class ForEach:
    """A field of the outputs' own in each row."""

    advice: str | Promise
    field: str
    may_repeat: bool = True
    has_ticks = False
    saves_at_once = False

    @property
    def heading(self) -> str:
        """The name of the field, above its column."""
        field: Any = Output._meta.get_field(self.field)
        return capfirst(str(field.verbose_name))

    def form(self, data: QueryDict | None, _records: QuerySet, shown: Iterable[Any], _user: RequestUser) -> EachForm:
        """The form with a field for each of the outputs that are shown."""
        return EachForm(data, {output.pk: self.field_for(output) for output in shown}, self.may_repeat)

    def field_for(self, output: Output) -> forms.Field:
        """The field as the output's own form has it, called by the output's title for who does not see the row."""
        field: Any = Output._meta.get_field(self.field)
        made: forms.Field = field.formfield(required=False, help_text="")
        words = {"field": capfirst(str(field.verbose_name)), "title": output}
        made.widget.attrs["aria-label"] = _("%(field)s of “%(title)s”") % words
        if isinstance(made.widget, forms.Textarea):
            made.widget.attrs["rows"] = 2
        return made

    def change(self, form: EachForm) -> tuple[list[int], BulkChange]:
        """The outputs to change, and the change, as a valid form asks for it."""
        texts = {str(key): str(value) for key, value in form.values.items()}
        return list(form.values), set_each(self.field, texts)


@dataclass(frozen=True)
class LinkPeople:
    """In each row of a contributor, those of the team whom the printed name may mean; a sure one is chosen."""

    advice: str | Promise
    has_ticks = False
    saves_at_once = False
    heading = gettext_lazy("Who it is")

    def form(self, data: QueryDict | None, _records: QuerySet, shown: Iterable[Any], user: RequestUser) -> EachForm:
        """The form with a choice for each of the contributors that are shown."""
        known = KnownNames(choosable(user, Person))
        form = EachForm(data, {each.pk: self.choice_for(each, known) for each in shown})
        form.contributions = {each.pk: each for each in shown}
        return form

    def choice_for(self, contribution: Contribution, known: KnownNames) -> forms.Field:
        """The choice among the people whom the name may mean."""
        recognised = known.recognise(contribution.name)
        people = [recognised.person] if recognised.person else recognised.candidates
        field = forms.TypedChoiceField(
            choices=[("", _("leave unlinked")), *((person.pk, str(person)) for person in people)],
            coerce=int,
            empty_value=None,
            required=False,
            initial=recognised.person.pk if recognised.person else "",
        )
        field.widget.attrs["aria-label"] = _("Who is “%(name)s” of “%(title)s”?") % {
            "name": contribution.name,
            "title": contribution.output,
        }
        return field

    def change(self, form: Any) -> tuple[list[int], BulkChange]:
        """The outputs to change, and the change, as a valid form asks for it."""
        links: dict[str, dict[str, int]] = {}
        for key, person in form.values.items():
            contribution = form.contributions[key]
            links.setdefault(str(contribution.output_id), {})[contribution.name] = person
        return [int(key) for key in links], link_people(links)


@dataclass(frozen=True)
class AltTexts:
    """In each row of an image its alt text."""

    advice: str | Promise
    has_ticks = False
    saves_at_once = True
    heading = gettext_lazy("Alt text")

    def form(self, data: QueryDict | None, _records: QuerySet, shown: Iterable[Any], _user: RequestUser) -> EachForm:
        """The form with a field for each of the images that are shown."""
        form = EachForm(data, {image.pk: self.field_for(image) for image in shown})
        form.pictures = {image.pk: image for image in shown}
        return form

    def field_for(self, image: PortalImage) -> forms.Field:
        """The alt text of an image, called by its title for who does not see the row."""
        field: Any = PortalImage._meta.get_field("description")
        made: forms.Field = field.formfield(required=False, help_text="")
        made.widget.attrs["aria-label"] = _("Alt text of “%(title)s”") % {"title": image}
        return made


Way = ForAll | ForEach | LinkPeople | AltTexts

WAYS: dict[str, Way] = {
    "outputs-without-doi": ForEach(
        gettext_lazy("Fill in those you know; the others stay listed."), "doi", may_repeat=False
    ),
    "outputs-without-licence": ForAll(
        gettext_lazy("Tick those with one licence, and choose it."),
        LicenceForm,
        lambda values: set_licence(values["licence"]),
    ),
    "outputs-without-summary": ForEach(gettext_lazy("Write those you can; the others stay listed."), "summary"),
    "outputs-without-grant": ForAll(
        gettext_lazy("Tick those that one award paid for, and tick the award."),
        GrantForm,
        lambda values: add_grants([grant.pk for grant in values["grants"]]),
    ),
    "outputs-without-file": ForAll(
        gettext_lazy("Tick those of which no copy is to stand here, and say how they can be read."),
        AccessForm,
        lambda values: set_access(values["access"]),
    ),
    "unlinked-contributors": LinkPeople(
        gettext_lazy("See who is meant by each name; whoever is somebody else stays unlinked.")
    ),
    "images-without-alt-text": AltTexts(gettext_lazy("Fill in what you see in each picture; the others stay listed.")),
    "forgotten-outputs": ForAll(
        gettext_lazy("Tick those that are ready as they stand, to publish them."),
        Nothing,
        lambda _values: set_published(True),
    ),
}
