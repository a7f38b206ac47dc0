"""Weeks of gestation as the paper prints them."""

from casereports.clinical.timing import Age, GestationalAge
from casereports.clinical.wording.age import printed_age


def printed_gestation(gestation: GestationalAge) -> str:
    """Returns completed weeks and days: "38 weeks and 2 days", "about 30 weeks"."""
    days = gestation.days or None
    return printed_age(Age(weeks=gestation.weeks, days=days, approximate=gestation.approximate))
