"""Units as they are typed, read into UCUM: "µg/L", "x10^9/L", "IU/L"."""

import re

from casereports.clinical.notation.exact import NotationError
from casereports.clinical.units import is_unit, suggested_unit

#: Codes that are UCUM but hardly ever what a clinician means, and what is meant.
_TRAPS = {
    "C": "Cel",  # coulomb
    "F": "[degF]",  # farad
    "pH": "[pH]",  # picohenry
    "K/uL": "10*3/uL",  # kelvin
    "K/µL": "10*3/uL",
    "M/uL": "10*6/uL",
    "M/µL": "10*6/uL",
    "G/L": "10*9/L",  # gauss
    "G/l": "10*9/L",
    "T/L": "10*12/L",  # tesla
    "T/l": "10*12/L",
}
_RAISED = tuple("⁻⁰¹²³⁴⁵⁶⁷⁸⁹^")
_POWER = re.compile(r"^(?:10\^|e)(?=[0-9])")


def parse_unit(text: str) -> str:
    """Returns the UCUM code of a unit as it is typed; "=" before a code keeps it untouched."""
    typed = text.strip().replace("\u00a0", " ")
    if text[:1] in _RAISED:
        raise NotationError(f"“{typed}” hangs on a number; write for example “6.3 x10^9/L”.")
    if typed.startswith("="):
        typed = typed[1:].strip()
        code = typed if is_unit(typed) else ""
    else:
        code = _TRAPS.get(typed) or _POWER.sub("10*", typed)
        code = code if is_unit(code) else suggested_unit(typed)
    if typed and not code:
        raise NotationError(
            f"“{typed}” is not a known unit; write one such as U/L, mg/dL or 10*9/L, "
            "or put words in braces, such as {drops}."
        )
    return code


def write_unit(code: str) -> str:
    """Writes a code so that it reads back, with "=" before one that would be misread."""
    try:
        return code if parse_unit(code) == code else f"={code}"
    except NotationError:
        return f"={code}"
