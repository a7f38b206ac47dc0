"""A case as it is told where a journal takes no exact ages: adults by the decade."""

import re
from functools import partial
from typing import Any, TypeVar

from casereports.clinical.facts.treatment import Graft
from casereports.clinical.timing import DAYS, Age, AtAge, Direction, Offset, Reference
from casereports.clinical.values import Value
from casereports.clinical.wording.age import is_oldest, printed_age, told_by_decade
from casereports.clinical.wording.number import NBSP

Told = TypeVar("Told")

#: Nobody is older, whatever the record says.
_MOST_DAYS = 40_000

#: "a 40-year-old unrelated woman": article, years, and the words that the age is said of.
_YEARS_OLD = re.compile(
    r"\b(?:an?\s+)?(?P<years>\d{2,3})[-\s]years?[-\s]old\b"
    r"(?P<who>(?:\s+(?!(?:with|who|of|after|from|and|or|in|at|on)\b)[^\W\d][\w-]*)*)",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?:aged\s+(?P<aged>\d{2,3})(?:\s+years?)?"
    r"|(?P<years>\d{2,3})\s*(?:years?(?:\s+of\s+age)?|yrs?|y/?o))\b(?![-\s]+old)",
    re.IGNORECASE,
)
_HIS = re.compile(r"\b(?:man|male|brother|father|son|husband|uncle)\b", re.IGNORECASE)
_HER = re.compile(r"\b(?:woman|female|sister|mother|daughter|wife|aunt)\b", re.IGNORECASE)


def by_decade(datum: Told) -> Told:
    """Returns a datum in which adults have decades for ages; itself where it tells none.

    Times keep their order: a decade knows where in time it stands.
    """
    told: Any = datum
    match datum:
        case Age():
            told = told_by_decade(datum)
        case Offset(reference=Reference.BIRTH, direction=Direction.AFTER):
            told = _since_birth(datum)
        case Graft():
            told = datum.model_copy(update={"donor": _donor(datum.donor)})
        case Value():
            changes = {name: new for name, old in datum if (new := by_decade(old)) is not old}
            told = datum.model_copy(update=changes) if changes else datum
        case tuple():
            parts = tuple(by_decade(part) for part in datum)
            is_same = all(new is old for new, old in zip(parts, datum, strict=True))
            told = datum if is_same else parts
    return told  # type: ignore[no-any-return]  # of the class that was given


def _since_birth(moment: Offset) -> Offset | AtAge:
    """Returns a time counted from birth as an age, if it is an adult's."""
    age = Age(days=min(int(moment.value * DAYS[moment.unit]), _MOST_DAYS))
    told = told_by_decade(age)
    return moment if told is age else AtAge(kind="age", age=told)


def _donor(text: str) -> str:
    """Returns a donor in the author's words, but for the age."""
    whose = "his" if _HIS.search(text) else "her" if _HER.search(text) else "their"
    return _YEARS_OLD.sub(partial(_years_old, whose), _AGED.sub(partial(_aged, whose), text))


def _years_old(whose: str, found: re.Match[str]) -> str:
    """Returns "an unrelated woman in her 40s"."""
    told, who = _told(whose, found["years"]), found["who"].strip()
    if not told:
        return found[0]
    has_article = found[0][:1].isalpha() and who
    article = ("an " if who[0].lower() in "aeiou" else "a ") if has_article else ""
    return f"{article}{who} {told}".strip()


def _aged(whose: str, found: re.Match[str]) -> str:
    return _told(whose, found["aged"] or found["years"]) or found[0]


def _told(whose: str, years: str) -> str:
    """Returns "in her 40s", "aged 90 or older"; nothing for a child and for no age at all."""
    if int(years) > 130:
        return ""
    age = Age(years=int(years))
    told = told_by_decade(age)
    if told is age:
        return ""
    if is_oldest(told):
        return f"aged {printed_age(told)}"
    return f"in {whose}{NBSP}{'late ' if told.decade == 10 else ''}{printed_age(told)}"
