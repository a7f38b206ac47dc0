"""What the vocabulary knows of a pasted name: its full name, abbreviation, code and specimens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from casereports.vocabulary.analytes import Analyte
from casereports.vocabulary.entry import Entry
from casereports.vocabulary.shelves import SHELVES, index

#: Words of specimens → the record's word; serum and plasma go without saying.
_SPECIMENS = {
    **dict.fromkeys(("血常规", "blut", "complete blood count"), ""),
    **dict.fromkeys(("尿常规", "urinalysis", "u-status", "bandelette urinaire"), "urine"),
    **dict.fromkeys(("大便常规", "stool test"), "stool"),
    **dict.fromkeys(
        ("serum", "plasma", "blood", "venous blood", "s", "p", "b", "sang", "血清"), ""
    ),
    **dict.fromkeys(("edta-blut", "edta", "vollblut", "whole blood", "血浆", "全血"), ""),
    **dict.fromkeys(("urine", "urin", "u", "i.u", "im urin", "in urine", "尿", "尿液"), "urine"),
    **dict.fromkeys(("spot urine", "spontanurin", "harn", "orina", "urinstatus"), "urine"),
    **dict.fromkeys(("24-h urine", "24h-urin", "24-h-urin", "sammelurin"), "24-hour urine"),
    **dict.fromkeys(
        ("csf", "liquor", "lcr", "cerebrospinal fluid", "脑脊液"), "cerebrospinal fluid"
    ),
    **dict.fromkeys(("stool", "stuhl", "faeces", "selles", "heces", "粪便"), "stool"),
    **dict.fromkeys(("ascites", "aszites", "腹水"), "ascitic fluid"),
    **dict.fromkeys(("pleural fluid", "pleurapunktat", "胸水"), "pleural fluid"),
    **dict.fromkeys(("synovial fluid", "gelenkpunktat"), "synovial fluid"),
    **dict.fromkeys(("sputum", "痰"), "sputum"),
    **dict.fromkeys(("bone marrow", "knochenmark", "骨髓"), "bone marrow"),
    **dict.fromkeys(("arterial blood", "art. bga", "arteriell", "动脉血"), "arterial blood"),
    **dict.fromkeys(("capillary blood", "kapillarblut"), "capillary blood"),
}
_BRACKETED = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]{1,40})[)\]]")
_IN_SPECIMEN = re.compile(
    r"(.*?\S)(?:,\s?|\s)(?P<said>i\.\s?[UuSs]\.?|(?:im|in|dans)\s[^\W\d]{3,12}|urine?|liquor|csf|serum|plasma)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"[A-Za-z0-9αβγ+-]{2,10}")
_CODE = re.compile(r"[A-Z][A-Za-z0-9#%-]*")
#: Units that never measure what a concentration's name means.
_OTHER_KINDS = ("%", "/[HPF]", "/[LPF]")
_SHORTER = {"cerebrospinal fluid": "CSF", "24-hour urine": "urine"}
_PREFIXED = re.compile(r"([SUP])-(?=[^\W\d_]{2})(.+)")


@dataclass(frozen=True)
class Named:
    """A pasted name as it goes into the record: text for columns by their names."""

    columns: tuple[tuple[str, str], ...]

    def text(self, column: str) -> str:
        return dict(self.columns).get(column, "")


def specimen_of(text: str) -> str | None:
    """Returns the record's word for a specimen (nothing for serum), or None for other words."""
    return _SPECIMENS.get(" ".join(text.lower().split()).strip(".:"))


@lru_cache(maxsize=8192)
def entry_of(shelf: str, name: str) -> Entry | None:
    """Returns what a shelf of the vocabulary knows under a name, if there is such a shelf."""
    return index(shelf).find(name) if shelf in SHELVES else None


