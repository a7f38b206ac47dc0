"""The states of a submission, and every move between them; all else is refused by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class State(models.TextChoices):
    """Where a submission stands."""

    SUBMITTED = "submitted", pgettext_lazy("state of a submission", "Submitted")
    SCREENING = "screening", pgettext_lazy("state of a submission", "Screening")
    IN_REVIEW = "in_review", pgettext_lazy("state of a submission", "In review")
    REVISION = "revision", pgettext_lazy("state of a submission", "With the author for revision")
    REVISED = "revised", pgettext_lazy("state of a submission", "Revised")
    ACCEPTED = "accepted", pgettext_lazy("state of a submission", "Accepted")
    PUBLISHED = "published", pgettext_lazy("state of a submission", "Published")
    RETRACTED = "retracted", pgettext_lazy("state of a submission", "Retracted")
    REJECTED = "rejected", pgettext_lazy("state of a submission", "Rejected")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a submission", "Withdrawn")


class Side(models.TextChoices):
    """Who makes a move."""

    AUTHOR = "author", _("the author")
    EDITOR = "editor", _("an editor")


class Verdict(models.TextChoices):
    """What a decision says; each is the name of a move."""

    ACCEPT = "accept", _("Accept")
    MINOR = "minor", _("Minor revision")
    MAJOR = "major", _("Major revision")
    REJECT = "reject", _("Reject")


@dataclass(frozen=True)
class Rule:
    """One move: from where, to where, who may make it, and whether it must be told why."""

    before: frozenset[State]
    after: State
    by: Side
    label: "str | _StrPromise"
    needs_reason: bool = False


#: With the editors: the case is locked, and a decision is due.
UNDECIDED: Final = frozenset({State.SUBMITTED, State.SCREENING, State.IN_REVIEW, State.REVISED})
#: Nothing more happens, and the case may be submitted again.
CLOSED: Final = frozenset({State.REJECTED, State.WITHDRAWN})
#: Not closed and not yet in print.
PENDING: Final = UNDECIDED | {State.REVISION, State.ACCEPTED}
#: The author's copy can be written.
UNLOCKED: Final = CLOSED | {State.REVISION}

MOVES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        "screen": Rule(
            frozenset({State.SUBMITTED, State.REVISED}),
            State.SCREENING,
            Side.EDITOR,
            _("Begin screening"),
        ),
        "review": Rule(
            frozenset({State.SUBMITTED, State.SCREENING, State.REVISED}),
            State.IN_REVIEW,
            Side.EDITOR,
            _("Send to review"),
        ),
        Verdict.MINOR.value: Rule(UNDECIDED, State.REVISION, Side.EDITOR, Verdict.MINOR.label),
        Verdict.MAJOR.value: Rule(UNDECIDED, State.REVISION, Side.EDITOR, Verdict.MAJOR.label),
        Verdict.ACCEPT.value: Rule(UNDECIDED, State.ACCEPTED, Side.EDITOR, Verdict.ACCEPT.label),
        Verdict.REJECT.value: Rule(UNDECIDED, State.REJECTED, Side.EDITOR, Verdict.REJECT.label),
        "resubmit": Rule(
            frozenset({State.REVISION}), State.REVISED, Side.AUTHOR, _("Send the revision")
        ),
        "publish": Rule(frozenset({State.ACCEPTED}), State.PUBLISHED, Side.EDITOR, _("Publish")),
        "retract": Rule(
            frozenset({State.PUBLISHED}),
            State.RETRACTED,
            Side.EDITOR,
            _("Retract"),
            needs_reason=True,
        ),
        "withdraw": Rule(PENDING, State.WITHDRAWN, Side.AUTHOR, _("Withdraw"), needs_reason=True),
    }
)


def moves_from(state: State, side: Side) -> tuple[str, ...]:
    """Returns the names of the moves that a side has in a state."""
    return tuple(name for name, rule in MOVES.items() if state in rule.before and rule.by == side)
