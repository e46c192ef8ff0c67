"""Takes the characters that no reader sees and XML cannot carry out of every text that is saved, however it came in.

Forms, the importer, commands and restored versions all save models, so this is done once, for all. Records written
past `save` (`update`, SQL) keep what they hold; feeds and exports therefore clean again what they write.
"""

import json
from typing import Any

from django.db.models import CharField, JSONField, Model, TextField
from wagtail.fields import StreamField

from portal.bibliography.clean_text import printable

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
    """As `clean_serialised` for each child of a list; `cleaned` for anything else."""
    return [clean_serialised(part) for part in value] if isinstance(value, list) else cleaned(value)


def is_json(value: object) -> bool:
    """Whether the value looks like a stream field in a revision, with escaped characters."""
    return isinstance(value, str) and value.startswith("[{") and "\\" in value


def cleaned_json(text: str) -> str:
    """JSON in a string, cleaned inside; a text that is no JSON as any other text."""
    try:
        return json.dumps(cleaned(json.loads(text)))
    except ValueError:
        return printable(text)


def clean_text_of(sender: type[Model], instance: Model, **_kwargs: object) -> None:
    """Receiver of `pre_save`: takes unprintable characters out of each of its texts."""
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
