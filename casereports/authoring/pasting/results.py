"""What stands behind an analyte's name in a laboratory print, in whatever order it comes.

``understood_result("147 U/L (40-129) H", …)`` finds the result, its unit, interval and flag.
"""

import re

from casereports.authoring.pasting.brackets import BRACKET, bracketed
from casereports.authoring.pasting.dates import leading_date
from casereports.authoring.pasting.found import Context, Found
from casereports.authoring.pasting.intervals import LABEL, leading_limits
from casereports.authoring.pasting.known import specimen_of
from casereports.authoring.pasting.numbers import DIGITS, SIGN, TO, sign_of
from casereports.authoring.pasting.printed_units import leading_unit
from casereports.authoring.pasting.remarks import About, remark
from casereports.authoring.pasting.wordings import (
    flag_of,
    leading_absence,
    leading_flag,
    leading_quality,
    leading_spoilt,
)

#: After so many words that nothing is made of, the rest of a line is left out unread.
MOST_LEFT = 5
_GAP = re.compile(r"[\s,;:=|]*")
_ON = re.compile(r"(?:vom|am|on|from|du|le|of)\s", re.IGNORECASE)
_WORD = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|\S+")
_TITRE = re.compile(
    rf"(?P<sign>{SIGN})?\s?1\s?(?P<part>[:/])\s?(?P<dilution>[0-9][0-9.,]{{0,11}})(?=$|[\s,;()])",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?P<sign>{SIGN})?\s?(?P<low>[-−+]?{DIGITS})(?:{TO}(?P<high>{DIGITS})(?![-/:.\d]))?"
    r"(?=$|[\s,;:()\[\]%‰*+!↑↓▲▼/<>]|[^\W\d_]|×)",
    re.IGNORECASE,
)
#: A grade, not a number with a flag: "2+" in a urine test.
_GRADE = re.compile(r"[1-4]\+(?=\s*$|\s+[^\W\d]|[,;)])")
_POWER = re.compile(r"[eE]\+?(?P<power>\d{1,2})(?=$|[\s,;()])")
_MARK_BEFORE = re.compile(r"(?:[↑↓▲▼*]{1,2}|[HL]{1,2}\s)(?=\s?[<>≤≥]?\s?[0-9])")
_MARK_BEHIND = re.compile(r"[*!↑↓▲▼+]{1,2}(?=$|[\s,;()\[\]])|(?:HH?|LL?)(?=$|[\s,;()\[\]])")
_LABEL = re.compile(rf"(?:{LABEL})(?=[\s<>≤≥0-9(\[-]|bis)", re.IGNORECASE)


def understood_result(
    text: str, start: int, context: Context, *, has_name: bool = False, patience: int = MOST_LEFT
) -> Found:
    """Returns what the text says from ``start`` on; each word is taken or counted as left.

    With a name before it, a text that does not open with a result is not read further; and
    none is once more than ``patience`` words are left: the rest counts as one.
    """
    found, at = Found(), start
    while (at := _end(_GAP.match(text, at), at)) < len(text):
        for step in _STEPS:
            if end := step(text, at, found, context):
                break
        else:
            word = _WORD.match(text, at)
            end = word.end() if word and len(found.left) < patience else len(text)
            found.left.append(text[at:end])
        if at == start:
            found.opened = _opens(found, text[at])
            if has_name and not found.opened:
                break
        at = end
    if found.note and not found.has_result:
        found.words, found.note = f"not done: {found.note}", ""
    return found


def _opens(found: Found, first: str) -> bool:
    """Tells whether a result, its mark or its date was taken from a text's first words."""
    marked = first in "↑↓▲▼*" and found.flag is not None
    return bool(found.result or found.when_date or found.note or marked)


def _end(match: re.Match[str] | None, at: int) -> int:
    return match.end() if match else at


def _date(text: str, at: int, found: Found, context: Context) -> int:
    word = _ON.match(text, at)
    start = word.end() if word else at
    dated = None if found.when_date else leading_date(text, start, context.order)
    if dated is None:
        return 0
    found.when_date = dated[0].text
    found.doubts.append(dated[0].doubt)
    return dated[1]


