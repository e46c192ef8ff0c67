"""Every address below /admin/, from Django's own patterns, filled in with things that belong to somebody else."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.desk.stranger import Stranger

ADMIN = "admin/"
UNKNOWN_SLUG = "nothing-here"


@dataclass(frozen=True)
class Address:
    """One pattern: as Django writes it, its full name ("namespace:name"), and the parameters it takes."""

    route: str
    name: str
    keywords: tuple[str, ...]
    positions: int = 0

    @property
    def namespace(self) -> str:
        return self.name.rpartition(":")[0]


def admin_addresses() -> list[Address]:
    """All of them, in the order of Django's patterns; the same pattern twice is one."""
    found = patterns(get_resolver(), "", ())
    return list(dict.fromkeys(address for address in found if address.route.startswith(ADMIN)))


def patterns(
    resolver: URLResolver, before: str, namespaces: tuple[str, ...], outer: frozenset[str] = frozenset()
) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        regex = entry.pattern.regex
        named = outer | {*entry.pattern.converters, *regex.groupindex}
        if isinstance(entry, URLResolver):
            inner = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from patterns(entry, route, inner, named)
        elif isinstance(entry, URLPattern):
            keywords = tuple(sorted(named))
            name = ":".join([*namespaces, entry.name or ""])
            yield Address(route, name, keywords, 0 if keywords else regex.groups)


# What is asked besides the address, where an address alone says little.
QUERIES: dict[str, Callable[[Stranger], dict[str, Any]]] = {
    "wagtail_bulk_action": lambda other: {"id": [other.publication.pk]},
    "wagtailadmin_choose_page_chosen_multiple": lambda other: {"id": [other.page.pk]},
    "wagtailadmin_choose_page_search": lambda other: {"q": other.page.title[:6]},
    "wagtailadmin_pages:search": lambda other: {"q": other.page.title[:6]},
    "wagtailadmin_pages:search_results": lambda other: {"q": other.page.title[:6]},
    "wagtaildocs_chooser:chosen_multiple": lambda other: {"id": [other.document.pk]},
    "wagtailimages_chooser:chosen_multiple": lambda other: {"id": [other.image.pk]},
    "output_duplicates": lambda other: {"title": other.publication.title},
    "output_chooser:chosen_multiple": lambda other: {"id": [other.publication.pk]},
    "wagtailadmin_workflows:task_chooser_create": lambda other: {"create_model": "wagtailcore.GroupApprovalTask"},
}
# What a parameter is filled in with, whatever the address; what differs from it at one address comes first.
AT_ONE_ADDRESS: dict[str, Callable[[Stranger], dict[str, Any]]] = {
    "mfa_edit_webauthn": lambda other: {"pk": other.passkey.pk},
    "mfa_remove_webauthn": lambda other: {"pk": other.passkey.pk},
    "merge_outputs": lambda other: {"kept": other.publication.pk, "other": other.report.pk},
    "desk_set_aside": lambda other: {"pk": other.publication.pk},
    "desk_bring_back": lambda other: {"pk": other.publication.pk},
    "schedule": lambda other: {"app": "records", "model": "publication", "pk": other.publication.pk},
    "intake:people_run": lambda other: {"pk": other.people_intake.pk},
    "intake:people_columns": lambda other: {"pk": other.people_intake.pk},
    "returns:award": lambda other: {"pk": other.made_return.grant_id},
    "returns:open_access": lambda other: {"pk": other.made_return.grant_id},
    "returns:open_access_table": lambda other: {"pk": other.made_return.grant_id},
    "returns:reconcile": lambda other: {"pk": other.made_return.grant_id},
    "returns:bring_in": lambda other: {"pk": other.made_return.grant_id},
    "returns:facts": lambda other: {"pk": other.publication.pk},
    "returns:file": lambda other: {"pk": other.made_return.pk, "name": "return.json"},
    "change_set": lambda other: {"pk": other.change_set.pk},
    "undo_change_set": lambda other: {"pk": other.change_set.pk},
    "wagtailadmin_pages:add": lambda other: {"parent_page_id": other.parent.pk},
    "wagtailadmin_pages:preview_on_add": lambda other: {"parent_page_id": other.parent.pk},
    "wagtail_bulk_action": lambda other: {"app_label": "records", "model_name": "publication", "action": "delete"},
    "wagtailadmin_pages:choose_parent": lambda other: {"app_label": "public", "model_name": "findingpage"},
    "wagtailadmin_workflows:add_task": lambda other: {"app_label": "wagtailcore", "model_name": "groupapprovaltask"},
    "wagtailadmin_editing_sessions:ping": lambda other: {"app_label": "records", "model_name": "publication"},
    "wagtailadmin_tag_model_autocomplete": lambda other: {"app_name": "taggit", "model_name": "tag"},
    "wagtailsettings:edit": lambda other: {"pk": other.site.pk},
    "wagtailsettings:preview_on_edit": lambda other: {"pk": other.site.pk},
}
BY_NAMESPACE: dict[str, Callable[[Stranger], Any]] = {
    "wagtailadmin_api:pages": lambda other: other.page,
    "wagtailadmin_api:documents": lambda other: other.document,
    "wagtailadmin_api:images": lambda other: other.image,
    "wagtailadmin_collections": lambda other: other.collection,
    "wagtailadmin_workflows": lambda other: other.workflow,
    "wagtaildocs_chooser": lambda other: other.document,
    "wagtailimages_chooser": lambda other: other.image,
    "output_chooser": lambda other: other.publication,
    "intake": lambda other: other.intake,
    "returns": lambda other: other.made_return,
    "desk_work": lambda other: other.job,
    "wagtailsites": lambda other: other.site,
    "wagtailusers_users": lambda other: other.user,
    "wagtailusers_groups": lambda other: other.group,
}
BY_KEYWORD: dict[str, Callable[[Stranger], Any]] = {
    "page_id": lambda other: other.page.pk,
    "page_pk": lambda other: other.page.pk,
    "parent_page_id": lambda other: other.page.pk,
    "page_to_move_id": lambda other: other.page.pk,
    "destination_id": lambda other: other.parent.pk,
    "revision_id_a": lambda other: "earliest",
    "revision_id_b": lambda other: "latest",
    "workflow_pk": lambda other: other.workflow.pk,
    "task_id": lambda other: other.task.pk,
    "collection_id": lambda other: other.collection.pk,
    "document_id": lambda other: other.document.pk,
    "doc_id": lambda other: other.document.pk,
    "image_id": lambda other: other.image.pk,
    "uploaded_file_id": lambda other: other.uploaded.pk,
    "redirect_id": lambda other: other.redirect.pk,
    "object_id": lambda other: other.publication.pk,
    "session_id": lambda other: other.session.pk,
    "version_id": lambda other: other.version.pk,
    "action_name": lambda other: "approve",
    "filter_spec": lambda other: "original",
    "content_type_app_name": lambda other: "public",
    "content_type_model_name": lambda other: "findingpage",
    "app_name": lambda other: "cms",
    "model_name": lambda other: "sitesettings",
    "position": lambda other: 1,
    "slug": lambda other: "outputs-without-doi",
    "uidb64": lambda other: "MQ",
    "token": lambda other: UNKNOWN_SLUG,
}


