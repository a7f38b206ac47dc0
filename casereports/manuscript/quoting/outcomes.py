"""Outcomes in sentences, by time: how the patient was, and how in the end."""

from collections.abc import Sequence

from casereports.clinical.facts.outcome import DEATHS, Outcome
from casereports.manuscript.compose.happenings import state_words
from casereports.manuscript.quoting.care import clause
from casereports.manuscript.quoting.fields import printed, term
from casereports.manuscript.quoting.forms import Form, Teller
from casereports.manuscript.quoting.series import in_time


def _outcome(teller: Teller, outcome: Outcome) -> str:
    return _state(teller, outcome) or clause(outcome.finding) or _value(outcome)


def _state(_teller: Teller, outcome: Outcome) -> str:
    return state_words(outcome)


def _value(outcome: Outcome) -> str:
    return printed(outcome.value) or outcome.grade or term(outcome.presence)


def outcomes_in_time(teller: Teller, rows: Sequence[Outcome]) -> list[Outcome]:
    """Returns outcomes by time; nobody is told to live after a death, whatever its time."""
    ordered = in_time(teller, rows)
    living = [place for place, row in enumerate(ordered) if row.state not in (None, *DEATHS)]
    if not living:
        return ordered
    before, after = ordered[: living[-1] + 1], ordered[living[-1] + 1 :]
    early = [row for row in before if row.state in DEATHS]
    return [*(row for row in before if row.state not in DEATHS), *early, *after]


def last_outcome(teller: Teller, rows: Sequence[Outcome]) -> Outcome | None:
    """Returns the latest outcome that tells how the patient was."""
    ordered = outcomes_in_time(teller, rows)
    return next((row for row in reversed(ordered) if row.state), None)


def _last_outcome(teller: Teller, _facts: object) -> str:
    last = last_outcome(teller, teller.facts.outcomes)
    return _state(teller, last) if last else ""


OUTCOME = (
    Form("", "the state, or what was found", _outcome),
    Form("finding", "what was found", lambda _teller, row: clause(row.finding)),
    Form("state", "how it stands", _state),
)
OUTCOMES = (Form("last", "the last state that is told", _last_outcome),)
