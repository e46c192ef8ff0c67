"""Telling names of organisations from those of people, by the words that only organisations have."""

__all__ = ["is_acronym", "is_company_form", "is_organisation", "may_go_on_after_and"]

# fmt: off
ORGANISATION_WORDS = frozenset({
    "academy", "academies", "administration", "agency", "agencies", "alliance", "archives", "assembly", "association",
    "associates", "associazione", "asociación", "authority", "authorities", "board", "bundesamt", "bureau", "centre",
    "center", "centro", "charity", "clinic", "coalition", "collaboration", "college", "commission", "commissioner",
    "committee", "company", "confederation", "consejo", "conseil", "consortium", "constabulary", "consultants",
    "contributors", "corporation", "council", "councils", "département", "departamento", "department", "directorate",
    "executive", "faculty", "federation", "fondation", "forum", "foundation", "fundación", "gesellschaft",
    "government", "group", "hochschule", "hospital", "hospitals", "initiative", "inspectorate", "institut",
    "institute", "institutes", "institution", "instituto", "international", "investigators", "laboratories",
    "laboratory", "league", "library", "ministerio", "ministerium", "ministry", "ministère", "mosque", "museum",
    "museums", "nations", "network", "news", "observatory", "office", "ombudsman", "organisation", "organization",
    "parliament", "partnership", "police", "programme", "project", "publications", "publishers", "radio", "school",
    "secretariat", "service", "services", "sociedad", "société", "societies", "society", "stiftung", "studios",
    "taskforce", "team", "television", "tribunal", "trust", "union", "unit", "universität", "universidad",
    "università", "université", "universiteit", "universities", "university", "verein",
})
# fmt: on
COMPANY_FORMS = frozenset({"co", "gmbh", "inc", "incorporated", "llc", "llp", "limited", "ltd", "plc"})
SMALL_WORDS = frozenset({"for", "of", "on", "the"})


def is_organisation(text: str) -> bool:
    """Whether the words of `text` name an organisation."""
    words = [word.strip(".,'’()").lower() for word in text.split()]
    if len(words) > 1 and (SMALL_WORDS & set(words) or words[-1] in COMPANY_FORMS):
        return True
    return any(word in ORGANISATION_WORDS for word in words)


def is_acronym(text: str) -> bool:
    """Whether `text` is one word of capitals such as "BBC"; it may also be somebody's initials or family name."""
    return len(text) > 2 and text.isalpha() and text.isupper()


def is_company_form(text: str) -> bool:
    """Whether `text` is what a company has after a comma: "Inc."."""
    return text.rstrip(".").lower() in COMPANY_FORMS


def may_go_on_after_and(before: str, after: str) -> bool:
    """Whether "`before` and `after`" may be one organisation: "Department of Health and Social Care"."""
    if after.lower().startswith("the "):
        return False
    if is_organisation(before):
        return not is_organisation(after)
    return is_organisation(after) and len(before.split()) == 1
