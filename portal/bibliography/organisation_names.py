"""Telling names of organisations from those of people, by the words that only organisations have."""

__all__ = ["is_acronym", "is_company_form", "is_organisation", "may_go_on_after_and"]

# fmt: off
ORGANISATION_WORDS = frozenset({
    "academies", "academy", "administration", "agencies", "agency", "alliance", "archives", "asociación",
    "assembly", "associates", "association", "associazione", "authorities", "authority", "board", "bundesamt",
    "bureau", "center", "centre", "centro", "charity", "clinic", "coalition", "collaboration", "collective",
    "collectives", "college", "commission", "commissioner", "committee", "company", "confederation", "conseil",
    "consejo", "consortium", "constabulary", "consultants", "contributors", "cooperative", "corporation", "council",
    "councils", "departamento", "department", "directorate", "département", "executive", "faculty", "federation",
    "fondation", "forum", "foundation", "fundación", "gesellschaft", "government", "group", "gurdwara",
    "hochschule", "hospital", "hospitals", "initiative", "inspectorate", "institut", "institute", "institutes",
    "institution", "instituto", "international", "investigators", "laboratories", "laboratory", "league", "library",
    "ministerio", "ministerium", "ministry", "ministère", "mosque", "museum", "museums", "nations", "network",
    "news", "observatory", "office", "ombudsman", "orchestra", "organisation", "organization", "parliament",
    "partnership", "police", "productions", "programme", "project", "publications", "publishers", "radio", "school",
    "secretariat", "service", "services", "sociedad", "societies", "society", "société", "stiftung", "studios",
    "synagogue", "taskforce", "team", "television", "tribunal", "trust", "union", "unit", "universidad",
    "universiteit", "universities", "university", "università", "universität", "université", "verein",
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
