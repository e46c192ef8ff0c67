"""What the records of grants hold to."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from portal.records.grants.models import Grant
from portal.records.grants.money import money

pytestmark = pytest.mark.django_db


@pytest.fixture
def line() -> list[Grant]:
    """Three grants, each continuing the one before."""
    grants: list[Grant] = []
    for number in range(3):
        grants.append(Grant.objects.create(title=f"Work {number}", continues=grants[-1] if grants else None))
    return grants


def test_a_grant_cannot_continue_itself(line):
    line[0].continues = line[0]
    with pytest.raises(ValidationError, match="cannot continue itself"):
        line[0].full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.filter(pk=line[0].pk).update(continues=line[0])


def test_grants_cannot_continue_one_another_in_a_circle(line):
    line[0].continues = line[2]
    with pytest.raises(ValidationError, match="directly or through others"):
        line[0].full_clean()
    with pytest.raises(IntegrityError, match="cannot continue itself"), transaction.atomic():
        Grant.objects.filter(pk=line[0].pk).update(continues=line[2])


def test_an_amount_is_never_negative_and_a_currency_is_three_letters():
    for values in ({"amount": -1}, {"currency": "GB£"}, {"currency": "gbp"}):
        with pytest.raises(ValidationError):
            Grant(title="Work", **values).full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            Grant.objects.create(title="Work", **values)


@pytest.mark.parametrize(
    ("start", "end", "is_right"),
    [("2008", "2008-05", True), ("2008-06", "2008", True), ("2008-06", "2008-05", False), ("2009", "2008", False),
     ("", "2008", True), ("2008", "", True)],
)  # fmt: skip
def test_a_grant_ends_after_it_starts_as_far_as_is_known(start, end, is_right):
    if is_right:
        Grant.objects.create(title="Work", start=start, end=end)
    else:
        with pytest.raises(IntegrityError, match="ends_after_it_starts"), transaction.atomic():
            Grant.objects.create(title="Work", start=start, end=end)


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [
        ("83211.00", "GBP", "£83,211"),
        ("1250.50", "EUR", "€1,250.50"),
        ("20000", "CHF", "CHF 20,000"),
        ("0", "GBP", "£0"),
    ],
)
def test_money_is_written_as_a_british_reader_writes_it(amount, currency, shown):
    assert money(Decimal(amount), currency) == shown


def test_an_unknown_amount_is_no_amount():
    assert money(None, "GBP") == ""
