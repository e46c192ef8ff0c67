"""Sending the mails for new passwords, as recurring work: no job, however long, keeps them waiting."""

import logging
from datetime import timedelta
from smtplib import SMTPException

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import PasswordMail
from portal.accounts.password_reset import send_password_mail
from portal.work.recurring import every

__all__ = ["send_password_mails"]

MOST_AT_ONCE = 50
TRIED_FOR = timedelta(hours=12)
logger = logging.getLogger(__name__)


@every(minutes=0.05, title=_("Sending the mails for new passwords"))
def send_password_mails() -> str:
    """Sends what was asked for. What a mail server did not take is tried again for half a day, after all others. The
    first refusal ends the turn: a server that does not answer may not hold up the schedules."""
    for mail in PasswordMail.objects.order_by(F("tried_at").asc(nulls_first=True), "pk")[:MOST_AT_ONCE]:
        try:
            send_password_mail(mail.email)
        except (OSError, SMTPException):
            # Without the fault's own words: they may hold the address.
            logger.error("The mail server did not take a mail for a new password")
            PasswordMail.objects.filter(pk=mail.pk).update(tried_at=timezone.now())
            PasswordMail.objects.filter(pk=mail.pk, asked_at__lt=timezone.now() - TRIED_FOR).delete()
            return gettext("The mail server did not take a mail; it is tried again.")
        mail.delete()
    return ""
