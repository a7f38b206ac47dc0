"""The patient and what brought them: "A 68-year-old man presented with …"."""

from collections.abc import Iterator

from casereports.clinical.facts.codes import Laterality, Presence
from casereports.clinical.facts.patient import Consanguinity, Patient, Pregnancy
from casereports.clinical.facts.presentation import Complaint, Course
from casereports.clinical.timing import Age
from casereports.clinical.wording.age import is_oldest
from casereports.manuscript.drafting.birth import birth
from casereports.manuscript.drafting.draft import Paragraph, Sentence
from casereports.manuscript.drafting.english import (
    an,
    article,
    be,
    bracket,
    is_plural,
    no,
    the,
    words,
)
from casereports.manuscript.drafting.moments import is_beginning
from casereports.manuscript.drafting.scribe import Quoted, Scribe
from casereports.manuscript.quoting.people import told_age

#: How a complaint had gone on, as it follows its name.
_WENT_ON = {
    Course.WORSENING: "had worsened",
    Course.STABLE: "had remained stable",
    Course.IMPROVING: "had improved",
    Course.FLUCTUATING: "had fluctuated",
    Course.INTERMITTENT: "had been intermittent",
    Course.RECURRENT: "had been recurrent",
    Course.PERSISTENT: "had persisted",
    Course.RESOLVED: "had resolved",
}
_BORN_TOGETHER = {2: "twin", 3: "triplet", 4: "quadruplet"}
_WORKERS = (
    *(
        "er",
        "or",
        "ist",
        "ian",
        "ant",
        "man",
        "woman",
        "nurse",
        "clerk",
        "student",
        "chef",
        "smith",
    ),
    *("cook", "maid", "pilot", "guard", "judge", "official", "assistant", "secretary"),
)
_GENDER_NOUNS = ("man", "woman", "boy", "girl", "trans man", "trans woman")
_GENDER_WORDS = ("male", "female")
#: More words than these are no adjective.
_ADJECTIVE = 1


def patient(scribe: Scribe) -> tuple[Paragraph, ...]:
    """Returns who the patient is and what they complained of."""
    return (
        (*presentation(scribe), *_person(scribe)),
        tuple(_reproduction(scribe)),
        tuple(birth(scribe)),
    )


def presentation(scribe: Scribe) -> Iterator[Sentence]:
    """Yields the presentation with its chief complaints first, then the others and none."""
    there = [row for row in scribe.facts.complaints if row.presence is Presence.PRESENT]
    has_chief = any(row.chief for row in scribe.teller.facts.complaints)
    chief = [row for row in there if row.chief or not has_chief]
    who = scribe.whole("patient") or "the patient"
    if chief:
        named = scribe.listed(_complaint(scribe, row, told_at_length=True) for row in chief)
        yield scribe.sentence(f"{who} presented with {named}", "patient")
        for row in chief:
            yield from _course(scribe, scribe.row(row), row, is_only=len(chief) == 1)
    elif who != "the patient" and not there and not has_chief:
        yield from _who(scribe, who)
    others = [row for row in there if row not in chief]
    if others:
        named = scribe.listed(_complaint(scribe, row, told_at_length=False) for row in others)
        yield scribe.sentence(f"Accompanying symptoms included {named}")
    for row in chief + others:
        yield from _frequency(scribe, scribe.row(row), row)
    yield from _not_there(scribe)


def _who(scribe: Scribe, who: str) -> Iterator[Sentence]:
    """Yields "The patient was a 40-year-old woman", and what is known where only one is."""
    told = who
    if "patient" in scribe.say(who).split():
        age = told_age(scribe.teller, scribe.facts.patient.age)
        told = _sex(scribe, scribe.facts.patient) if age is None else _years(scribe, age)
    if told:
        yield scribe.sentence(f"The patient was {told}", "patient")


def _years(scribe: Scribe, age: Age) -> str:
    """Returns "40 years old", "in their 40s", "aged 90 or older"."""
    quoted = scribe.whole("patient", "age")
    if is_oldest(age):
        return f"aged {quoted}"
    return f"{quoted} old" if age.decade is None else f"in their {quoted}"


