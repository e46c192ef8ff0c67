"""Amounts of money as a British reader writes them."""

from decimal import Decimal

from django.utils.formats import number_format

__all__ = ["money"]

SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}


def money(amount: Decimal | None, currency: str) -> str:
    """ "£83,211", "£1,250.50", or "CHF 20,000" for a currency without a symbol here; "" where nothing is recorded."""
    if amount is None:
        return ""
    places = 0 if amount == amount.to_integral_value() else 2
    figure = number_format(amount, decimal_pos=places, force_grouping=True)
    return f"{SYMBOLS[currency]}{figure}" if currency in SYMBOLS else f"{currency} {figure}"
