"""Units as laboratories print them ("Tsd/µl", "x10^9/l", "mval/l"), read into UCUM's codes."""

import re
from functools import lru_cache

from casereports.clinical.notation.exact import NotationError
from casereports.clinical.notation.unit import parse_unit

_THOUSAND = ("tsd/ul", "tsd./ul", "t/ul", "1000/ul", "thou/ul", "th/ul", "k/ul", "k/mm3")
_MILLION = ("mio/ul", "mio./ul", "mill/ul", "mill./ul", "mln/ul", "mil/ul", "m/ul", "m/mm3")
#: Whole units, written without spaces and in small letters but for those where case tells.
_WHOLE = {
    **dict.fromkeys((*_THOUSAND, "tsd/mm3", "thou/mm3", "千/ul"), "10*3/uL"),
    **dict.fromkeys((*_MILLION, "mio/mm3", "mill/mm3"), "10*6/uL"),
    **dict.fromkeys(("giga/l", "gpt/l", "mrd/l", "/nl", "1/nl"), "10*9/L"),
    **dict.fromkeys(("tera/l", "tpt/l", "/pl", "1/pl"), "10*12/L"),
    **dict.fromkeys(
        ("/gf", "/ggf", "/hpf", "/hp", "个/hp", "个/hpf", "/hauptgesichtsfeld"), "/[HPF]"
    ),
    **dict.fromkeys(("/lp", "/lpf", "个/lp", "个/lpf"), "/[LPF]"),
    **dict.fromkeys(("个/ul", "/ul", "1/ul"), "/uL"),
    **dict.fromkeys(("zellen/ul", "cellules/ul", "cells/ul"), "{cells}/uL"),
    **dict.fromkeys(("/mm3", "/cmm", "éléments/mm3"), "/mm3"),
    **dict.fromkeys(("s", "sec", "secs", "sek", "sek.", "sec.", "秒", "seconds"), "s"),
    **dict.fromkeys(("mm/h", "mm/1h", "mm/std", "mm/std.", "mm/hr", "mm/1.h", "mm(1h)"), "mm/h"),
    **dict.fromkeys(("vol%", "vol.%", "vol-%", "v%", "prozent", "percent", "%"), "%"),
    **dict.fromkeys(("e/l", "u/l", "ui/l"), "U/L"),
    **dict.fromkeys(("me/l", "mu/l"), "mU/L"),
    **dict.fromkeys(("ie/l", "iu/l"), "[IU]/L"),
    **dict.fromkeys(("copies/ml", "kopien/ml", "cop/ml", "copias/ml", "拷贝/ml"), "{copies}/mL"),
    **dict.fromkeys(("inr", "{inr}"), "{INR}"),
    **dict.fromkeys(("ratio", "{ratio}", "quotient"), "{ratio}"),
    **dict.fromkeys(("mmhg", "mm[hg]"), "mm[Hg]"),
    **dict.fromkeys(("mosm/kg", "mosmol/kg", "mosmol/kgh2o"), "mosm/kg"),
    **dict.fromkeys(("mosm/l", "mosmol/l"), "mosm/L"),
    **dict.fromkeys(("ml/min/1.73m2", "ml/min/1.73", "ml/min/1.73qm"), "mL/min/{1.73_m2}"),
    **dict.fromkeys(
        ("mg/gkrea", "mg/gcrea", "mg/gkreatinin", "mg/gcr", "mg/gcreat"), "mg/g{creat}"
    ),
    **dict.fromkeys(("ug/gkrea", "ug/gkreatinin", "ug/gcr"), "ug/g{creat}"),
    **dict.fromkeys(("mg/mmolkrea", "mg/mmolcr"), "mg/mmol{creat}"),
    **dict.fromkeys(("mmol/molhb",), "mmol/mol{Hb}"),
    **dict.fromkeys(("s/co", "sco"), "{S/CO}"),
    **dict.fromkeys(("coi", "{coi}"), "{COI}"),
    **dict.fromkeys(("index", "{index}"), "{index}"),
    **dict.fromkeys(("fl", "um3", "μm3"), "fL"),
    **dict.fromkeys(("kpa",), "kPa"),
}
#: Units whose letters' case tells them apart: giga and gram, tera and tesla.
_CASED = {
    "G/l": "10*9/L",
    "G/L": "10*9/L",
    "T/l": "10*12/L",
    "T/L": "10*12/L",
    "M/l": "10*6/L",
    "U": "U",
    "IU": "[IU]",
    "IE": "[IU]",
    "g": "g",
    "mg": "mg",
    "ug": "ug",
    "ng": "ng",
    "pg": "pg",
    "mm": "mm",
    "cm": "cm",
    "mL": "mL",
    "ml": "mL",
    "min": "min",
    "mmol": "mmol",
    "mV": "mV",
    "‰": "[ppth]",
    "°C": "Cel",
    "bpm": "/min",
    "MoM": "{MoM}",
}
_POWER = re.compile(
    r"(?:[x×*·]|mal)?10(?:[\^*]|\*\*|e|hoch)?[({]?(\d{1,2})[)}]?/(ul|l|ml|mm3|nl|dl)",
    re.IGNORECASE | re.ASCII,
)
_POWER_OF = re.compile(r"[x×*·]10[\^*]?(\d{1,2})((?:IU|IE|UI|copies|kopien|cop)/ml)", re.IGNORECASE)
_LITRE = re.compile(r"(?<![A-Za-z])([mucdnpf]?)l(?![A-Za-z])")
_WORDS = (
    (re.compile(r"mcg", re.IGNORECASE), "ug"),
    (re.compile(r"(?<![A-Za-z])([mu]?)val(?![A-Za-z])"), r"\1eq"),
    (re.compile(r"(?<![A-Za-z])([mukM]?)(?:IE|UI)(?![A-Za-z])"), r"\1IU"),
    (re.compile(r"(?<![A-Za-z])([mukM]?)E(?=/)"), r"\1U"),
    (re.compile(r"^K(?=I?U/)"), "k"),
    (re.compile(r"^Umol", re.IGNORECASE), "umol"),
    (re.compile(r"(?<=/)(?:24(?:h|std\.?|hr|hrs)|tag|jour|día|dia|d|day)$", re.IGNORECASE), "d"),
    (re.compile(r"(?<=l)(FEU|DDU)$", re.IGNORECASE), r"{\1}"),
    (re.compile(r"(?<=/)(?:std\.?|stunde|hr)$", re.IGNORECASE), "h"),
)
#: What units are made of, told cheaply: to ask the grammar of UCUM takes a millisecond each.
_ASIDE = re.compile(r"\{[^}]*\}|\[[^\]]*\]|10[*^]-?\d{1,2}|1[.,]73")
_ATOM = re.compile(
    r"(?:1|10|24|100|1000)?\s?(?:[kMGTcdmunpfh]|da)?(?:g|l|L|mol|eq|Eq|osm|Osm|mosmol|osmol|U|IU|Pa|bar"
    r"|Bq|Ci|m|s|J|cal|V|A|W|Hz|K|N|Gy|kat|katal|Hg|h|min|d|wk|mo|a|Cel|AU|RU|BU|BAU|CFU|PFU|FFU"
    r"|[GMA]PL(?:-?U)?|EU|ELU|FEU|DDU|BCE|MoM|SD|copies|cells?|events|spots|units?|mut|Mb|HPF|LPF|hpf|lpf"
    r"|WBC|RBC|leu[ck]ocytes|CO|S|creat\w{0,9}|crea|Krea\w{0,6}|Cr|Hb|protein|tissue|stool|dry|kat|UA)?"
    r"[23]?|UA|kUA",
)
_LOOKALIKE = str.maketrans("μµ", "uu") | {ord("／"): "/"}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

