"""`return.json`: all that is reported, in one spelling, so that the same content has the same digest everywhere.

It names neither when it was made nor by whom nor a key of this database. Rows stand one a line, in an order that
follows from the records themselves.
"""

from collections.abc import Iterator

from portal.returns.gathered import Gathered, as_json
from portal.returns.schemes import Category

__all__ = ["FORMAT", "content"]

FORMAT = "portal-return-1"


def content(gathered: Gathered) -> Iterator[bytes]:
    """The file, in chunks."""
    reporting = gathered.reporting
    head = {
        "format": FORMAT,
        "site": gathered.site,
        "scheme": {"name": reporting.scheme.name, "title": reporting.scheme.title, "source": reporting.scheme.source},
        "award": {
            "uuid": str(reporting.grant.uuid),
            "address": reporting.grant.full_url,
            "facts": {fact.heading: fact.value for fact in gathered.facts if fact.value},
        },
        "period": {
            "from": reporting.period.since.isoformat() if reporting.period.since else None,
            "until": reporting.period.until.isoformat() if reporting.period.until else None,
        },
        "texts": [{"question": text.heading, "text": text.text} for text in gathered.texts],
        "left_out": [
            {"key": each.key, "title": each.title, "category": each.category, "reason": each.reason}
            for each in gathered.left_out
        ],
    }
    yield (as_json(head)[:-1] + ',"categories":[').encode()
    for number, (category, rows) in enumerate(gathered.categories()):
        before = as_json(described(category))[:-1] + ',"rows":['
        yield (f",\n{before}" if number else f"\n{before}").encode()
        for place, line in enumerate(rows.lines()):
            yield (f",\n{line}" if place else f"\n{line}").encode()
        yield b"\n]}"
    yield b"\n]}\n"


def described(category: Category) -> dict[str, object]:
    """A category and what it asks."""
    columns = [
        {"heading": column.heading, "type": column.type, "required": column.is_required} for column in category.columns
    ]
    return {"name": category.name, "number": category.number, "title": category.title, "columns": columns}
