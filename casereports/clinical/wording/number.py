"""Numbers as the paper prints them: 3,487, −2.1, 3–5, ≥60, about 10."""

from decimal import Decimal

from casereports.clinical.quantities import Comparator, Number

#: Keeps a number and its unit on one line.
NBSP = "\u00a0"
MINUS, EN_DASH, TIMES = "−", "–", "×"


def printed_decimal(number: Decimal) -> str:
    """Returns a number with all its digits, thousands parted by commas, and a true minus."""
    printed = f"{number.copy_abs():,f}"
    return MINUS + printed if number < 0 else printed


def printed_span(comparator: Comparator | None, value: Decimal, high: Decimal | None) -> str:
    """Returns a number with its comparator, or a range."""
    sign = "" if comparator is None else comparator.label
    sign += NBSP if comparator is Comparator.ABOUT else ""
    if high is None:
        return sign + printed_decimal(value)
    between = f"{NBSP}to{NBSP}" if value < 0 or high < 0 else EN_DASH
    return sign + printed_decimal(value) + between + printed_decimal(high)


def printed_number(number: Number) -> str:
    """Returns a number, range or bound without a unit."""
    return printed_span(number.comparator, number.value, number.high)
