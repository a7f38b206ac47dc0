"""Ages and the people who have them: "5 years and 4 months", "an 8-month-old girl"."""

from decimal import Decimal

from casereports.clinical.facts.patient import Sex
from casereports.clinical.timing import DAYS, Age, TimeUnit
from casereports.clinical.wording.listing import listed
from casereports.clinical.wording.number import NBSP

_ADULT = 18 * DAYS[TimeUnit.YEAR]
_CHILD = DAYS[TimeUnit.YEAR]
_NEWBORN = 28 * DAYS[TimeUnit.DAY]
#: Parts of which none may be more days than a newborn has.
_COARSE = ("year", "month")
_GROWN = {Sex.MALE: "man", Sex.FEMALE: "woman", Sex.INTERSEX: "intersex person"}
_YOUNG = {Sex.MALE: "boy", Sex.FEMALE: "girl", Sex.INTERSEX: "intersex child"}
_AGELESS = {
    Sex.MALE: "male patient",
    Sex.FEMALE: "female patient",
    Sex.INTERSEX: "intersex patient",
}
_POSSESSIVE = {Sex.MALE: "his", Sex.FEMALE: "her"}


#: From these years on, decades too are so few people's that all are told alike.
_OLDEST = 90


class ToldAge(Age):
    """An adult's age as told without exact ages: a decade, all from 90 years on being one.

    ``in_days`` is the exact age, which keeps its place among other times.
    """

    in_days: Decimal

    @property
    def days_old(self) -> Decimal:
        """The exact age in days, for comparing."""
        return self.in_days


def told_by_decade(age: Age) -> Age:
    """Returns an adult's age as a decade, and a child's as it is."""
    if isinstance(age, ToldAge) or age.days_old < _ADULT:
        return age
    years = int(age.days_old / DAYS[TimeUnit.YEAR])
    if age.decade is not None and years < _OLDEST:
        return age
    return ToldAge.model_validate(
        {"decade": min(years // 10 * 10, _OLDEST), "in_days": age.days_old}
    )


def is_oldest(age: Age) -> bool:
    """Tells whether an age is told as "90 or older"."""
    return isinstance(age, ToldAge) and age.decade == _OLDEST


def _parts(age: Age) -> list[tuple[int, str]]:
    """Returns the parts that count; an age of nothing keeps its last part."""
    every = (
        (age.years, "year"),
        (age.months, "month"),
        (age.weeks, "week"),
        (age.days, "day"),
        (age.hours, "hour"),
        (age.minutes, "minute"),
    )
    given = [(number, unit) for number, unit in every if number is not None]
    return [part for part in given if part[0]] or given[-1:]


def decade_words(age: Age) -> str:
    """Returns a decade of life as people say it: "60s", "teens", "90 or older"."""
    if is_oldest(age):
        return f"{_OLDEST} or older"
    return "teens" if age.decade == 10 else f"{age.decade}s"


def printed_age(age: Age) -> str:
    """Returns an age as a noun: "68 years", "5 years and 4 months", "60s"."""
    if age.decade is not None:
        return decade_words(age)
    parts = (f"{number}{NBSP}{unit}{'' if number == 1 else 's'}" for number, unit in _parts(age))
    return (f"about{NBSP}" if age.approximate else "") + listed(parts)


def age_adjective(age: Age) -> str | None:
    """Returns "68-year-old", "5-year-4-month-old", "newborn"; None for a decade or "about".

    No years or no months, with nothing finer told, are an infant's.
    """
    if age.decade is not None or age.approximate:
        return None
    parts = _parts(age)
    if all(number == 0 for number, _ in parts):
        return "newborn" if _is_newborn(age) else "infant"
    return "-".join(f"{number:,}-{unit}" for number, unit in parts) + "-old"


def person(age: Age | None, sex: Sex | None) -> str:
    """Returns the patient in a sentence: "a 68-year-old man", "a man in his 60s"."""
    who = _noun(age, sex)
    if age is None:
        return _with_article(who)
    adjective = age_adjective(age)
    if adjective == who:
        return _with_article(who)
    if adjective is not None:
        return _with_article(f"{adjective} {who}")
    if age.decade is not None and not is_oldest(age):
        whose = "their" if sex is None else _POSSESSIVE.get(sex, "their")
        return f"{_with_article(who)} in {whose}{NBSP}{decade_words(age)}"
    return f"{_with_article(who)} aged {printed_age(age)}"


def _noun(age: Age | None, sex: Sex | None) -> str:
    known = sex if sex is not Sex.UNKNOWN else None
    if age is None:
        return _AGELESS[known] if known else "patient"
    if age.days_old >= _ADULT:
        return _GROWN[known] if known else "patient"
    if known:
        return _YOUNG[known]
    if age.days_old >= _CHILD:
        return "child"
    newborn = _is_newborn(age) and age_adjective(age) != "newborn"
    return "newborn" if newborn else "infant"


def _is_newborn(age: Age) -> bool:
    """Tells whether an age is surely that of a newborn: "0 years" may be eleven months."""
    *_, (number, unit) = _parts(age)
    return age.days_old < _NEWBORN and not (number == 0 and unit in _COARSE)


def _with_article(words: str) -> str:
    """Puts "a" or "an" before words, by how their first number or letter is spoken."""
    number = words.split("-", maxsplit=1)[0].replace(",", "")
    if number.isdecimal():
        return f"{'an' if number[0] == '8' or number in ('11', '18') else 'a'} {words}"
    return f"{'an' if words[:1].lower() in 'aeiou' else 'a'} {words}"
