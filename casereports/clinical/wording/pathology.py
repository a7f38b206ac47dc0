"""Mitotic counts as the paper prints them."""

from casereports.clinical.facts.pathology import Mitoses
from casereports.clinical.units import printed_unit
from casereports.clinical.wording.number import printed_number
from casereports.clinical.wording.quantity import with_unit


def printed_mitoses(mitoses: Mitoses) -> str:
    """Returns a mitotic count with its denominator: "3 per 10 HPF", "<2 per 2 mm²"."""
    area = with_unit(printed_number(mitoses.area), printed_unit(mitoses.unit))
    return f"{printed_number(mitoses.count)} per {area}"
