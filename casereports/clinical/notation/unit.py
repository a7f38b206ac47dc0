"""Units as they are typed, read into UCUM: "µg/L", "x10^9/L", "IU/L"."""

import re

from casereports.clinical.notation.exact import NotationError
from casereports.clinical.sentences import _
from casereports.clinical.units import is_unit, meant_instead, suggested_unit

_RAISED = tuple("⁻⁰¹²³⁴⁵⁶⁷⁸⁹^")
_POWER = re.compile(r"^(?:10\^|e)(?=[0-9])")
_OUT_OF = re.compile(r"/\s*[0-9]+(?:[.,][0-9]+)?")
#: Units of which nobody has thousandths, so that a comma before three digits parts thousands.
_WHOLE = re.compile(r"/|\{(?:cells?|copies|colonies|events|reads|spots)\}|(?:U|\[IU\])/L$")


def parse_unit(text: str) -> str:
    """Returns the UCUM code of a unit as it is typed; "=" before a code keeps it untouched."""
    typed = text.strip().replace("\u00a0", " ")
    if text[:1] in _RAISED:
        raise NotationError(
            _("“%(quote)s” hangs on a number; write for example “6.3 x10^9/L”.", quote=typed)
        )
    if _OUT_OF.fullmatch(typed):
        raise NotationError(
            _(
                "“%(quote)s” is not a unit; a score out of a maximum has its place among the "
                "scores: write here the number alone, for example “24”.",
                quote=typed,
            )
        )
    if typed.startswith("="):
        typed = typed[1:].strip()
        code = typed if is_unit(typed) and not meant_instead(typed) else ""
    else:
        code = meant_instead(typed) or _POWER.sub("10*", typed)
        code = code if is_unit(code) else suggested_unit(typed)
    if typed and not code:
        raise NotationError(
            _(
                "“%(quote)s” is not a known unit; write one such as U/L, mg/dL or 10*9/L, or "
                "put words in braces, such as {drops}.",
                quote=typed,
            )
        )
    return code


def counts_wholes(text: str) -> bool:
    """Tells whether a typed unit counts whole things: "/µL", "cells/µL", "copies/mL", "U/L"."""
    try:
        return _WHOLE.match(parse_unit(text)) is not None
    except NotationError:
        return False


def write_unit(code: str) -> str:
    """Writes a code so that it reads back, with "=" before one that would be misread."""
    try:
        return code if parse_unit(code) == code else f"={code}"
    except NotationError:
        return f"={code}"
