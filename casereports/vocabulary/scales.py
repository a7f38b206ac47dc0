"""Units as amounts in something: what is counted, in what, and how much of it."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_PREFIXES = {"k": 3, "": 0, "d": -1, "c": -2, "m": -3, "u": -6, "n": -9, "p": -12, "f": -15}
_AMOUNT = re.compile(r"([kdcmunpf]?)(g|mol|U|\[IU\]|eq|osm)")
_COUNT = re.compile(r"(?:10\*(-?\d+))?")
_VOLUME = re.compile(r"([dcmunpf]?)L")
_WORDS = re.compile(r"\{[^}]*\}")


class Scale(NamedTuple):
    """A unit taken apart: mg/dL counts "g" per "L", and is 0.01 of g/L."""

    kind: str
    per: str
    size: Decimal

    @property
    def measures(self) -> tuple[str, str]:
        """What the unit is a unit of, whatever its prefixes."""
        return self.kind, self.per


@lru_cache(maxsize=512)
def scale(unit: str) -> Scale | None:
    """Takes a UCUM unit apart; None for one that is no amount or count in something.

    Words in braces are left aside: mg/L{FEU} is read as mg/L.
    """
    amount, slash, per = _WORDS.sub("", unit).partition("/")
    if not slash:
        return None
    if found := _AMOUNT.fullmatch(amount):
        kind, power = found[2], _PREFIXES[found[1]]
    elif found := _COUNT.fullmatch(amount):
        kind, power = "count", int(found[1] or 0)
    else:
        return None
    if found := _VOLUME.fullmatch(per):
        per, power = "L", power - _PREFIXES[found[1]]
    return Scale(kind, per, Decimal(1).scaleb(power))