#: What can be a unit where it stands between other words; whether it is one is for ``unit_of``.
_SEGMENT = r"(?:[\w%.{}'*^-]|[,·](?=\w)|\[[^\]\s]{1,12}\])"
_SHAPE = re.compile(
    r"(?:(?:[x×*·]|mal)\s?)?10\s?(?:[\^*]{1,2}|[eE]|hoch)?\s?[({]?[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}[)}]?"
    r"(?:\s?/\s?[a-zµμA-Z]{1,3}3?³?(?![\w/])|\s?(?:IU|IE|UI|copies|kopien|cop)/ml\b)"
    r"|mm\s?\[?hg\]?(?!\w)|[°%‰]"
    rf"|(?:[^\W\d_]|\[IU\]){_SEGMENT}{{0,19}}?\s?/\s?{_SEGMENT}{{1,20}}(?:\s?/\s?{_SEGMENT}{{1,20}})?"
    r"(?:\s?(?:m2|m²|qm|h|std\.?|krea\w{0,8}|crea\w{0,8}|hb|feu|ddu))?(?![\w/])"
    rf"|1?/\s?[^\W_]{_SEGMENT}{{0,12}}|1000/\s?[uµμ][lL]"
    r"|vol\.?[ -]?%|\{[^}\s]{1,20}\}|[^\W\d_][\w°.]{0,7}(?![\w/])",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def unit_of(typed: str) -> str:
    """Returns the UCUM code of a printed unit, or nothing for what is no known unit."""
    text = typed.strip().strip("[]()" if "[" not in typed[1:] and "(" not in typed[1:] else "")
    plain = re.sub(r"\s", "", text.translate(_LOOKALIKE).translate(_RAISED).replace("³", "3"))
    plain = plain.replace("²", "2").rstrip(",;:")
    if not plain or len(plain) > 40:
        return ""
    if power := _POWER.fullmatch(plain):
        return f"10*{power[1]}/" + _LITRE.sub(r"\1L", power[2].lower())
    if (power := _POWER_OF.fullmatch(plain)) and (each := unit_of(power[2])):
        return f"10*{power[1]}.{each}"
    code = _CASED.get(plain) or _WHOLE.get(plain.replace(",", ".").lower())
    if code or not re.search(r"[/\[{]", plain):
        return code or ""
    for pattern, meant in _WORDS:
        plain = pattern.sub(meant, plain)
    if not all(_ATOM.fullmatch(part) for part in re.split(r"[/.]", _ASIDE.sub("", plain))):
        return ""
    try:
        return parse_unit(_LITRE.sub(r"\1L", plain))
    except NotationError:
        return ""


def leading_unit(text: str, start: int) -> tuple[str, int] | None:
    """Returns the unit that stands at ``start``, and where it ends; None where there is none."""
    found = _SHAPE.match(text, start)
    if found is None:
        return None
    end = found.end()
    while end > start:
        typed = text[start:end]
        if code := unit_of(typed):
            return code, end
        bare = typed.rstrip(" .,;:·-")
        end = start + len(bare if bare != typed else typed.rpartition(" ")[0])
    return None