def _sex(scribe: Scribe, row: Patient) -> str:
    """Returns "female"; a gender is told where it is a word that can stand there."""
    if row.gender:
        gender = row.gender.casefold()
        first = "a " if gender in _GENDER_NOUNS else ""
        is_plain = bool(first) or gender in _GENDER_WORDS
        return first + scribe.whole("patient", "gender") if is_plain else ""
    return scribe.whole("patient", "sex")


def _not_there(scribe: Scribe) -> Iterator[Sentence]:
    absent = [row for row in scribe.facts.complaints if row.presence is Presence.ABSENT]
    if absent:
        sources = (scribe.row(row).source for row in absent)
        yield scribe.sentence(
            f"{no(absent[0].name)} {scribe.whole('complaint', 'absent')}", *sources
        )


def _complaint(scribe: Scribe, row: Complaint, *, told_at_length: bool) -> str:
    """Returns a complaint with its adjectives, its place, and since when it was there."""
    quoted = scribe.row(row)
    named = _named(quoted, row)
    measure = f" of {quoted('measure')}" if row.measure else ""
    told = f"{article(scribe.say(named))}{named}{measure}"
    place = _place(quoted, row)
    if not told_at_length:
        lasting = quoted("duration") or ("" if is_beginning(row) else quoted("when"))
        return told + bracket(place, _onset(quoted, row), lasting)
    onset = f" of {quoted('onset')} onset" if row.onset and quoted("onset") != "congenital" else ""
    since = ""
    if row.duration:
        since = f" that had been present for {quoted('duration')}"
    elif not is_beginning(row):
        since = f" that had begun {quoted('when')}"
    return told + bracket(place) + onset + since


def _onset(quoted: Quoted, row: Complaint) -> str:
    return f"{quoted('onset')} onset" if row.onset else ""


def _named(quoted: Quoted, row: Complaint) -> str:
    """Returns "severe left-sided headache": the name with what can stand before it."""
    name = row.name.casefold()
    adjectives = []
    if row.severity and row.severity.value not in name:
        adjectives.append(quoted("severity"))
    if row.character and len(row.character.split()) == _ADJECTIVE:
        adjectives.append(quoted("character"))
    sided = row.laterality in (Laterality.LEFT, Laterality.RIGHT)
    if not row.site and row.laterality and row.laterality.value not in name:
        side = quoted("laterality")
        adjectives.append(f"{side}-sided" if sided and side else side)
    return words(*adjectives, quoted())


def _place(quoted: Quoted, row: Complaint) -> str:
    site = words(quoted("laterality"), quoted("site")) if row.site else ""
    if row.site and row.site.casefold() in row.name.casefold():
        site = ""
    if site and set(row.site.casefold().split()) - {"region", "area"} <= _words_of(row.name):
        site = ""
    radiation = quoted("radiation")
    radiates = f"radiating to {the(row.radiation)}{radiation}" if radiation else ""
    long_character = len(row.character.split()) > _ADJECTIVE
    said = ", ".join(part for part in (site, radiates) if part)
    return (
        words(said, "")
        if not long_character
        else ", ".join(filter(None, (said, quoted("character"))))
    )


def _words_of(name: str) -> set[str]:
    return set(name.casefold().split())


def _course(scribe: Scribe, quoted: Quoted, row: Complaint, *, is_only: bool) -> Iterator[Sentence]:
    """Yields how the complaint went on, and what changed lately."""
    course, lately = _WENT_ON.get(row.course, "") if row.course else "", ""
    if row.recent_change:
        over = f" over {quoted('lately')}" if row.recent_duration else ""
        if row.recent_change is row.course:
            course = f"{course}{over}"
        else:
            lately = f"{_WENT_ON[row.recent_change]}{over or ' lately'}"
    told = " and ".join(part for part in (course, lately) if part)
    if told:
        again = "they" if is_plural(row.name) else "it"
        subject = again if is_only else f"the {quoted()}"
        yield scribe.sentence(f"{subject} {told}", quoted.source)


