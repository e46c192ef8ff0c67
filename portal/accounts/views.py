"""The ways in and out: page passwords with a limit, a new password that lifts the lock, logging out by POST only."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from wagtail.admin.views import account
from wagtail.documents.views import serve as documents
from wagtail.views import authenticate_with_password

from portal.accounts.login_limits import count_failure, forget_failures, is_locked_out, locked_out

__all__ = ["NewPasswordView", "document_password", "log_out", "page_password"]

# Wagtail's own takes a GET as well: it then deletes the cookie and says that the session has ended, which goes on.
log_out = require_POST(account.LogoutView.as_view())


class NewPasswordView(account.PasswordResetConfirmView):
    """The page that the mail leads to. Whoever reads the account's mail has proved to be its owner."""

    def form_valid(self, form: Form) -> HttpResponse:
        """Sets the new password, and lifts a lock from the account."""
        forget_failures(self.user.get_username())
        return super().form_valid(form)


def limited(name: str, view: Callable[[], HttpResponse], request: HttpRequest) -> HttpResponse:
    """The answer of a password form; 429 once too many wrong ones for that name came from here."""
    if request.method != "POST":
        return view()
    if is_locked_out(request, name):
        return locked_out(request)
    response = view()
    if response.status_code != 302:
        count_failure(request, name)
        return locked_out(request) if is_locked_out(request, name) else response
    forget_failures(name, request)
    return response


def page_password(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """Wagtail's form of a page with a password, limited."""
    name = f"page restriction {page_view_restriction_id}"
    return limited(name, lambda: authenticate_with_password(request, page_view_restriction_id, page_id), request)


def document_password(request: HttpRequest, restriction_id: int) -> HttpResponse:
    """Wagtail's form of a collection of documents with a password, limited."""
    name = f"collection restriction {restriction_id}"
    return limited(name, lambda: documents.authenticate_with_password(request, restriction_id), request)
