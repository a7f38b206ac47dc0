"""How the paper prints values in English, with the dashes, spaces and plurals of journals."""

from casereports.clinical.wording.age import age_adjective, person, printed_age
from casereports.clinical.wording.gestation import printed_gestation
from casereports.clinical.wording.lab import (
    flag_mark,
    printed_interval,
    printed_outcome,
    printed_titre,
)
from casereports.clinical.wording.listing import listed
from casereports.clinical.wording.number import printed_decimal, printed_number
from casereports.clinical.wording.pathology import printed_mitoses
from casereports.clinical.wording.quantity import (
    printed_dimensions,
    printed_dose,
    printed_quantity,
)
from casereports.clinical.wording.timing import printed_duration, printed_timing

__all__ = [
    "age_adjective",
    "flag_mark",
    "listed",
    "person",
    "printed_age",
    "printed_decimal",
    "printed_dimensions",
    "printed_dose",
    "printed_duration",
    "printed_gestation",
    "printed_interval",
    "printed_mitoses",
    "printed_number",
    "printed_outcome",
    "printed_quantity",
    "printed_timing",
    "printed_titre",
]
