"""What a check says: a coded sentence at a place, with the form field that settles it."""

from typing import Annotated

from pydantic import Field, StringConstraints

from casereports.clinical.sentences import Sentence
from casereports.clinical.values import Term, Value


class Severity(Term):
    """How much a problem weighs; an error blocks submission, "ok" reports what was found."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OK = "ok", "in order"


class Problem(Value):
    """One finding of one check.

    ``code`` is stable ("CARE-5c"). ``message`` says what to do, or what was found where nothing
    is to be done. ``where`` names the place for people ("History › family"); ``source`` names it
    for links: ``table:key``, or ``table:`` for the form on which a row is to be added.
    """

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]+(?:-\d{1,2}[a-d]?)?$")]
    severity: Severity
    message: Annotated[Sentence, Field(min_length=1)]
    where: Annotated[Sentence, Field(min_length=1)]
    source: Annotated[str, StringConstraints(pattern=r"^[a-z]+:\S*$")]
