"""What was found at the bedside: vital signs, scores and the examination."""

from collections.abc import Iterator, Sequence

from casereports.clinical.facts.codes import Laterality
from casereports.clinical.facts.examination import (
    ExamFinding,
    ExamState,
    Score,
    ScoreKind,
    Sign,
    VitalSign,
)
from casereports.manuscript.drafting.draft import Paragraph, Sentence
from casereports.manuscript.drafting.english import article, be, bracket, is_plural, no, words
from casereports.manuscript.drafting.moments import Moments
from casereports.manuscript.drafting.scribe import Quoted, Scribe

#: Words that say what kind of scale an instrument is.
_INSTRUMENTS = (
    *("score", "scale", "criteria", "status", "class", "grade", "index", "stage", "group"),
    *("ratio", "iq", "stages", "test"),
)


def findings(scribe: Scribe) -> tuple[Paragraph, ...]:
    """Returns vital signs and scores, then what the examination showed and did not."""
    return (
        (*_signs(scribe), *_scores(scribe)),
        tuple(_examination(scribe)),
    )


def _signs(scribe: Scribe) -> Iterator[Sentence]:
    moments = Moments(scribe)
    for when, rows in moments.grouped(scribe.facts.vital_signs):
        measured = [row for row in rows if not _is_whole(row)]
        told = [_sign(scribe.row(row), row, first=place == 0) for place, row in enumerate(measured)]
        if told:
            yield scribe.sentence(moments.opening(when) + scribe.listed(told))
        for row in rows:
            if _is_whole(row):
                quoted = scribe.row(row)
                yield scribe.sentence(f"{moments.opening(when)}{quoted('name')} were {quoted()}")


def _is_whole(row: VitalSign) -> bool:
    """Tells whether a row speaks of all signs together."""
    return row.sign is Sign.ALL


def _sign(quoted: Quoted, row: VitalSign, *, first: bool) -> str:
    """Returns "blood pressure was 104/62 mmHg (standing)"; "was" stands once in a sentence."""
    z_score = quoted("z_score")
    flow = words(quoted("oxygen_flow"), "of oxygen") if row.oxygen_flow else ""
    device = f"by {quoted('oxygen_device')}" if flow and row.oxygen_device else ""
    aside = bracket(
        quoted("site"),
        quoted("condition"),
        f"over {quoted('over')}" if row.over else "",
        words(flow, device),
        quoted("percentile"),
        f"z-score {z_score}" if z_score else "",
        quoted("growth_reference") if row.percentile or row.z_score else "",
    )
    is_word = row.value is None
    verb = "was " if first or is_word else ""
    return f"{quoted('name')} {verb}{quoted()}{aside}"


def _scores(scribe: Scribe) -> Iterator[Sentence]:
    moments = Moments(scribe)
    rows = scribe.facts.scores
    names = [row.instrument.casefold() for row in rows]
    once = [row for row in rows if names.count(row.instrument.casefold()) == 1]
    for when, group in moments.grouped(once):
        told = [_score(scribe.row(row), row) for row in group]
        scored = [words(quoted("full") + aside) for quoted, aside in told]
        if len(scored) == 1:
            quoted, aside = told[0]
            named = _instrument(quoted, group[0]) + f" {quoted('result')}"
            yield scribe.sentence(f"{moments.opening(when)}{named}{aside}")
        else:
            yield scribe.sentence(
                f"{moments.opening(when)}clinical scores were {scribe.listed(scored)}"
            )
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield _score_series(scribe, [row for row in rows if row.instrument.casefold() == name])


def _score(quoted: Quoted, row: Score) -> tuple[Quoted, str]:
    """Returns a score and what stands behind it, where no brackets of its own do."""
    said = quoted("interpretation")
    return quoted, f", {said}" if said and row.parts else bracket(said)


def _score_series(scribe: Scribe, rows: Sequence[Score]) -> Sentence:
    """Returns "NIHSS was 10 on arrival, 16 two hours after the procedure and 5 at discharge"."""
    first = scribe.row(rows[0])
    days = [scribe.teller.calendar.day(row.when) for row in rows]
    if all(day is not None for day in days):
        rows = [row for _day, row in sorted(zip(days, rows, strict=True), key=lambda pair: pair[0])]  # type: ignore[arg-type,return-value]  # all days are known
    told = [scribe.row(row)() + bracket(scribe.row(row)("when")) for row in rows]
    return scribe.sentence(f"{_instrument(first, rows[0])} {scribe.listed(told)}")


def _instrument(quoted: Quoted, row: Score) -> str:
    """Returns "the SOFA score was", "the NYHA class was", "the Duke criteria were"."""
    name = row.instrument.casefold()
    noun = "class" if row.kind is ScoreKind.CLASSIFICATION else "score"
    told = any(word in name for word in _INSTRUMENTS)
    verb = be(told and is_plural(row.instrument))
    return f"the {quoted('instrument')}{'' if told else f' {noun}'} {verb}"


def _examination(scribe: Scribe) -> Iterator[Sentence]:
    rows = scribe.facts.examination
    found = [row for row in rows if row.state is ExamState.PRESENT]
    if found:
        named = scribe.listed(_finding(scribe.row(row), row) for row in found)
        yield scribe.sentence(f"Physical examination showed {named}")
    for row in rows:
        if row.state is ExamState.NORMAL:
            yield scribe.sentence(_normal(scribe.row(row), row))
    absent = [row for row in rows if row.state is ExamState.ABSENT]
    if absent:
        named = scribe.listed((scribe.row(row)() for row in absent), "or")
        yield scribe.sentence(f"{no(absent[0].finding)} {named}")
    for row in rows:
        if row.state is ExamState.NOT_EXAMINED and row.reason:
            quoted = scribe.row(row)
            yield scribe.sentence(
                f"{quoted()} {be(is_plural(row.finding))} not performed ({quoted('reason')})"
            )


def _normal(quoted: Quoted, row: ExamFinding) -> str:
    finding = row.finding.casefold()
    if finding.startswith(("no ", "nothing ")):
        return f"There was {quoted()}"
    if "normal" in finding or "unremarkable" in finding:
        return f"Examination showed {quoted()}"
    return f"{quoted()} {be(is_plural(row.finding))} normal"


def _finding(quoted: Quoted, row: ExamFinding) -> str:
    """Returns "right hemiparesis (MRC 4/5)", "a subcutaneous nodule (left thigh, 12 × 10 mm)"."""
    side = quoted("laterality")
    told = side and row.laterality and row.laterality.value in row.finding.casefold()
    before = (
        side if side and not (row.site or told or row.finding.startswith(("a ", "an "))) else ""
    )
    if row.laterality is Laterality.MIDLINE:
        before = ""
    site = words("" if before or told else side, quoted("site"))
    grade = quoted("grade")
    if row.grade[1:2] == "/" and row.grade[:1].isdigit():
        grade = f"grade {grade}"
    if before and not row.finding.casefold().startswith(("hemi", "homonymous")):
        before = f"{before}-sided" if row.laterality is not Laterality.BILATERAL else before
    phrase = words(before, quoted())
    spoken = words(quoted.prints("laterality") if before else "", row.finding)
    return article(spoken) + phrase + bracket(site, quoted("size"), quoted("measure"), grade)
