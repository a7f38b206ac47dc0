"""Procedures: what was done, what it found, and what went wrong."""

from collections.abc import Iterator

from casereports.clinical.facts.procedure import (
    LOOKING,
    Complication,
    ComplicationState,
    Device,
    Intent,
    Procedure,
    ProcedureKind,
    Urgency,
)
from casereports.manuscript.drafting.draft import Sentence
from casereports.manuscript.drafting.english import (
    article,
    be,
    bracket,
    follows_because,
    is_plural,
    the,
    words,
)
from casereports.manuscript.drafting.measurements import measured
from casereports.manuscript.drafting.moments import is_beginning
from casereports.manuscript.drafting.scribe import Quoted, Scribe

#: What is put in: "a stent was implanted".
IMPLANTED = (
    ProcedureKind.IMPLANTATION,
    ProcedureKind.STENTING,
    ProcedureKind.PACING,
    ProcedureKind.CIRCULATORY_SUPPORT,
)
_URGENCY = {
    Urgency.ELECTIVE: " electively",
    Urgency.URGENT: " urgently",
    Urgency.EMERGENCY: " as an emergency",
}


def is_diagnostic(row: Procedure) -> bool:
    """Tells whether a procedure was there to find something out."""
    if row.intent is not None:
        return row.intent in (Intent.DIAGNOSTIC, Intent.STAGING)
    return row.kind in LOOKING


def procedure(scribe: Scribe, row: Procedure, *about: str) -> list[Sentence]:
    """Returns the sentences of one procedure; ``about`` are rows that it tells of besides."""
    quoted = scribe.row(row)
    name = article(row.name) + quoted()
    if row.not_done:
        verb = be(is_plural(row.name))
        return [scribe.sentence(f"{name} {verb} not performed ({quoted('not_done')})", *about)]
    told = [_first(scribe, quoted, row, name, about)]
    told += _numbers(scribe, quoted, row)
    told += _devices(scribe, row)
    told += _complications(scribe, quoted, row)
    return told


def _first(
    scribe: Scribe, quoted: Quoted, row: Procedure, name: str, about: tuple[str, ...]
) -> Sentence:
    """Returns that it was done, and how, or, where nothing is told of that, what it showed."""
    manner = _manner(quoted, row)
    seen = _seen(quoted, row)
    when = "" if is_beginning(row) else f" {quoted('when')}"
    elsewhere = " elsewhere" if row.elsewhere else ""
    site = _site(quoted, row)
    if seen and not manner and not row.indication:
        return scribe.sentence(f"{name}{site}{elsewhere}{when} showed {seen}", *about)
    purpose = f" for {quoted('indication')}" if row.indication else ""
    verb = be(is_plural(quoted.prints()))
    done = "implanted" if row.kind in IMPLANTED and article(row.name) else "performed"
    behind = f"{manner}{elsewhere}{when}{purpose}"
    showed = f" and showed {seen}" if seen else ""
    return scribe.sentence(f"{name}{site} {verb} {done}{behind}{showed}", *about)


def _seen(quoted: Quoted, row: Procedure) -> str:
    negatives = quoted("negatives")
    no = ""
    if negatives:
        says_no = row.negatives[0].casefold().startswith(("no ", "not "))
        no = negatives if says_no else f"no {negatives}"
    if row.findings:
        return f"{quoted.a('findings')}{f', but {no}' if no else ''}"
    return no


def _site(quoted: Quoted, row: Procedure) -> str:
    """Returns " of the right lobe of the liver", unless the name tells it."""
    name = row.name.casefold()
    site = row.site.casefold()
    side = quoted("laterality")
    told_side = not side or row.laterality is None or row.laterality.value in name
    if not row.site:
        return "" if told_side or side == "bilateral" else f" on the {side}"
    if site in name or set(site.split()) <= set(name.split()):
        return ""
    named = words("" if told_side else side, quoted("site"))
    return f" of {the(words(quoted.prints('laterality'), row.site))}{named}"


