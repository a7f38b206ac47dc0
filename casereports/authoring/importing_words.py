"""What is said of imported references, in the reader's language."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casereports.references.duplicates import Pair, Reason
from casereports.references.importing.imported import Fault, Problem

SENTENCES: Mapping[Problem, str | Promise] = MappingProxyType(
    {
        Problem.TOO_LARGE: _(
            "This is larger than %(detail)s MB. Export fewer references at once and import them "
            "in parts."
        ),
        Problem.NOTHING: _("There is nothing in it. Export the references again, or paste them."),
        Problem.TOO_BROKEN: _(
            "So many entries are broken that the rest was not read. Export the file again."
        ),
        Problem.UNKNOWN_FORMAT: _(
            "No references were found in it. Export them as BibTeX, RIS, PubMed, CSL-JSON or "
            "EndNote XML, or write one DOI or PMID per line."
        ),
        Problem.DAMAGED: _(
            "The file is damaged here (%(detail)s). What can be read is taken; export it again "
            "for the rest."
        ),
        Problem.BROKEN_ENTRY: _(
            "A bracket, quotation mark or comma is missing in this entry. Correct it and import "
            "it again."
        ),
        Problem.NOT_AN_ENTRY: _("This is not a reference. Correct it and import it again."),
        Problem.SAYS_NOTHING: _(
            "The entry has neither title nor author. Complete it and import it again."
        ),
        Problem.NO_NUMBER: _("There is no DOI or PMID in “%(detail)s”. Write one per line."),
        Problem.NOT_FOUND: _(
            "%(detail)s is not known. Compare it with the paper, or add the reference by hand."
        ),
        Problem.NOT_LOOKED_UP: _(
            "%(detail)s was not looked up, because this site does not ask Crossref or PubMed. "
            "Import a file of your reference manager instead."
        ),
        Problem.NOT_LOOKED_UP_YET: _(
            "%(detail)s was not looked up, because these are too many at once. Import it again."
        ),
        Problem.UNREACHABLE: _(
            "%(detail)s could not be looked up, because nobody answers. Try again later, or "
            "import a file of your reference manager."
        ),
        Problem.FIELD_LEFT_OUT: _(
            "“%(detail)s” can’t be used and was left out. Look whether the reference needs it."
        ),
        Problem.KEY_CHANGED: _(
            "It has a new key here, because “%(detail)s” is taken or can’t be cited."
        ),
        Problem.AUTHORS_MISSING: _(
            "The list of authors ends in “%(detail)s”. Add the names that are missing."
        ),
        Problem.FIELD_TWICE: _("The field “%(detail)s” stands twice; the first was taken."),
    }
)
REASONS: Mapping[Reason, str | Promise] = MappingProxyType(
    {
        Reason.DOI: _("“%(title)s” is in the list as “%(key)s”, which has the same DOI."),
        Reason.PMID: _("“%(title)s” is in the list as “%(key)s”, which has the same PMID."),
        Reason.TITLE: _("“%(title)s” is in the list as “%(key)s”, which has the same title."),
    }
)


def sentence(fault: Fault) -> str:
    """Returns what to do about a fault."""
    return str(SENTENCES[fault.problem]) % {"detail": fault.detail}


def place(fault: Fault, name: str = "") -> str:
    """Returns where a fault is: the file, the line and the entry, as far as they are known."""
    line = _("line %(number)d") % {"number": fault.line} if fault.line else ""
    return ", ".join(part for part in (name, str(line), fault.entry) if part)


def pair_sentence(pair: Pair, title: str, keys: Mapping[str, str]) -> str:
    """Returns why a reference is taken for one that is there; ``keys`` are those of new ones."""
    key = pair.other if pair.is_known else keys.get(pair.other, pair.other)
    return str(REASONS[pair.reason]) % {"title": title, "key": key}
