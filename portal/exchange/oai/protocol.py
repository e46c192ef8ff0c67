"""What OAI-PMH 2.0 allows to be asked, and its errors (openarchives.org/OAI/openarchivesprotocol.html)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.http import QueryDict

from portal.bibliography.clean_text import printable

__all__ = ["ProtocolError", "read_arguments", "read_range"]


class ProtocolError(Exception):
    """One of the eight errors of the protocol: its code, and a sentence for whoever reads the harvester's log."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


@dataclass(frozen=True)
class Verb:
    """The arguments of a verb. `resumptionToken` stands alone, where a verb is answered in parts."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    resumes: bool = False


SELECTIVE = frozenset({"from", "until", "set"})
LIST = Verb(frozenset({"metadataPrefix"}), SELECTIVE, resumes=True)
VERBS = {
    "Identify": Verb(),
    "ListMetadataFormats": Verb(optional=frozenset({"identifier"})),
    "ListSets": Verb(resumes=True),
    "ListIdentifiers": LIST,
    "ListRecords": LIST,
    "GetRecord": Verb(frozenset({"identifier", "metadataPrefix"})),
}
TOKEN = "resumptionToken"
# As the protocol's schema has them: an answer repeats the arguments, and must be valid itself. An identifier is a URI
# (RFC 3986), without a fragment and without the rarer forms of a host.
CHARACTER = r"[A-Za-z0-9\-._~/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2}"
HOST = r"//[A-Za-z0-9.\-]*(:[0-9]*)?(?=/|\?|$)|(?!//)"
FORMS = {
    "identifier": re.compile(rf"([A-Za-z][A-Za-z0-9+.\-]*:({HOST})({CHARACTER}|:)+|(?!//)({CHARACTER})+)"),
    "metadataPrefix": re.compile(r"[A-Za-z0-9\-_.!~*'()]+"),
    "set": re.compile(r"[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*"),
}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
SECOND = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", re.ASCII)


def read_arguments(asked: QueryDict) -> dict[str, str]:
    """The arguments, the verb among them, each of a right form; raises ProtocolError."""
    verbs = asked.getlist("verb")
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise ProtocolError("badVerb", f"Name one verb, once: {', '.join(VERBS)}.")
    verb = VERBS[verbs[0]]
    for name, values in asked.lists():
        if name not in {"verb", *verb.required, *verb.optional, *([TOKEN] if verb.resumes else [])}:
            raise ProtocolError("badArgument", f"{verbs[0]} takes no such argument as “{printable(name)[:80]}”.")
        if len(values) != 1:
            raise ProtocolError("badArgument", f"{name} may be given once only.")
        check_form(name, values[0])
    arguments = {name: values[0] for name, values in asked.lists()}
    if TOKEN in arguments:
        if len(arguments) > 2:
            raise ProtocolError("badArgument", f"{TOKEN} stands alone: it holds all that was asked for first.")
    elif missing := verb.required - arguments.keys():
        raise ProtocolError("badArgument", f"{verbs[0]} needs {' and '.join(sorted(missing))}.")
    read_range(arguments)
    return arguments


def check_form(name: str, value: str) -> None:
    """Refuses an empty value, and one that the protocol's schema, or XML, does not allow."""
    form = FORMS.get(name)
    if not value or printable(value) != value or (form and not form.fullmatch(value)):
        raise ProtocolError("badArgument", f"The value of {name} is not of the form that the protocol asks for.")


def read_range(arguments: Mapping[str, str]) -> tuple[datetime | None, datetime | None]:
    """The first and the last second asked for; both are included. Raises ProtocolError for what is no such range."""
    first, last = arguments.get("from", ""), arguments.get("until", "")
    if first and last and len(first) != len(last):
        raise ProtocolError("badArgument", "from and until must be given to the same exactness.")
    start, end = moment("from", first), moment("until", last)
    if end and DAY.fullmatch(last):
        end += timedelta(days=1) - timedelta(seconds=1)
    if start and end and start > end:
        raise ProtocolError("badArgument", "from must not be later than until.")
    return start, end


def moment(name: str, text: str) -> datetime | None:
    """A day (its first second) or a second of UTC; None for no value."""
    if not text:
        return None
    pattern = "%Y-%m-%d" if DAY.fullmatch(text) else "%Y-%m-%dT%H:%M:%SZ" if SECOND.fullmatch(text) else ""
    try:
        return datetime.strptime(text, pattern).replace(tzinfo=UTC)
    except ValueError:
        message = f"Give {name} as 2026-11-25 or 2026-11-25T20:00:00Z, a day or second that there is."
        raise ProtocolError("badArgument", message) from None
