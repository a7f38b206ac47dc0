"""Results of the laboratory: "147 U/L", "1:640", "negative", "42 % (6.3 10*9/L)", "not done: …"."""

import re

from casereports.clinical.facts.labs import (
    LabOutcome,
    NotDone,
    NumericResult,
    QualitativeResult,
    Quality,
    ShareResult,
    TitreResult,
)
from casereports.clinical.notation.exact import NotationError, built, exact_form
from casereports.clinical.notation.number import (
    COMPARATOR,
    comparator_of,
    leading_span,
    parse_number,
    write_number,
    write_span,
)
from casereports.clinical.notation.quantity import parse_quantity, write_quantity
from casereports.clinical.notation.unit import counts_wholes, parse_unit, write_unit
from casereports.clinical.quantities import Quantity
from casereports.clinical.sentences import _

Outcome = NumericResult | TitreResult | QualitativeResult | ShareResult | NotDone
_TITRE = re.compile(
    rf"(?P<comparator>{COMPARATOR})?\s*1(?:\s*(?P<colon>:)\s*|/)"
    r"(?P<dilution>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
    r"(?:\s*\((?P<pattern>.*)\)|(?:\s*,\s*|\s+)(?!to\b)(?P<said>[^\W\d][^:]*))?",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"not\s+(?:done|performed|tested|measured|determined)\b\s*(?:[:,;–—-]\s*(.+)|\((.+)\))?",
    re.IGNORECASE,
)
_WHOLE = "of the whole"
_SHARE = re.compile(
    rf"(?P<percent>[^%]*[0-9])\s*%\s*(?:{_WHOLE}|\((?P<absolute>.*)\))", re.IGNORECASE
)
_SHARE_AFTER = re.compile(r"(?P<absolute>[^%]*?)\s*\((?P<percent>[^%()]*[0-9])\s*%\)")
_PLUS = re.compile(r"\++|[1-4]\s?\+")
_SAID = {
    **{quality.label: quality for quality in Quality},
    **{quality.value: quality for quality in Quality},
    "pos": Quality.POSITIVE,
    "neg": Quality.NEGATIVE,
    "weak positive": Quality.WEAKLY_POSITIVE,
    "strong positive": Quality.STRONGLY_POSITIVE,
    "borderline": Quality.EQUIVOCAL,
    "indeterminate": Quality.EQUIVOCAL,
    "traces": Quality.TRACE,
    "nonreactive": Quality.NON_REACTIVE,
    "not reactive": Quality.NON_REACTIVE,
    "not detected": Quality.ABSENT,
    "undetectable": Quality.ABSENT,
    "detected": Quality.PRESENT,
    "high": Quality.ELEVATED,
    "increased": Quality.ELEVATED,
    "low": Quality.DECREASED,
    "reduced": Quality.DECREASED,
}
#: Words that a quality rounds off and that therefore stay beside it.
_KEPT = ("borderline", "indeterminate", "not detected", "undetectable", "detected")
_QUALITY = re.compile(
    rf"(?P<quality>{'|'.join(map(re.escape, sorted(_SAID, key=len, reverse=True)))})\.?"
    r"(?:\s*\((?P<wording>.*)\)|(?:\s*[,:;–]\s*|\s+)(?P<more>.+))?",
    re.IGNORECASE,
)


def parse_titre(text: str) -> TitreResult:
    """Reads a titre, with a staining pattern or without: "1:640", "≥1/10", "1:80 (speckled)"."""
    found = _TITRE.fullmatch(text.strip())
    if found is None:
        raise NotationError(
            _("“%(quote)s” is not a titre; write for example “1:640”.", quote=text.strip())
        )
    return built(
        TitreResult,
        "1:640",
        kind="titre",
        comparator=comparator_of(found["comparator"]),
        dilution=int(found["dilution"].replace(",", "")),
        separator=":" if found["colon"] else "/",
        pattern=found["pattern"] or found["said"] or "",
    )