def thing_of(address: Address, other: Stranger) -> Any:
    """What the address is about: a record, a page, or whatever its namespace tends."""
    snippet = re.match(r"wagtailsnippet(?:s|choosers)_[a-z]+_(?P<model>[a-z]+)$", address.namespace)
    if snippet:
        return getattr(other, snippet["model"])
    if address.namespace in BY_NAMESPACE:
        return BY_NAMESPACE[address.namespace](other)
    return other.page if address.namespace == "wagtailadmin_pages" else None


def filled_in(address: Address, other: Stranger) -> str:
    """The address with a stranger's things in it.

    Raises KeyError, naming the parameter, where nobody has said yet what to put in: say it above.
    """
    if not address.name.rpartition(":")[2]:
        return "/" + re.sub(r"\^?\.\*/\$", f"{UNKNOWN_SLUG}/", address.route)
    thing = thing_of(address, other)
    if address.positions:
        return reverse(address.name, args=[thing.pk, "earliest", "latest"][: address.positions])
    here = AT_ONE_ADDRESS.get(address.name, lambda other: {})(other)
    return reverse(address.name, kwargs={word: value_of(word, here, thing, other) for word in address.keywords})


def value_of(word: str, here: dict[str, Any], thing: Any, other: Stranger) -> Any:
    if word in here:
        return here[word]
    if word == "pk" and thing is not None:
        return thing.pk
    if word == "revision_id":
        return thing.latest_revision_id
    if word == "task_state_id":
        return thing.current_workflow_task_state.pk
    if word == "workflow_state_id":
        return thing.current_workflow_state.pk
    return BY_KEYWORD[word](other)
