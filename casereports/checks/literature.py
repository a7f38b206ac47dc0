"""Whether the paper rests on literature that has been withdrawn."""

from collections.abc import Iterator

from casereports.checks.problem import Problem, Severity
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.sentences import _
from casereports.manuscript.document import Manuscript
from casereports.references.standing import is_retracted

CODE = "RETRACTED"


def retraction_problems(facts: CaseFacts, manuscript: Manuscript) -> Iterator[Problem]:
    """Yields a warning for each retracted paper in the list of references, in its order."""
    retracted = {str(csl.get("id")) for csl in facts.references if is_retracted(csl)}
    for reference in manuscript.references:
        if reference.key in retracted:
            yield Problem(
                code=CODE,
                severity=Severity.WARNING,
                message=_(
                    "“%(key)s” has been retracted. Cite another work, or say in the text that it "
                    "was retracted.",
                    key=reference.key,
                ),
                where=_("References › %(key)s", key=reference.key),
                source=f"reference:{reference.key}",
            )
