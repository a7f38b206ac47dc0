"""What the record and the paper say on one CARE item, before the author's own word is heard."""

from collections.abc import Iterable

from casereports.checks.wording import listed
from casereports.clinical.sentences import Sentence, _
from casereports.clinical.values import Term, Value


class Status(Term):
    """How far an item is met."""

    PRESENT = "present"
    PARTIAL = "partial"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable", "not applicable"
    CONFLICT = "conflict"


class Evidence(Value):
    """Something that speaks to an item, with the row or field it stands in."""

    source: str
    text: Sentence


class Place(Value):
    """Where a finding is put right: a name for people and the field's source."""

    where: Sentence
    source: str


class Finding(Value):
    """The data's answer to one item.

    ``tickable`` marks what data alone can't settle, so that the author's tick may. ``place`` is
    given where the fault lies elsewhere than at the item's own place.
    """

    status: Status
    message: Sentence
    evidence: tuple[Evidence, ...] = ()
    place: Place | None = None
    tickable: bool = False


def present(evidence: Iterable[Evidence], message: Sentence | None = None) -> Finding:
    """Returns the finding that an item is met; unless told, its message lists the evidence."""
    found = tuple(evidence)
    names = listed([item.text for item in found], most=3)
    words = message or _("Told: %(names)s.", names=names)
    return Finding(status=Status.PRESENT, message=words, evidence=found)


def partial(
    message: Sentence,
    evidence: Iterable[Evidence],
    place: Place | None = None,
    *,
    tickable: bool = False,
) -> Finding:
    """Returns the finding that a part of an item lacks."""
    return Finding(
        status=Status.PARTIAL,
        message=message,
        evidence=tuple(evidence),
        place=place,
        tickable=tickable,
    )


def missing(message: Sentence, *, tickable: bool = False) -> Finding:
    """Returns the finding that nothing answers an item."""
    return Finding(status=Status.MISSING, message=message, tickable=tickable)


def conflict(
    message: Sentence, evidence: Iterable[Evidence], place: Place | None = None
) -> Finding:
    """Returns the finding that the record contradicts itself."""
    return Finding(status=Status.CONFLICT, message=message, evidence=tuple(evidence), place=place)


def not_applicable(
    reason: Sentence,
    evidence: Iterable[Evidence],
    *,
    tickable: bool = False,
) -> Finding:
    """Returns the finding that the record itself says why an item does not apply."""
    return Finding(
        status=Status.NOT_APPLICABLE, message=reason, evidence=tuple(evidence), tickable=tickable
    )
