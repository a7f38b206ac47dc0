"""Tells sentences of the pure rooms in the reader's language."""

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from casereports.clinical.sentences import Sentence, told
from casereports.clinical.values import Term


def translated(words: str) -> str:
    """Returns a sentence in the reader's language; a person's own words stay as they are."""
    if not isinstance(words, Sentence):
        return str(words)
    # The template is marked where it is written, in a room that does not know Django.
    sentence = told(_(words.template), words.parts, _part)
    return str(capfirst(sentence)) if words.begins else sentence


def as_sentence(words: str) -> str:
    """Returns what is said behind a place as a sentence of its own, with capital and stop."""
    return _("%(fault)s.") % {"fault": capfirst(translated(words))}


def _part(part: str | int) -> str:
    match part:
        case Sentence():
            return translated(part)
        case Term():
            return _(part.label)
        case int():
            return str(number_format(part, force_grouping=True))
        case str():
            return part
