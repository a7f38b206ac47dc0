"""How a marker stains, in the words and signs of pathologists: "focal +", "90 % 3+", "弱+"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from casereports.authoring.pasting.numbers import DIGITS, SIGN, TO, Decimals, sign_of


def _words(**meanings: str) -> dict[str, str]:
    return {word: meaning for meaning, words in meanings.items() for word in words.split("|")}


_RESULTS = _words(
    positive="positive|positiv|pos|pos.|positif|positivo|阳性|stained|expressed|expression",
    negative="negative|negativ|neg|neg.|négatif|négative|negativo|阴性|absent|none|0",
    equivocal="equivocal|fraglich|±|+/-|-/+|可疑|borderline",
    wild_type="wild type|wild-type|wildtype|wildtyp|wt|野生型|type sauvage",
    mutant="mutant|aberrant|mutated|mutiert|突变型|mutation type",
    retained="retained|intact|preserved|erhalten|conservé|conservée|保留|未缺失|no loss|表达未缺失",
    lost="lost|loss|verlust|verloren|perte|缺失|loss of expression",
    reduced="reduced|vermindert|减弱",
    overexpressed="overexpressed|überexprimiert|过表达",
    partial="partial|partly|partiell|teilweise|partiel|部分",
    not_amplified="not amplified|nicht amplifiziert|无扩增",
    amplified="amplified|amplifiziert|amplifié|扩增",
    not_done="not done|nicht durchgeführt|未做",
)
_INTENSITIES = _words(
    weak="weak|weakly|schwach|faible|faiblement|débil|弱",
    moderate="moderate|moderately|mäßig|mittel|mittelstark|modéré|中等|中",
    strong="strong|strongly|stark|kräftig|intense|fort|fortement|fuerte|强",
    variable="variable|variabel|不等",
)
_EXTENTS = _words(
    diffuse="diffuse|diffusely|diffus|弥漫|difuso|弥漫性",
    focal="focal|focally|fokal|灶|灶性|局灶|局灶性|灶状",
    multifocal="multifocal|multifokal|多灶",
    patchy="patchy|patchily|fleckig|斑片|斑片状",
    scattered="scattered|vereinzelt|散在|dispersé",
    rare="rare|rare cells|einzelne|einzelne zellen|个别|少数|few|occasional",
)
_PATTERNS = _words(
    nuclear="nuclear|nukleär|nucléaire|核|细胞核",
    membranous="membranous|membranös|membranaire|membrane|膜|细胞膜",
    cytoplasmic="cytoplasmic|zytoplasmatisch|cytoplasmique|胞浆|胞质|浆",
)
_PATTERNS |= {"dot-like": "dot-like", "perinuclear": "perinuclear", "perinukleär": "perinuclear"}
_CELLS = _words(vessels="血管|gefäße|vessels|vaisseaux", stroma="间质|stroma", background="背景")
_KINDS: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("result", _RESULTS),
    ("intensity", _INTENSITIES),
    ("extent", _EXTENTS),
    ("pattern", _PATTERNS),
    ("cells", _CELLS),
)
_MEANINGS = {word: (kind, meaning) for kind, words in _KINDS for word, meaning in words.items()}
_ALONE = {
    "weak": "weak",
    "strong": "strong",
    "focal": "focal",
    "diffuse": "diffuse",
    "patchy": "patchy",
    "scattered": "scattered",
    "rare": "minority",
}
#: After so many words that nothing is made of, the rest is left out unread.
MOST_LEFT = 6
_WORD = re.compile(
    "(?:"
    + "|".join(re.escape(word) for word in sorted(_MEANINGS, key=len, reverse=True))
    + r")(?:(?=$|[\s,;:()+0-9.-])|(?<=[\u4e00-\u9fff]))",
    re.IGNORECASE,
)
_GRADE = re.compile(r"\(?(?P<plus>\+{1,3}|[123]\s?\+)\)?(?=$|[\s,;()])")
_MINUS = re.compile(r"\(?[-–−—]\)?(?=$|[\s,;()])")
_PERCENT = re.compile(
    rf"(?P<sign>{SIGN})?\s?(?P<low>{DIGITS})\s?%?(?:{TO}(?P<high>{DIGITS}))?\s?%", re.IGNORECASE
)
_SCORE = re.compile(
    r"(?P<system>TPS|CPS|IC|TC|IRS|Allred|H-?score|Remmele(?:-Score)?|QS)\s?[:=]?\s?"
    r"(?P<value>[<>≤≥]?\s?[0-9][0-9./]{0,8}\s?%?)",
    re.IGNORECASE,
)
_CLONE = re.compile(r"\(?(?:clone|klon)\s(?P<name>[\w/-]{2,20})\)?", re.IGNORECASE)
_NOTE = re.compile(r"\((?P<said>[^()]{3,200})\)")
_FILLER = re.compile(r"(?:of|der|des|cells|zellen|tumou?r|tumorzellen|细胞|and|und|in|[,;:.()*/%])")
_REST = re.compile(r"[\u4e00-\u9fff]+|[^\s()]+|.")


@dataclass
class Stained:
    """What was understood of a staining; ``left`` are the words that nothing was made of.

    ``assumed`` tells that "positive" was taken because a share of cells is told and no word.
    """

    result: str = ""
    intensity: str = ""
    extent: str = ""
    percent: str = ""
    pattern: str = ""
    cells: str = ""
    score: str = ""
    clone: str = ""
    note: str = ""
    assumed: bool = False
    left: list[str] = field(default_factory=list)


def is_staining(text: str, decimals: Decimals) -> bool:
    """Tells whether a text opens with words or signs of staining."""
    opened = text.lstrip("( ")
    patterns = (_WORD, _GRADE, _MINUS, _PERCENT, _SCORE, _CLONE)
    return any(pattern.match(opened) for pattern in patterns) or bool(
        re.match(r"\([\u4e00-\u9fff]{1,8}(?:\d{1,3}%)?[+-]\)", text)
    )


def understood_staining(text: str, decimals: Decimals) -> Stained:
    """Returns what a text says of a marker; what it does not know counts as left."""
    found, at = Stained(), 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        if len(found.left) > MOST_LEFT:
            found.left.append(text[at:])
            break
        at = _step(text, at, found, decimals)
    _conclude(found)
    return found


def _step(text: str, at: int, found: Stained, decimals: Decimals) -> int:
    """Takes one word of a text and returns where it ends."""
    if (note := _NOTE.match(text, at)) and found.result and not _is_known(note["said"], decimals):
        found.note = note["said"].strip()
        return note.end()
    if score := _SCORE.match(text, at):
        found.score = f"{score['system']}: {score['value'].strip()}"
        return score.end()
    if clone := _CLONE.match(text, at):
        found.clone = clone["name"]
        return clone.end()
    if (percent := _PERCENT.match(text, at)) and not found.percent:
        return _take_percent(percent, found, decimals)
    if grade := _GRADE.match(text, at):
        _take_grade(grade["plus"].replace(" ", ""), found)
        return grade.end()
    if word := _WORD.match(text, at):
        _take_word(word[0], found)
        return word.end()
    if minus := _MINUS.match(text, at):
        found.result = found.result or "negative"
        return minus.end()
    return _take_rest(text, at, found)


def _is_known(text: str, decimals: Decimals) -> bool:
    inner = understood_staining(text, decimals)
    return not inner.left and not inner.cells


def _take_percent(percent: re.Match[str], found: Stained, decimals: Decimals) -> int:
    ends = [decimals.read(percent[name]) for name in ("low", "high") if percent[name]]
    known = [end for end in ends if end is not None]
    if len(known) < len(ends):
        found.left.append(percent[0])
        return percent.end()
    sign = sign_of(percent["sign"]) if len(known) == 1 else ""
    found.percent = sign + "-".join(end.text for end in known)
    if not sign and known[-1].value == 0:
        found.result = "negative"
    return percent.end()


def _take_grade(plus: str, found: Stained) -> None:
    strength = int(plus[0]) if plus[0].isdigit() else len(plus)
    graded = plus != "+"
    if found.result in ("", "positive"):
        found.result = f"{strength}+" if graded else "positive"


def _take_word(word: str, found: Stained) -> None:
    kind, meaning = _MEANINGS[word.lower()]
    if kind == "result" and found.result and meaning in ("positive", found.result):
        return
    if getattr(found, kind) and getattr(found, kind) != meaning:
        found.left.append(word)
        return
    setattr(found, kind, meaning)


def _take_rest(text: str, at: int, found: Stained) -> int:
    if filler := _FILLER.match(text, at):
        return filler.end()
    rest = _REST.match(text, at)
    word = rest[0] if rest else text[at]
    if re.fullmatch(r"[\u4e00-\u9fff]+", word) and not found.cells:
        if word not in ("约", "热点区"):
            found.cells = word
    elif word not in "+-()":
        found.left.append(word)
    return at + len(word)


def _conclude(found: Stained) -> None:
    """Settles the result by intensity, extent, share and score where no word states it."""
    if found.result == "partial" and (found.intensity or found.extent):
        found.result = "positive"
    if found.score and not found.result:
        zero = re.search(r": (?:0|<\s?1)\s?%?$", found.score)
        found.result = "negative" if zero else "positive"
    told = found.intensity or found.extent or found.percent
    if not found.result and told:
        found.result, found.assumed = "positive", bool(found.percent)
    if found.result != "positive" or found.percent:
        return
    if (found.intensity, found.extent) == ("weak", "focal"):
        found.result, found.intensity, found.extent = "weak_focal", "", ""
    elif bool(found.intensity) != bool(found.extent):
        word = found.intensity or found.extent
        if word in _ALONE:
            found.result, found.intensity, found.extent = _ALONE[word], "", ""
