"""Whether somebody looked at each picture for identifiers, and whether faces may be shown."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from casereports.checks.problem import Problem, Severity
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.ethics import PUBLICATION_CONSENT, ConsentForm
from casereports.clinical.facts.paper import Figure, Panel
from casereports.clinical.facts.sources import source_of
from casereports.clinical.sentences import Sentence, _
from casereports.clinical.values import Value

CODE = "PICTURES"
DEMAND = (
    "Somebody looked at each picture that is shown, saw no identifiers, and said whether a face "
    "is seen."
)


class Standing(Value):
    """What a person said of a picture: that no identifiers are seen, and what of faces.

    ``recognisable`` is somebody who is said to have agreed to be shown.
    """

    cleared: bool = False
    faces_answered: bool = False
    recognisable: bool = False


#: What is known of the pictures of facts that came without them.
NOBODY_LOOKED: Mapping[str, Standing] = MappingProxyType({})
_UNSEEN = Standing()


def picture_problems(facts: CaseFacts, pictures: Mapping[str, Standing]) -> Iterator[Problem]:
    """Yields what panels lack, by the standing of each picture; of none that is known, all."""
    faults = [
        _problem(Severity.ERROR, message, figure, panel)
        for figure in facts.figures
        for panel in figure.panels
        for message in _lacking(panel, pictures.get(panel.file, _UNSEEN), facts)
    ]
    yield from faults
    shown = {panel.file for figure in facts.figures for panel in figure.panels}
    if shown and not faults:
        yield Problem(
            code=CODE,
            severity=Severity.OK,
            message=_(
                "Pictures that somebody looked at and saw no identifiers in: %(number)s.",
                number=len(shown),
            ),
            where=_("Figures"),
            source="figure:",
        )
    yield from _unequal(facts)


def unready_panels(problems: Iterable[Problem]) -> int:
    """Returns how many panels show a picture that may not be handed in yet."""
    return len(
        {
            found.source
            for found in problems
            if (found.code, found.severity) == (CODE, Severity.ERROR)
        }
    )


def _lacking(panel: Panel, standing: Standing, facts: CaseFacts) -> Iterator[Sentence]:
    if not standing.cleared:
        yield _(
            "Nobody has confirmed that no identifiers are visible in %(file)s. Look at it at full "
            "size and say so.",
            file=panel.file,
        )
    elif not standing.faces_answered:
        yield _("Say whether a face or eyes are seen in %(file)s.", file=panel.file)
    if standing.recognisable and not _may_be_recognised(facts):
        yield _(
            "Somebody can be recognised in %(file)s, but written consent to publication is not on "
            "record. Enter it, or cover the face.",
            file=panel.file,
        )


def _may_be_recognised(facts: CaseFacts) -> bool:
    consent = facts.consent
    return (
        consent is not None
        and consent.state in PUBLICATION_CONSENT
        and consent.form is not ConsentForm.ORAL
    )


def _unequal(facts: CaseFacts) -> Iterator[Problem]:
    """Yields a note for each figure of which some panels alone are lighter or darker."""
    for figure in facts.figures:
        adjusted = [panel.key for panel in figure.panels if panel.view and panel.view.is_adjusted]
        if adjusted and len(adjusted) < len(figure.panels) and not figure.equally_adjusted:
            yield _problem(
                Severity.NOTE,
                _(
                    "Brightness or contrast was changed in some panels only: %(panels)s. Say so in "
                    "the legend, or change all alike and tick “adjusted equally”.",
                    panels=tuple(adjusted),
                ),
                figure,
            )


def _problem(
    severity: Severity, message: Sentence, figure: Figure, panel: Panel | None = None
) -> Problem:
    where = _("Figures › %(figure)s", figure=figure.key)
    if panel is not None:
        where = _("Figures › %(figure)s › %(panel)s", figure=figure.key, panel=panel.key)
    source = source_of(figure) if panel is None else source_of(panel, figure)
    return Problem(code=CODE, severity=severity, message=message, where=where, source=source)
