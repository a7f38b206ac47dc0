"""Where a submission stands, for its authors: the states so far, those to come, who is to act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from casereports.review.models import Move
from casereports.review.states import State

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Turn(TextChoices):
    """Who is on the move."""

    EDITORS = "editors", _("It is the editors’ turn.")
    REVIEWERS = "reviewers", _("It is the turn of the reviewers and the editors.")
    AUTHORS = "authors", _("It is your turn.")
    NOBODY = "nobody", _("Nothing is to be done.")


@dataclass(frozen=True)
class Step:
    """A state with the moment when it was reached; one that is still to come has none."""

    label: "str | _StrPromise"
    when: datetime | None
    is_now: bool = False


@dataclass(frozen=True)
class Next:
    """What happens next, and by whom."""

    turn: Turn
    sentence: "str | _StrPromise"


_DECISION: Final = _("Decision")
#: What usually lies ahead of each state.
AHEAD: Final[Mapping[State, tuple["str | _StrPromise", ...]]] = MappingProxyType(
    {
        State.SUBMITTED: (State.IN_REVIEW.label, _DECISION),
        State.SCREENING: (State.IN_REVIEW.label, _DECISION),
        State.IN_REVIEW: (_DECISION,),
        State.REVISION: (State.REVISED.label, _DECISION),
        State.REVISED: (_DECISION,),
        State.ACCEPTED: (State.PUBLISHED.label,),
    }
)
NEXT: Final[Mapping[State, Next]] = MappingProxyType(
    {
        State.SUBMITTED: Next(
            Turn.EDITORS,
            _("An editor will look at the submission first. You are told when they decide."),
        ),
        State.SCREENING: Next(
            Turn.EDITORS, _("The editors look whether the case goes to reviewers.")
        ),
        State.IN_REVIEW: Next(
            Turn.REVIEWERS,
            _("Reviewers read the paper. Once their reviews are there, the editors decide."),
        ),
        State.REVISION: Next(
            Turn.AUTHORS,
            _(
                "The case is open to you again: answer each comment, change what is to be "
                "changed, then send the revision."
            ),
        ),
        State.REVISED: Next(
            Turn.EDITORS, _("The editors look at your revision, and may ask reviewers again.")
        ),
        State.ACCEPTED: Next(Turn.EDITORS, _("The editors make the paper ready for publication.")),
        State.PUBLISHED: Next(Turn.NOBODY, _("The paper is published.")),
        State.RETRACTED: Next(
            Turn.NOBODY, _("The article is retracted; it stays with its notice.")
        ),
        State.REJECTED: Next(
            Turn.NOBODY,
            _("The case is open to you again. You can change it and submit it anew."),
        ),
        State.WITHDRAWN: Next(
            Turn.NOBODY,
            _("The case is open to you again. You can change it and submit it anew."),
        ),
    }
)


def steps(moves: Iterable[Move]) -> list[Step]:
    """Returns the states that were passed, with their days, and those that usually follow."""
    made = list(moves)
    past = [Step(State(move.after).label, move.when, is_now=move is made[-1]) for move in made]
    ahead = AHEAD.get(State(made[-1].after), ()) if made else ()
    return [*past, *(Step(label, None) for label in ahead)]
