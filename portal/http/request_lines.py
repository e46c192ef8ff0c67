"""What the log's line of a request says. A line names the pattern of an address, and nothing about who visits."""

import logging

from django.http import HttpRequest
from django.utils.crypto import get_random_string

__all__ = ["ADDRESS", "address_of", "log_request", "new_number"]

requests = logging.getLogger("portal.requests")
ID_LENGTH = 12
# Under this name the request's environment says which address its line names: a kept answer is logged under the same.
ADDRESS = "portal.address"


def new_number() -> str:
    """A number for a request, by which it is found in the log."""
    return get_random_string(ID_LENGTH)


def address_of(request: HttpRequest) -> str:
    """The address as a line names it: pages by their path, which the public knows, all else by its pattern."""
    match = request.resolver_match
    is_page = bool(match and match.view_name == "wagtail_serve")
    return request.path if is_page else f"/{match.route}" if match else ""


def log_request(number: str, method: str, address: str, status: int, **more: object) -> None:
    """Logs a line: the number under which the answer says that it stands here, and what was asked and answered."""
    fields = {"id": number, "method": method, "address": address, "status": status, **more}
    requests.info("", extra={"fields": fields})
