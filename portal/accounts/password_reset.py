"""The mail by which a forgotten password is replaced, sent beside the request.

The answer is the same for an address that has an account and for one that has none, and so is its time: looking the
account up, writing the mail and talking to the mail server all come after it.
"""

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from django.db import connections
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm

__all__ = ["PasswordResetForm"]

logger = logging.getLogger(__name__)


class Mailer:
    """One thread a process: many requests for mail wait in line, and cannot take the site's threads."""

    executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="password-mail")
    last: Future | None = None


class PasswordResetForm(WagtailPasswordResetForm):
    """Wagtail's form, whose mail is sent in another thread."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Has the mail sent, if there is an account to send it to."""
        Mailer.last = Mailer.executor.submit(self.send, *args, **kwargs)

    def send(self, *args: Any, **kwargs: Any) -> None:
        """Sends it. A mail server that does not answer is for the log: the visitor has gone on."""
        try:
            super().save(*args, **kwargs)
        except Exception:  # Whatever a mail server does: nobody waits for this thread, and the log is read.
            logger.exception("The mail for a new password could not be sent")
        finally:
            connections.close_all()
