"""Whether the abstract stands under the heads that the journal asks for."""

from collections.abc import Iterator

from casereports.checks.origin import asked_for
from casereports.checks.problem import Problem, Severity
from casereports.clinical.sentences import Sentence, _, either, in_a_row
from casereports.journals.profile import Profile
from casereports.journals.rule import Rule
from casereports.journals.shelf import DEFAULT, profiles
from casereports.manuscript.document import Manuscript

CODE = "ABSTRACT"

Shapes = tuple[tuple[str, ...], ...]


def abstract_problems(manuscript: Manuscript) -> Iterator[Problem]:
    """Yields that the heads of the abstract are none that the journal takes.

    Of a journal that nobody has described nothing is known, where none is chosen yet none asks,
    and an abstract that is not written yet has no heads.
    """
    journal = profiles().get(manuscript.journal)
    if journal is not None and journal.key != DEFAULT and manuscript.front.abstract:
        yield from problems_in(manuscript, journal)


def problems_in(manuscript: Manuscript, journal: Profile) -> Iterator[Problem]:
    """Yields what a journal has against the heads of a written abstract."""
    rule = journal.abstract.shapes
    parts = manuscript.front.abstract
    heads = tuple(part.heading for part in parts if part.heading)
    taken = [_alike(shape) for shape in rule.value or ()]
    if rule.value is None or _alike(heads) in taken:
        return
    yield Problem(
        code=CODE,
        severity=Severity.NOTE if rule.unverified or rule.recommended else Severity.WARNING,
        message=in_a_row(_asks(rule, rule.value), _has(heads)),
        where=_("Abstract"),
        source=parts[0].source,
    )


def _alike(heads: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(head.strip(" .:").casefold() for head in heads)


def _asks(rule: Rule[Shapes], shapes: Shapes) -> Sentence:
    """Returns what the journal takes, and on whose word."""
    what = _("an abstract in one block")
    structured = tuple(" / ".join(shape) for shape in shapes if shape)
    if structured:
        heads = either(structured)
        what = _("an abstract with the heads %(heads)s", heads=heads)
        if () in shapes:
            what = _("an abstract in one block or with the heads %(heads)s", heads=heads)
    return asked_for(rule, what)


def _has(heads: tuple[str, ...]) -> Sentence:
    if not heads:
        return _("Yours has no heads.")
    return _("Yours has the heads %(heads)s.", heads=" / ".join(heads))
