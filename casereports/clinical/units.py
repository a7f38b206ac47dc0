"""Units in UCUM's codes: checked on the way in, printed as clinicians write them.

UCUM's case-sensitive codes are the stored form (https://ucum.org); ``ucumvert`` parses them.
"""

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from lark import Lark
from lark.exceptions import LarkError

from casereports.clinical.sentences import FactError, _

#: What people type for a unit that UCUM spells otherwise.
_MEANT = {
    **dict.fromkeys(("°C", "ºC"), "Cel"),
    **dict.fromkeys(("bpm", "beats/min", "breaths/min"), "/min"),
    **dict.fromkeys(("hours", "hour", "hrs", "hr"), "h"),
    **dict.fromkeys(("days", "day"), "d"),
    **dict.fromkeys(("weeks", "week"), "wk"),
    **dict.fromkeys(("months", "month"), "mo"),
    **dict.fromkeys(("years", "year"), "a"),
    **dict.fromkeys(("minutes", "minute", "mins"), "min"),
    **dict.fromkeys(("METs", "METS", "MET"), "[MET]"),
    **dict.fromkeys(("WU", "Wood units", "Wood unit"), "[wood'U]"),
    **dict.fromkeys(("D", "dpt"), "[diop]"),
    **dict.fromkeys(("S/CO", "S/Co", "s/co"), "{S/CO}"),
    **dict.fromkeys(("xULN", "x ULN", "×ULN", "× ULN", "ULN"), "{xULN}"),
    "HU": "[hnsf'U]",
    "°F": "[degF]",
    "gauge": "{G}",
    "cc": "mL",
    "Torr": "mm[Hg]",
    "°": "deg",
    "‰": "[ppth]",
    "ppm": "[ppm]",
    "ppb": "[ppb]",
    "lbs": "[lb_av]",
    "Fr": "[Ch]",
    "mM": "mmol/L",
    "µM": "umol/L",
    "nM": "nmol/L",
}
#: Codes of UCUM that are hardly ever what a clinician means by them, and what is meant.
_TRAPS = (
    (re.compile(r"C"), "Cel"),  # coulomb
    (re.compile(r"F"), "[degF]"),  # farad
    (re.compile(r"G"), "{G}"),  # gauss, for a needle's gauge
    (re.compile(r"[pP][hH]"), "[pH]"),  # picohenry, phot
    (re.compile(r"[Kk]/(uL|mm3)"), r"10*3/\1"),  # kelvin
    (re.compile(r"M/(uL|mm3)"), r"10*6/\1"),
    (re.compile(r"G/[lL]"), "10*9/L"),  # gauss
    (re.compile(r"T/[lL]"), "10*12/L"),  # tesla
    (re.compile(r"AU(/.*)?"), r"[arb'U]\1"),  # astronomical unit
    (re.compile(r"([mk])AU(/.*)?"), r"{\1AU}\2"),
    (re.compile(r"([muk]?)u(/.*)?"), r"\1U\2"),  # atomic mass unit
)
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
#: Things that are counted and words that qualify a unit: UCUM keeps them in braces.
_BRACED = (
    r"(?:cells?|copies|reads|genomes?|colonies|spots?|events?|WBCs?|RBCs?|leu[ck]ocytes"
    r"|tablets?|capsules?|drops?|puffs?|sprays?|sachets?|ampoules?|vials?|patch(?:es)?|bags?"
    r"|cigarettes?|packs?|drinks?|beers?|glasses|meals?|pads?|stools?|times"
    r"|episodes?|attacks?|seizures?|bouts?|sessions?|cycles?|fractions?|doses?|pulses"
    r"|pass(?:es)?|shocks?|beats?|breaths?|points?|index|ratio|score|(?:per)?centile|MoM"
    r"|SDS?|rpm|Ct|INR|MFI|RU|BAU|COI|OD|Mb|mut(?:ations?)?|FEU|DDU|HL|nHL|SPL|predicted"
    r"|creatinine|creat|Cr|Hb|protein|tissue|stool)"
)
_TIMES = {
    "s": r"sec(?:ond)?s?",
    "min": r"min(?:ute)?s?",
    "h": r"(?:1(?:st)?\s?)?(?:h|hrs?|hours?)",
    "d": r"days?|24\s?h",
    "wk": r"weeks?|wks?",
    "mo": r"months?",
    "a": r"years?|yrs?|y",
}
_MEANT_PARTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\s*/\s*|(?:^|\s+)per\s+"), "/"),
    *((re.compile(rf"(?<=/)(?:{words})(?=/|$)"), code) for code, words in _TIMES.items()),
    (re.compile(r"[µμ]"), "u"),
    (re.compile(r"mEq"), "meq"),
    (re.compile(r"\bmcg\b"), "ug"),
    (re.compile(r"\bgm\b"), "g"),
    (re.compile(r"\b(m|u|n|)sec(?:ond)?s?\b"), r"\1s"),
    (re.compile(r"\b(k|M|m|)(?:ohms?\b|[ΩΩ])|[ΩΩ]"), r"\1Ohm"),
    (re.compile(r"\blog(?:10)?\s+(copies|IU|CFU)\b"), r"{log10_\1}"),
    (re.compile(r"\bunits?(?=/wk$)"), "{units}"),
    (re.compile(r"\bunits? of ((?:packed |red |blood|platelet|plasma|cryo).*)$"), r"{units_of_\1}"),
    (re.compile(r"\s+of\s+(\S.*)$"), r"{of_\1}"),
    (re.compile(r"\bmillion\s+(?:units?|U)\b"), "MU"),
    (re.compile(r"\bmillion\s+IU\b"), "M[IU]"),
    (re.compile(r"\bunits?\b(?!\})"), "U"),
    (re.compile(r"\b(m|u|k|)UI\b"), r"\1IU"),
    (re.compile(r"\bkUA(?=/|$)"), "kU{A}"),
    (re.compile(r"\b([GMA]PL)(?:[ -]?U)?\b(?!')"), r"[\1'U]"),
    (re.compile(r"\bWU\b"), "[wood'U]"),
    (re.compile(r"Osm\b"), "osm"),
    (re.compile(r"\bmm\s?Hg\b"), "mm[Hg]"),
    (re.compile(r"\bcm\s?H[2₂]O"), "cm[H2O]"),
    (re.compile(r"(?<![\[\w])[hH][pP][fF]\b(?!\])"), "[HPF]"),
    (re.compile(r"(?<![\[\w])[lL][pP][fF]\b(?!\])"), "[LPF]"),
    (re.compile(r"\b([mcdu]?Gy)[ *·]?(cm2?)\b"), r"\1.\2"),
    (re.compile(r"^pack[- ]?years?$"), "{pack-years}"),
    (re.compile(r"(?<=[gl])(Hb|Cr)$"), r"{\1}"),
    (re.compile(rf"(?<![\w{{\[-])({_BRACED})(?![\w}}\]'-])"), r"{\1}"),
    (re.compile(r"(?<=[^\s/])\s+(?=\{)"), ""),
    (re.compile(r"(?<![\[\w])(m|u|k|)(IU)(?!\])"), r"\1[IU]"),
    (re.compile(r"^(?:[x×·*]\s*)?10\s*[\^*eE]\s*(-?\d+)"), r"10*\1"),
    (re.compile(r"^(?:[x×·*]\s*)?10\s*(\d+)/"), r"10*\1/"),
    (re.compile(r"·"), "."),
    (re.compile(r"\bCFU\b(?!\])"), "[CFU]"),
    (re.compile(r"/1[.,]73 ?m2$"), "/{1.73_m2}"),
)
_EXPONENT = re.compile(r"(10)?([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")