def _frequency(scribe: Scribe, quoted: Quoted, row: Complaint) -> Iterator[Sentence]:
    often = quoted("frequency")
    if not often and row.rate:
        often = f"at a rate of {quoted('rate')}"
    if not often and row.count and row.count_over and quoted.prints("count") != "1":
        often = f"{quoted('count')} times in {quoted('count_over')}"
    lasting = quoted("episode_duration")
    several = is_plural(row.name)
    told = [
        f"occurred {often}" if often else "",
        f"lasted {lasting}" if lasting else "",
    ]
    was = [
        f"aggravated by {quoted('aggravated_by')}" if row.aggravated_by else "",
        f"relieved by {quoted('relieved_by')}" if row.relieved_by else "",
        f"rated {quoted('score')} on the {quoted('score_name')}"
        if row.score and row.score_name
        else "",
    ]
    if lasting:
        told[1] = f"lasted {lasting} {'each time' if often else 'at a time'}"
    told.append(f"{be(several)} {scribe.listed(was)}" if any(was) else "")
    if any(told):
        yield scribe.sentence(f"The {quoted()} {scribe.listed(told)}")


def _person(scribe: Scribe) -> Iterator[Sentence]:
    """Yields hand, work, ancestry and parents, as far as they are told."""
    row = scribe.facts.patient
    was = [scribe.whole("patient", "handedness"), scribe.whole("patient", "menopause")]
    if row.ancestry:
        was.append(f"of {scribe.whole('patient', 'ancestry')} ancestry")
    if row.occupation.casefold() in ("retired", "unemployed"):
        was.append(scribe.whole("patient", "occupation"))
    told = [f"was {scribe.listed(was)}"] if any(was) else []
    works = _work(scribe, row)
    told += [works] if works else []
    if told:
        yield scribe.sentence(f"{scribe.pronoun} {' and '.join(told)}")
    match row.consanguineous:
        case Consanguinity.YES:
            yield scribe.sentence("The parents were consanguineous", "patient")
        case Consanguinity.NO:
            yield scribe.sentence("The parents were not consanguineous", "patient")


def _work(scribe: Scribe, row: Patient) -> str:
    work = row.occupation
    if not work or work.casefold() in ("retired", "unemployed"):
        return ""
    quoted = scribe.whole("patient", "occupation")
    if work.casefold().split()[0] in ("a", "an"):
        return f"worked as {quoted}"
    if work.casefold().endswith(_WORKERS):
        return f"worked as {an(work)} {quoted}"
    return f"gave {scribe.possessive} occupation as {quoted}"


def _reproduction(scribe: Scribe) -> Iterator[Sentence]:
    """Yields pregnancy, delivery and parity."""
    row = scribe.facts.patient
    parity = bracket(scribe.whole("patient", "parity"))
    weeks = scribe.whole("patient", "gestation")
    match row.pregnancy:
        case Pregnancy.PREGNANT:
            told = f"was pregnant{f' at {weeks} of gestation' if weeks else ''}{parity}"
        case Pregnancy.POSTPARTUM:
            since = scribe.whole("patient", "postpartum")
            after = f" after delivery at {weeks} of gestation" if weeks else ""
            told = f"was {f'{since} ' if since else ''}postpartum{after}{parity}"
        case Pregnancy.BREASTFEEDING:
            told = f"was breastfeeding{parity}"
        case Pregnancy.NOT_PREGNANT:
            told = "was not pregnant"
        case _:
            told = f"was {scribe.whole('patient', 'parity')}" if parity else ""
    if told:
        yield scribe.sentence(f"The patient {told}", "patient")
    many = _BORN_TOGETHER.get(row.fetuses or 0)
    if many and row.pregnancy in (Pregnancy.PREGNANT, Pregnancy.POSTPARTUM):
        sacs = scribe.whole("patient", "chorionicity")
        kind = words(sacs, many)
        yield scribe.sentence(f"It was {an(scribe.say(kind))} {kind} pregnancy", "patient")