def _mark_before(text: str, at: int, found: Found, context: Context) -> int:
    mark = None if found.has_result or found.flag else _MARK_BEFORE.match(text, at)
    if mark is None:
        return 0
    found.flag = flag_of(mark[0])
    return mark.end() if found.flag else 0


def _titre(text: str, at: int, found: Found, context: Context) -> int:
    titre = None if found.number else _TITRE.match(text, at)
    if titre is None:
        return 0
    sign, dilution = sign_of(titre["sign"]), re.sub(r"[.,]", "", titre["dilution"])
    written = f"{sign}1{titre['part']}{dilution}"
    if found.words in ("", "positive", "reactive"):
        found.words = written
    elif not found.reference:
        found.reference = f'"{written}"'
    else:
        return 0
    return titre.end()


def _number(text: str, at: int, found: Found, context: Context) -> int:
    number = None if found.has_result or _GRADE.match(text, at) else _NUMBER.match(text, at)
    if number is None:
        return 0
    ends = [context.decimals.read(number[name]) for name in ("low", "high") if number[name]]
    known = [end for end in ends if end is not None]
    if len(known) < len(ends) or (len(known) > 1 and known[1].value < known[0].value):
        return 0
    sign, to = sign_of(number["sign"]), " to " if known[0].text.startswith("-") else "-"
    if len(known) > 1 and sign.strip() not in ("", "about"):
        return 0
    power = _POWER.match(text, number.end()) if len(known) == 1 else None
    scaled = known[0].value.scaleb(int(power["power"])) if power else None
    texts = [f"{scaled:f}"] if scaled is not None else [end.text for end in known]
    found.number = sign + to.join(texts)
    found.doubts += [end.doubt for end in known]
    return _marked(text, power.end() if power else number.end(), found)


def _marked(text: str, at: int, found: Found) -> int:
    """Takes a flag that hangs on the number itself: "147*", "147H"."""
    mark = None if found.flag else _MARK_BEHIND.match(text, at)
    if mark is None:
        return at
    found.flag = flag_of(mark[0])
    return mark.end()


def _unit(text: str, at: int, found: Found, context: Context) -> int:
    unit = None if found.unit or not found.number else leading_unit(text, at)
    if unit is None:
        return 0
    found.unit, found.measured = unit[0], not found.left
    return unit[1]


def _absence(text: str, at: int, found: Found, context: Context) -> int:
    missing = None if found.has_result else leading_absence(text, at)
    if missing is None:
        return 0
    found.words = f"not done: {missing[0]}"
    found.doubts.append(remark(About.RESULT_PENDING))
    return missing[1]


def _quality(text: str, at: int, found: Found, context: Context) -> int:
    words = leading_quality(text, at)
    taken = words is not None and found.add_quality(text[at : words[1]], words[0])
    return words[1] if words and taken else 0


def _spoilt(text: str, at: int, found: Found, context: Context) -> int:
    spoilt = leading_spoilt(text, at)
    if spoilt is None:
        return 0
    found.note = spoilt[0]
    return spoilt[1]


def _limits(text: str, at: int, found: Found, context: Context) -> int:
    label = _LABEL.match(text, at)
    if label and BRACKET.match(text, label.end()):
        return label.end()
    start = label.end() if label else at
    limits = leading_limits(text, start, context.decimals)
    if limits is None or found.reference or not found.has_result:
        return 0
    interval, end = limits
    found.add_interval(interval.text, interval.unit, interval.doubts)
    return end


def _flag(text: str, at: int, found: Found, context: Context) -> int:
    flag = leading_flag(text, at)
    if flag is None or found.flag is not None:
        return flag[1] if flag and flag[0] is found.flag else 0
    found.flag = flag[0]
    return flag[1]


def _specimen(text: str, at: int, found: Found, context: Context) -> int:
    word = _WORD.match(text, at)
    said = specimen_of(word[0]) if word and len(word[0]) > 1 else None
    if word is None or said is None or found.specimen is not None:
        return 0
    found.specimen = said
    return word.end()


#: In the order in which a word is held against them.
_STEPS = (
    _date,
    _mark_before,
    _titre,
    _number,
    _absence,
    _unit,
    bracketed,
    _limits,
    _spoilt,
    _quality,
    _flag,
    _specimen,
)