#: How UCUM's codes are printed, where that differs.
_PRINTED_PARTS = (
    (re.compile(r"\."), lambda m: "·"),
    (re.compile(r"10[*^]-?(\d+)·"), lambda m: "×10" + m[0][3:-1].translate(_RAISED) + "\u00a0"),
    (re.compile(r"10[*^]-?(\d+)"), lambda m: "×10" + m[0][3:].translate(_RAISED)),
    (re.compile(r"\bM(?=U\b|\[IU\])"), lambda m: "million\u00a0"),
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
    (re.compile(r"^\[MET\]$"), lambda m: "METs"),
    (re.compile(r"Ohm\b"), lambda m: "Ω"),
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
    """Builds ucumvert's parser of its grammar alone.

    To import the package would bring pint and numpy along: half a second and 20 MiB for nothing.
    """
    found = find_spec("ucumvert")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("ucumvert is not installed")
    grammar = Path(found.origin).with_name("ucum_grammar.lark").read_text("utf-8")
    return Lark(grammar, start="main_term", strict=True)


@lru_cache(maxsize=4096)
def is_unit(code: str) -> bool:
    """Tells whether ``code`` is a UCUM unit."""
    try:
        _parser().parse(code)
    except LarkError:
        return False
    return True


def meant_instead(code: str) -> str:
    """Returns what a clinician means by a code that UCUM reads otherwise, or nothing."""
    for pattern, meant in _TRAPS:
        if found := pattern.fullmatch(code):
            return found.expand(meant)
    return ""


def suggested_unit(text: str) -> str:
    """Returns the UCUM code that ``text`` probably means, or nothing."""
    meant = _MEANT.get(text.strip(), text.strip())
    meant = _EXPONENT.sub(lambda m: ("10*" if m[1] else "") + m[2].translate(_LOWERED), meant)
    for pattern, code in _MEANT_PARTS:
        meant = pattern.sub(code, meant)
    meant = _WORDS.sub(lambda m: m[0].replace(" ", "_"), meant)
    meant = meant_instead(meant) or meant
    return meant if meant != text and is_unit(meant) else ""


def check_unit(code: str) -> str:
    """Returns ``code`` when it is empty or UCUM; raises ValueError with the code that is meant."""
    if not code:
        return code
    if is_unit(code):
        if trapped := meant_instead(code):
            raise FactError(
                _(
                    "“%(code)s” stands for something else in UCUM; write %(trapped)s",
                    code=code,
                    trapped=trapped,
                )
            )
        return code
    meant = suggested_unit(code)
    if code in ("unit", "units"):
        raise FactError(
            _(
                "“%(code)s” is not a UCUM unit; write %(meant)s, or {units} for what is counted, "
                "such as bags of blood",
                code=code,
                meant=meant,
            )
        )
    if meant:
        raise FactError(_("“%(code)s” is not a UCUM unit; write %(meant)s", code=code, meant=meant))
    raise FactError(
        _(
            "“%(code)s” is not a UCUM unit; see ucum.org for its code, or put words in {braces}",
            code=code,
        )
    )


def printed_unit(code: str) -> str:
    """Returns a unit as it is printed: "10*9/L" gives "×10⁹/L", "ug" gives "µg".

    Words in braces stay as they are but for their underscores and m2.
    """
    printed = ""
    for part in _WORDS.split(code):
        if part.startswith("{"):
            gap = "" if printed[-1:] in ("", "/", "(", "·") or part == "{A}" else " "
            words = part[1:-1].replace("_", " ").replace("xULN", "×ULN").replace("log10", "log₁₀")
            printed += gap + _AREA_IN_WORDS.sub(lambda m: m[1] + m[2].translate(_RAISED), words)
            continue
        for pattern, form in _PRINTED_PARTS:
            part = pattern.sub(form, part)  # noqa: PLW2901
        printed += part
    return printed.strip()
