"""Moments tied to something that happened: "after cycle 2", "2 weeks after dose 3"."""

import re

from casereports.clinical.notation.duration import leading_time, write_elapsed
from casereports.clinical.notation.exact import QUOTED, NotationError, quoted, unquoted
from casereports.clinical.notation.number import NUMBER, TO
from casereports.clinical.notation.offset import Fields, distance, timed
from casereports.clinical.sentences import _
from casereports.clinical.timing import Anchor, Relation

_RELATIONS = {
    Relation.BEFORE: r"before|prior\s+to|preceding",
    Relation.AFTER: r"after|following|post",
    Relation.AT: r"at|on|upon",
    Relation.DURING: r"during|in",
    Relation.SINCE: r"since|from",
    Relation.UNTIL: r"until|till|up\s+to",
}
_RELATION = re.compile(
    r"\s*(?:"
    + "|".join(rf"(?P<{relation.name}>{words})" for relation, words in _RELATIONS.items())
    + r")(?:\s+|-)(?P<anchor>\S.*)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
#: Phrases that need no "at": "shortly after surgery", "day 8 of cycle 2".
_BY_ITSELF = re.compile(
    r"(?:on\s+|at\s+)?"
    r"((?:immediately|shortly|soon|directly|just|early|late|right)\s.*\S|(?:day|week)\s+\d.*\sof\s.+)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?:on\s+)?(?P<unit>day|week|month|year)s?\s+(?P<number>{NUMBER}(?:{TO}{NUMBER})?)"
    r"(?P<rest>\s+(?:before|after)\s.+)",
    re.IGNORECASE,
)


def anchored(text: str) -> Fields | None:
    """Reads a relation and a phrase, with a distance before them or not."""
    alone = _BY_ITSELF.fullmatch(text)
    if alone:
        return {"kind": "anchor", "relation": Relation.AT, "anchor": _undated(alone[1])}
    counted = _COUNTED.fullmatch(text)
    typed = f"{counted['number']} {counted['unit']}{counted['rest']}" if counted else text
    elapsed = timed(typed) if leading_time(typed) else None
    found = _RELATION.fullmatch(elapsed.rest if elapsed else typed)
    if found is None:
        return None
    relation = next(each for each in Relation if found[each.name])
    fields = {"kind": "anchor", "relation": relation, "anchor": _undated(found["anchor"])}
    return fields | (distance(elapsed) if elapsed else {})


def _undated(phrase: str) -> str:
    if re.fullmatch(QUOTED, phrase):
        return unquoted(phrase)
    if _DATE.search(phrase):
        raise NotationError(
            _(
                "Calendar dates stay out of the text; write a relative time, for example “6 "
                "months before”."
            )
        )
    return phrase


def anchor_forms(moment: Anchor) -> tuple[str, ...]:
    """Returns the ways to write an anchor without clock and event, the friendliest first."""
    bare, safe = (_after(moment, phrase) for phrase in (moment.anchor, quoted(moment.anchor)))
    if moment.relation is Relation.AT and moment.value is None:
        return moment.anchor, bare, safe
    return bare, safe


def _after(moment: Anchor, phrase: str) -> str:
    words = f"{moment.relation.label} {phrase}"
    if moment.value is None or moment.unit is None:
        return words
    return f"{write_elapsed(None, moment.value, moment.high, moment.unit)} {words}"
