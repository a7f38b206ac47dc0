"""Births: the patient's own, and those of the children that the patient bore."""

from collections.abc import Callable, Iterator

from casereports.clinical.facts.patient import Birth, Newborn, Resuscitation
from casereports.clinical.facts.presentation import VitalStatus
from casereports.manuscript.drafting.draft import Sentence
from casereports.manuscript.drafting.english import be, bracket
from casereports.manuscript.drafting.scribe import Scribe

#: Quotes a field of a birth, or returns nothing.
Quote = Callable[[str], str]

_ORDER = {1: "first", 2: "second", 3: "third", 4: "fourth"}
_TOGETHER = {2: "twins", 3: "triplets", 4: "quadruplets"}
_MINUTES = (("apgar_1", "one"), ("apgar_5", "five"), ("apgar_10", "ten"))


def birth(scribe: Scribe) -> Iterator[Sentence]:
    """Yields the patient's birth: weeks, mode, measures, Apgar, cord blood, what was needed."""
    row = scribe.facts.patient.birth
    if row is None:
        return

    def quote(form: str) -> str:
        return scribe.whole("birth", form)

    weeks, mode = quote("gestation"), quote("delivery")
    told = [f"at {weeks} of gestation" if weeks else "", f"by {mode}" if mode else ""]
    told.append(_together(row, quote))
    if any(told):
        yield scribe.sentence(f"The patient was born {' '.join(filter(None, told))}", "patient")
    yield from _mother(scribe, quote)
    yield from _measures(scribe, row, quote, "patient")


def _together(row: Birth, quote: Quote) -> str:
    many = _TOGETHER.get(row.number_of_fetuses or 0)
    if many is None:
        return ""
    sacs = f"{quote('chorionicity')} " if quote("chorionicity") else ""
    order = _ORDER.get(row.birth_order or 0)
    conceived = " after assisted conception" if row.assisted_conception else ""
    return f"as {f'the {order} of' if order else 'one of'} {sacs}{many}{conceived}"


def _mother(scribe: Scribe, quote: Quote) -> Iterator[Sentence]:
    gravida, para = quote("maternal_gravida"), quote("maternal_para")
    parity = (f"gravida {gravida}" if gravida else "", f"para {para}" if para else "")
    age = quote("maternal_age")
    if age:
        yield scribe.sentence(f"The mother was aged {age}{bracket(*parity)}", "patient")
    ruptured = quote("rupture_of_membranes")
    if ruptured:
        yield scribe.sentence(f"The membranes had ruptured {ruptured} before birth", "patient")


def _measures(
    scribe: Scribe, row: Birth | Newborn, quote: Quote, source: str
) -> Iterator[Sentence]:
    place: tuple[str, ...] = ()
    if isinstance(row, Birth):
        z_score = quote("weight_z")
        place = (quote("weight_percentile"), f"z-score {z_score}" if z_score else "")
    weight = quote("weight") + bracket(*place) if quote("weight") else ""
    measures = [
        f"birth weight was {weight}" if weight else "",
        f"length {quote('length')}" if quote("length") else "",
        f"head circumference {quote('head_circumference')}" if quote("head_circumference") else "",
    ]
    given = [measure for measure in measures if measure]
    if given and not weight:
        given[0] = given[0].replace(" {", " was {", 1)
    if given:
        yield scribe.sentence(scribe.listed(given), source)
    yield from _apgar(scribe, quote, source)
    ph, excess = quote("cord_ph"), quote("cord_base_excess") if isinstance(row, Birth) else ""
    if ph:
        with_excess = f", with a base excess of {excess}" if excess else ""
        yield scribe.sentence(f"The pH of the cord blood was {ph}{with_excess}", source)
    if row.resuscitation is Resuscitation.NONE:
        yield scribe.sentence("No resuscitation was needed", source)
    elif row.resuscitation:
        verb = be(row.resuscitation in (Resuscitation.COMPRESSIONS, Resuscitation.DRUGS))
        yield scribe.sentence(f"{quote('resuscitation')} {verb} needed", source)


def _apgar(scribe: Scribe, quote: Quote, source: str) -> Iterator[Sentence]:
    given = [(quote(form), minute) for form, minute in _MINUTES if quote(form)]
    if not given:
        return
    scores = scribe.listed(score for score, _minute in given)
    minutes = scribe.listed(minute for _score, minute in given)
    unit = "minute" if minutes == "one" else "minutes"
    if len(given) == 1:
        yield scribe.sentence(f"The Apgar score was {scores} at {minutes} {unit}", source)
    else:
        yield scribe.sentence(f"Apgar scores were {scores} at {minutes} {unit}", source)


def newborns(scribe: Scribe) -> Iterator[Sentence]:
    """Yields the children that the patient bore, one after another."""
    for row in scribe.facts.newborns:
        quote = scribe.row(row)
        named = quote("name")
        name = named or "the newborn"
        if named and row.name.casefold().split()[0] in ("daughter", "son", "child", "girl", "boy"):
            name = f"the {named}"
        sex = "" if row.name.casefold() in ("daughter", "son", "girl", "boy") else quote("sex")
        weeks, mode, weight = quote("gestation"), quote("delivery"), quote("weight")
        told = [
            f"at {weeks} of gestation" if weeks else "",
            f"by {mode}" if mode else "",
            quote("when"),
            f"with a birth weight of {weight}" if weight else "",
        ]
        if any(told) or sex:
            born = f"{name}{bracket(sex)} was born {' '.join(filter(None, told))}"
            yield scribe.sentence(born, quote.source)
        yield from _apgar(scribe, quote, quote.source)
        ph = quote("cord_ph")
        if ph:
            yield scribe.sentence(f"The pH of the cord blood was {ph}", quote.source)
        if row.resuscitation not in (None, Resuscitation.NONE):
            yield scribe.sentence(f"The child needed {quote('resuscitation')}", quote.source)
        if row.vital_status is VitalStatus.DEAD:
            yield scribe.sentence("The child did not survive", quote.source)
