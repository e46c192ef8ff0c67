"""A person names in a form what they may read: in its fields, its inline rows and its prose.

What was named before stays: somebody else may have chosen it. The rule stands behind `visibility.staff.readable`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.forms import ModelChoiceField
from django.utils.translation import gettext as _

from portal.visibility.staff import readable

__all__ = ["NamesReadableOnly"]

Reference = tuple[type[Model], str]  # The model and the key of what is named.


class NamesReadableOnly:
    """Mixed into an editor's form, whose `for_user` fills it in; None stands for nobody in particular."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        editor_form: Any = self
        if editor_form.for_user:
            self.offer_readable()

    def offer_readable(self) -> None:
        """Leaves each choice of the form and of its inline rows what the person may read, and what it names already."""
        editor_form: Any = self
        offered: dict[Any, QuerySet] = {}
        for form in [editor_form, *inline_forms(editor_form)]:
            for name, field in form.fields.items():
                instances = field.queryset if isinstance(field, ModelChoiceField) else None
                if instances is None:
                    continue
                if instances.model not in offered:
                    offered[instances.model] = readable(editor_form.for_user, instances.model._default_manager.all())
                keys = named_keys(form.initial.get(name))
                field.queryset = instances.filter(Q(pk__in=offered[instances.model].values("pk")) | Q(pk__in=keys))
                if form.is_bound and hasattr(field.widget, "get_instance"):
                    field.widget.get_instance = OfferedOnly(field, field.widget.get_instance)

    def clean(self) -> dict[str, Any]:
        """Refuses prose that names, in a link, a picture or a document, what the person may not read."""
        editor_form: Any = self
        cleaned: dict[str, Any] = super().clean()  # type: ignore[misc]  # of the form it is mixed into
        for name in [name for name in cleaned if editor_form.for_user and name in editor_form.fields]:
            model_field = model_field_of(editor_form.instance, name)
            if not hasattr(model_field, "extract_references"):
                continue
            before = references(model_field, model_field.value_from_object(editor_form.instance))
            added = references(model_field, cleaned[name]) - before
            if not all(may_be_named(editor_form.for_user, reference) for reference in added):
                self.show_as_saved(name)
        return cleaned

    def show_as_saved(self, name: str) -> None:
        """Adds the error to the field, which is printed as it was last saved: what it names has a title of its own."""
        editor_form: Any = self
        editor_form.fields[name].bound_data = lambda _data, initial: initial
        message = _(
            "This names a page, a picture or a document that is not there, or that you may not read."
            " It is shown here as it was last saved; choose another."
        )
        editor_form.add_error(name, message)


class OfferedOnly:
    """Looks up what a chooser prints: the name of what its field does not offer is not told, whatever was sent."""

    def __init__(self, field: Any, look_up: Callable[[Any], Model | None]) -> None:
        self.field, self.look_up = field, look_up

    def __call__(self, value: Any) -> Model | None:
        """The row of that key, or the row itself; None where there is none, or the field does not offer it."""
        try:
            instance = self.look_up(value)
        except (ValueError, OverflowError):
            return None
        is_offered = instance is not None and self.field.queryset.filter(pk=instance.pk).exists()
        return instance if is_offered else None


def inline_forms(form: Any) -> Iterator[Any]:
    """The forms of all inline rows, and of theirs."""
    for formset in form.formsets.values():
        for inline_form in formset.forms:
            yield inline_form
            if hasattr(inline_form, "formsets"):
                yield from inline_forms(inline_form)


def named_keys(named: Any) -> list[Any]:
    """The keys of what a field names: nothing, a row or its key, or many of them."""
    if named is None:
        return []
    many: Iterable[Any] = named if hasattr(named, "__iter__") and not isinstance(named, str) else [named]
    return [getattr(instance, "pk", instance) for instance in many]


def model_field_of(instance: Model, name: str) -> Any:
    """The model's field of that name; None for a field of the form alone."""
    return next((field for field in instance._meta.get_fields() if field.name == name), None)


def references(field: Any, value: Any) -> set[Reference]:
    """What prose names, by Wagtail's own reading of it."""
    return {(model, str(key)) for model, key, *_path in field.extract_references(value)} if value else set()


def may_be_named(user: Any, reference: Reference) -> bool:
    """Whether there is such a thing and the person may read it."""
    model, key = reference
    return key.isdecimal() and len(key) < 19 and readable(user, model._default_manager.filter(pk=key)).exists()
