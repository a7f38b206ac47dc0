"""Units in UCUM's codes: checked on the way in, printed as clinicians write them.

UCUM's case-sensitive codes are the stored form (https://ucum.org); ``ucumvert`` parses them.
"""

import re
from functools import cache, lru_cache

from lark import Lark
from lark.exceptions import LarkError

#: What people type for a unit that UCUM spells otherwise.
_MEANT = {
    "mmHg": "mm[Hg]",
    "mm Hg": "mm[Hg]",
    "cmH2O": "cm[H2O]",
    "cmH₂O": "cm[H2O]",
    "HU": "[hnsf'U]",
    "°C": "Cel",
    "ºC": "Cel",
    "C": "Cel",
    "°F": "[degF]",
    "bpm": "/min",
    "beats/min": "/min",
    "breaths/min": "/min",
    "HPF": "[HPF]",
    "/HPF": "/[HPF]",
    "pH": "[pH]",
    "hours": "h",
    "hour": "h",
    "hr": "h",
    "days": "d",
    "day": "d",
    "weeks": "wk",
    "week": "wk",
    "months": "mo",
    "month": "mo",
    "years": "a",
    "year": "a",
    "sec": "s",
    "cc": "mL",
    "Torr": "mm[Hg]",
    "°": "deg",
    "‰": "[ppth]",
    "D": "[diop]",
    "dpt": "[diop]",
    "lbs": "[lb_av]",
    "Fr": "[Ch]",
    "mM": "mmol/L",
    "µM": "umol/L",
    "nM": "nmol/L",
}
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_MEANT_PARTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\s*/\s*|(?:^|\s+)per\s+"), "/"),
    (re.compile(r"[µμ]"), "u"),
    (re.compile(r"mEq"), "meq"),
    (re.compile(r"\bmcg\b"), "ug"),
    (re.compile(r"\bgm\b"), "g"),
    (re.compile(r"\bunits?\b"), "U"),
    (re.compile(r"Osm\b"), "osm"),
    (re.compile(r"\bmmHg\b"), "mm[Hg]"),
    (re.compile(r"/24\s*h$"), "/d"),
    (re.compile(r"\b(cells?|copies|drops?|tablets?|capsules?|puffs?|points?)\b(?!\})"), r"{\1}"),
    (re.compile(r"^pack[- ]?years?$"), "{pack-years}"),
    (re.compile(r"(?<![\[\w])(m|u|k|)(IU)(?!\])"), r"\1[IU]"),
    (re.compile(r"^(?:[x×·*]\s*)?10\s*[\^*eE]\s*(-?\d+)"), r"10*\1"),
    (re.compile(r"^(?:[x×·*]\s*)?10\s*(\d+)/"), r"10*\1/"),
    (re.compile(r"·"), "."),
    (re.compile(r"\bCFU\b(?!\])"), "[CFU]"),
    (re.compile(r"/1[.,]73 ?m2$"), "/{1.73_m2}"),
)
_EXPONENT = re.compile(r"(10)?([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")

_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")

#: How UCUM's codes are printed, where that differs.
_PRINTED_PARTS = (
    (re.compile(r"\."), lambda m: "·"),
    (re.compile(r"10[*^]-?(\d+)"), lambda m: "×10" + m[0][3:].translate(_RAISED)),
    (re.compile(r"\[hnsf'U\]"), lambda m: "HU"),
    (re.compile(r"\[arb'U\]"), lambda m: "AU"),
    (re.compile(r"\[beth'U\]"), lambda m: "BU"),
    (re.compile(r"\[wood'U\]"), lambda m: "WU"),
    (re.compile(r"\[([A-Za-z']+)'U\]"), lambda m: m[1].replace("'", "-") + "\u00a0U"),
    (re.compile(r"\[H2O\]"), lambda m: "H₂O"),
    (re.compile(r"\[degF\]"), lambda m: "°F"),
    (re.compile(r"\[lb_av\]"), lambda m: "lb"),
    (re.compile(r"\[in_i\]"), lambda m: "in"),
    (re.compile(r"\[diop\]"), lambda m: "dpt"),
    (re.compile(r"\[drp\]"), lambda m: "drops"),
    (re.compile(r"\[ppth\]"), lambda m: "‰"),
    (re.compile(r"\[Ch\]"), lambda m: "Fr"),
    (re.compile(r"\[pH\]"), lambda m: ""),
    (re.compile(r"\[([A-Za-z]+)(?:_[A-Za-z]+)?\]"), lambda m: m[1]),
    (re.compile(r"\bCel\b"), lambda m: "°C"),
    (re.compile(r"\bdeg\b"), lambda m: "°"),
    (re.compile(r"\bu(?=[A-Za-z])"), lambda m: "µ"),
    (re.compile(r"\bmeq\b"), lambda m: "mEq"),
    (re.compile(r"osm\b"), lambda m: "Osm"),
    (re.compile(r"\bl\b|(?<=[dmµnpf])l\b"), lambda m: "L"),
    (re.compile(r"(?<=[a-z])(-?[1-9])(?=$|[/·)])"), lambda m: m[1].translate(_RAISED)),
)
_WORDS = re.compile(r"(\{[^}]*\})")
_AREA_IN_WORDS = re.compile(r"\b([cdk]?m)([23])\b")


@cache
def _parser() -> Lark:
    """Builds the parser at first use: it costs half a second and most pages never need it."""
    from ucumvert import get_ucum_parser  # noqa: PLC0415  # half a second: only when needed

    parser: Lark = get_ucum_parser()
    return parser


@lru_cache(maxsize=4096)
def is_unit(code: str) -> bool:
    """Tells whether ``code`` is a UCUM unit."""
    try:
        _parser().parse(code)
    except LarkError:
        return False
    return True


def suggested_unit(text: str) -> str:
    """Returns the UCUM code that ``text`` probably means, or nothing."""
    meant = _MEANT.get(text.strip(), text.strip())
    meant = _EXPONENT.sub(lambda m: ("10*" if m[1] else "") + m[2].translate(_LOWERED), meant)
    for pattern, code in _MEANT_PARTS:
        meant = pattern.sub(code, meant)
    return meant if meant != text and is_unit(meant) else ""


def check_unit(code: str) -> str:
    """Returns ``code`` when it is empty or UCUM; raises ValueError with the code that is meant."""
    if not code or is_unit(code):
        return code
    meant = suggested_unit(code)
    hint = f"write {meant}" if meant else "see ucum.org for its code, or put words in {braces}"
    raise ValueError(f"“{code}” is not a UCUM unit; {hint}")


def printed_unit(code: str) -> str:
    """Returns a unit as it is printed: "10*9/L" gives "×10⁹/L", "ug" gives "µg".

    Words in braces stay as they are but for their underscores and m2.
    """
    printed = ""
    for part in _WORDS.split(code):
        if part.startswith("{"):
            gap = "" if printed[-1:] in ("", "/", "(", "·") else " "
            words = part[1:-1].replace("_", " ")
            printed += gap + _AREA_IN_WORDS.sub(lambda m: m[1] + m[2].translate(_RAISED), words)
            continue
        for pattern, form in _PRINTED_PARTS:
            part = pattern.sub(form, part)  # noqa: PLW2901
        printed += part
    return printed.strip()