def write_titre(titre: TitreResult) -> str:
    """Writes a titre as the laboratory did: "≥1:320", "1:80 (speckled)"."""
    sign = write_span(titre.comparator, parse_number("1").value, None)
    pattern = f" ({titre.pattern})" if titre.pattern else ""
    return f"{sign}{titre.separator}{titre.dilution}{pattern}"


def parse_outcome(text: str) -> Outcome:
    """Reads a result of any kind by its shape."""
    typed = text.strip()
    if found := _NOT_DONE.fullmatch(typed):
        return _not_done(found)
    if _TITRE.fullmatch(typed):
        return parse_titre(typed)
    if _PLUS.fullmatch(typed):
        return _qualitative(Quality.POSITIVE, typed)
    if found := _QUALITY.fullmatch(typed):
        quality, word = _SAID[found["quality"].lower()], found["quality"]
        wording = (found["wording"] or found["more"] or "").strip()
        if quality is Quality.POSITIVE and found["more"] and _TITRE.fullmatch(wording):
            return parse_titre(wording)
        return _qualitative(quality, wording or (word if word.lower() in _KEPT else ""))
    if found := _SHARE.fullmatch(typed) or _SHARE_AFTER.fullmatch(typed):
        return _share(found)
    if leading_span(typed, counts_wholes) is None:
        raise NotationError(
            _(
                "“%(quote)s” is not a result; write for example “147 U/L”, “>4500 ng/mL”, "
                "“1:640”, “negative”, “other (cloudy)” or “not done: haemolysed”.",
                quote=typed,
            )
        )
    quantity = parse_quantity(typed)
    return NumericResult(kind="numeric", **quantity.model_dump())


def _not_done(found: re.Match[str]) -> NotDone:
    reason = (found[1] or found[2] or "").strip()
    if not reason:
        raise NotationError(_("Say why it was not done; write for example “not done: haemolysed”."))
    return built(NotDone, "not done: haemolysed", kind="not_done", reason=reason)


def _qualitative(quality: Quality, wording: str) -> QualitativeResult:
    example = "negative (IgM only)"
    return built(QualitativeResult, example, kind="qualitative", quality=quality, wording=wording)


def _share(found: re.Match[str]) -> ShareResult:
    absolute, number, unit = (found["absolute"] or "").strip(), None, ""
    if absolute.startswith("in "):
        unit = parse_unit(absolute.removeprefix("in "))
    elif absolute:
        quantity = parse_quantity(absolute)
        number, unit = quantity.model_dump(exclude={"unit"}), quantity.unit
    return built(
        ShareResult,
        "42 % (6.3 10*9/L)",
        kind="share",
        percent=parse_number(found["percent"]),
        absolute=number,
        unit=unit,
    )


def write_outcome(outcome: LabOutcome) -> str:
    """Writes a result in the form of its kind."""
    match outcome:
        case NumericResult():
            quantity = write_quantity(outcome)
            sign, _, unit = quantity.rpartition(" ")
            return exact_form(outcome, _parse_numeric, quantity, f"{sign} ={unit}")
        case TitreResult():
            return write_titre(outcome)
        case QualitativeResult():
            wording = f" ({outcome.wording})" if outcome.wording else ""
            return f"{outcome.quality.label}{wording}"
        case ShareResult():
            return f"{write_number(outcome.percent)} % {_absolute(outcome)}"
        case NotDone():
            return f"not done: {outcome.reason}"


def _parse_numeric(text: str) -> NumericResult:
    outcome = parse_outcome(text)
    if not isinstance(outcome, NumericResult):
        raise NotationError(
            _("“%(quote)s” is not a number with its unit; write for example “5 U/L”.", quote=text)
        )
    return outcome


def _absolute(share: ShareResult) -> str:
    if share.absolute is not None:
        return f"({write_quantity(Quantity(**share.absolute.model_dump(), unit=share.unit))})"
    return f"(in {write_unit(share.unit)})" if share.unit else _WHOLE
