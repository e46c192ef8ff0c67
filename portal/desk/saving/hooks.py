from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks

from portal.desk.saving.stale import answer_to_stale
from portal.desk.saving.submissions import mark_log


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def keep_what_others_saved(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Stands before every save of a page or a record: a form that is out of date overwrites nothing unasked."""
    mark_log(request)
    return answer_to_stale(request, instance)


@hooks.register("before_create_page")
def mark_new_page(request: HttpRequest, parent: Any, page_class: Any) -> None:
    """Lets the log say which submission made the page."""
    mark_log(request)


@hooks.register("before_create_snippet")
def mark_new_record(request: HttpRequest, model: Any) -> None:
    """Lets the log say which submission made the record."""
    mark_log(request)