def _manner(quoted: Quoted, row: Procedure) -> str:
    """Returns " laparoscopically …": urgency, approach, guidance and anaesthesia as they follow."""
    guidance = quoted("guidance")
    told_guidance = row.guidance.casefold() in row.name.casefold()
    if guidance and "guid" not in row.guidance.casefold():
        guidance = f"{guidance} guidance"
    anaesthesia = quoted("anaesthesia")
    if anaesthesia and not any(
        word in row.anaesthesia for word in ("anaesth", "sedation", "block")
    ):
        anaesthesia = f"{anaesthesia} anaesthesia"
    under = " and ".join(filter(None, ("" if told_guidance else guidance, anaesthesia)))
    urgency = row.urgency and row.urgency.value not in row.name.casefold()
    aside = bracket(
        f"approach: {quoted('approach')}" if row.approach else "",
        "converted to open surgery" if row.converted else "",
        f"position: {quoted('body_position')}" if row.body_position else "",
    )
    how = _URGENCY[row.urgency] if urgency and row.urgency else ""
    return how + (f" under {under}" if under else "") + aside


def _numbers(scribe: Scribe, quoted: Quoted, row: Procedure) -> list[Sentence]:
    lasted = f"lasted {quoted('duration')}" if row.duration else ""
    loss = quoted("blood_loss")
    told = []
    if lasted and loss:
        told.append(scribe.sentence(f"The procedure {lasted}, with a blood loss of {loss}"))
    elif lasted:
        told.append(scribe.sentence(f"The procedure {lasted}"))
    elif loss:
        told.append(scribe.sentence(f"The blood loss was {loss}"))
    told += measured(scribe, row.measurements)
    if row.margin:
        told.append(scribe.sentence(f"The resection was {quoted('margin')}"))
    return told


def _devices(scribe: Scribe, row: Procedure) -> list[Sentence]:
    if not row.devices:
        return []
    named = scribe.listed(device(scribe.row(one), one) for one in row.devices)
    several = (
        len(row.devices) > 1 or (row.devices[0].count or 1) > 1 or is_plural(row.devices[0].name)
    )
    lead = "The devices used were" if several else "The device used was"
    return [scribe.sentence(f"{lead} {named}")]


def device(quoted: Quoted, row: Device) -> str:
    """Returns "a pigtail drain (Cook Ultrathane, 10 Fr; right subhepatic space)"."""
    many = f"{quoted('count')} × " if row.count and row.count > 1 else ""
    model = words(quoted("manufacturer"), quoted("model"))
    where = words(quoted("laterality"), quoted("site"))
    size = quoted("size") or quoted("dimensions")
    if row.size and row.dimensions:
        size = f"{quoted('size')}, {quoted('dimensions')}"
    first = "" if many else article(row.name)
    return f"{first}{many}{quoted()}{bracket(model, size, where)}"


def _complications(scribe: Scribe, quoted: Quoted, row: Procedure) -> Iterator[Sentence]:
    if row.complication_state is ComplicationState.NONE and not row.complications:
        yield scribe.sentence("There were no procedural complications", quoted.source)
    for one in row.complications:
        yield scribe.sentence(_complication(scribe.row(one), one))


def _complication(quoted: Quoted, row: Complication) -> str:
    grade = f"Clavien–Dindo {quoted('clavien_dindo')}" if row.clavien_dindo else ""
    other = words(quoted("grade_system"), f"grade {quoted('grade')}" if row.grade else "")
    when = f" {quoted('when')}" if row.when else ""
    several = is_plural(row.name)
    managed = ""
    if row.management and follows_because(row.management):
        managed = f" and {be(several)} managed with {quoted('management')}"
    elif row.management:
        managed = f"; management: {quoted('management')}"
    outcome = f"; outcome: {quoted('outcome')}" if row.outcome else ""
    named = quoted.a() + bracket(grade, other if row.grade else "")
    return f"{named} occurred{when}{managed}{outcome}"