@lru_cache(maxsize=8192)
def analyte_of(pasted: str, specimen: str = "", unit: str = "") -> Named:
    """Returns the columns that a pasted analyte fills: as the vocabulary has it, or as pasted.

    A specimen may hang on it ("Glucose (Liquor)", "Natrium i.U.", "U-Protein") or be known from
    elsewhere, and so may its abbreviation ("Alkaline phosphatase (ALP)"). A share or a count in
    a microscope's field is no concentration of the same name.
    """
    name, hanging = _without_specimen(pasted)
    specimen = specimen or hanging
    bracketed = _BRACKETED.fullmatch(name)
    said = bracketed[2] if bracketed and _SHORT.fullmatch(bracketed[2]) else ""
    entry = next(filter(None, (_entry_in(each, specimen, unit) for each in _spellings(name))), None)
    if entry is None and pasted != name:
        entry = _entry_in(pasted, "", unit)
        specimen = "" if entry else specimen
    if entry is None:
        known = ("analyte", bracketed[1] if bracketed and said else name), ("abbreviation", said)
        return _filled(*known, ("specimen", specimen))
    return _filled(
        ("analyte", entry.name),
        ("abbreviation", "" if entry.abbreviation == entry.name else entry.abbreviation),
        ("loinc", entry.loinc),
        ("specimen", specimen or _only_specimen(entry)),
    )


def _filled(*columns: tuple[str, str]) -> Named:
    return Named(tuple((column, text) for column, text in columns if text))


def _spellings(name: str) -> Iterator[str]:
    """Yields a name as it stands, and its parts where it says itself twice."""
    yield name
    if bracketed := _BRACKETED.fullmatch(name):
        yield bracketed[1]
        yield bracketed[2]
    first, _, rest = name.partition(" ")
    if _CODE.fullmatch(first) and not rest.isascii():  # "ALT 丙氨酸氨基转移酶"
        yield rest
        yield first


def _entry_in(name: str, specimen: str, unit: str) -> Analyte | None:
    """Returns the analyte of a name in a specimen; nothing for one that is not measured in it."""
    shorter = _SHORTER.get(specimen, specimen)
    share = f"{name} %" if unit == "%" else ""
    for spelt in filter(None, (share, f"{specimen} {name}", f"{shorter} {name}", name)):
        entry = entry_of("analyte", spelt.strip())
        if isinstance(entry, Analyte) and _fits(entry, specimen, unit):
            return entry
    return None


def _fits(entry: Analyte, specimen: str, unit: str) -> bool:
    in_specimen = not specimen or not entry.specimens or specimen in entry.specimens
    return in_specimen and (unit not in _OTHER_KINDS or unit in entry.units)


def _only_specimen(entry: Analyte) -> str:
    """Returns the specimen of an analyte that is never measured in serum or whole blood."""
    goes_without_saying = any(specimen_of(each) == "" for each in entry.specimens)
    return "" if goes_without_saying or not entry.specimens else entry.specimens[0]


def _without_specimen(pasted: str) -> tuple[str, str]:
    for pattern in (_BRACKETED, _IN_SPECIMEN):
        if found := pattern.fullmatch(pasted):
            said = re.sub(r"^(?:im|in|dans)\s", "", found[2], flags=re.IGNORECASE)
            specimen = specimen_of(said.replace(" ", "") if "." in said else said)
            if specimen is None and re.fullmatch(r"i\.\s?[Ss]\.?", found[2]):
                specimen = ""
            if specimen is not None:
                return found[1], specimen
    if found := _PREFIXED.fullmatch(pasted):
        return found[2], "urine" if found[1] == "U" else ""
    return pasted, ""


def marker_of(pasted: str) -> str:
    """Returns a marker's name as the vocabulary has it, or as it was pasted."""
    entry = entry_of("marker", pasted)
    return entry.name if entry else pasted


def agent_of(pasted: str) -> tuple[str, str]:
    """Returns a drug's international name and, where another was pasted, that other name."""
    entry = entry_of("agent", pasted)
    if entry is None or entry.name.casefold() == pasted.casefold():
        return pasted, ""
    return entry.name, pasted
