"""What no reader can see and XML cannot carry is taken out of a text as it is saved, by whatever way it came in.

Forms, the importer, commands and restored versions all save rows, so this is asked once, for every model. Rows written
past `save` (`update`, SQL) keep what they hold; feeds and exports therefore clean again what they write.
"""

import json
from typing import Any

from django.db.models import CharField, JSONField, Model, TextField
from wagtail.fields import StreamField

from portal.citations.plain import printable

__all__ = ["clean_text_of", "cleaned"]


def cleaned(value: Any) -> Any:
    """Strings, and those in lists and dicts, without unprintable characters; anything else as it is."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [cleaned(part) for part in value]
    if isinstance(value, dict):
        return {cleaned(key): cleaned(part) for key, part in value.items()}
    return value


def clean_serialised(value: Any) -> Any:
    """As `cleaned`, for the content of a revision: its stream fields are JSON in a string, with characters escaped."""
    if not isinstance(value, dict):
        return cleaned(value)
    return {name: cleaned_json(part) if is_json(part) else clean_nested(part) for name, part in value.items()}


def clean_nested(value: Any) -> Any:
    return [clean_serialised(part) for part in value] if isinstance(value, list) else cleaned(value)


def is_json(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("[{") and "\\" in value


def cleaned_json(text: str) -> str:
    try:
        return json.dumps(cleaned(json.loads(text)))
    except ValueError:
        return printable(text)


def clean_text_of(sender: type[Model], instance: Model, **_kwargs: Any) -> None:
    """Before any row is saved: takes unprintable characters out of each of its texts."""
    for field in sender._meta.concrete_fields:
        value = instance.__dict__.get(field.attname)
        if not value:
            continue
        if isinstance(field, StreamField):
            blocks = value.get_prep_value()
            if (clean_blocks := cleaned(blocks)) != blocks:
                setattr(instance, field.attname, field.to_python(json.dumps(clean_blocks)))
        elif isinstance(field, JSONField):
            setattr(instance, field.attname, clean_serialised(value))
        elif isinstance(field, CharField | TextField) and isinstance(value, str):
            setattr(instance, field.attname, printable(value))
