"""On whose word a check says that a journal asks for something, and since when it is known."""

from typing import Any

from casereports.clinical.sentences import Sentence, _
from casereports.journals.rule import Rule


def asked_for(rule: Rule[Any], what: Sentence) -> Sentence:
    """Returns that the journal asks for it, advises it, or is only said to."""
    origin = {"what": what, "source": rule.source, "date": rule.as_of}
    if rule.unverified:
        return _(
            "The journal is said to ask for %(what)s; this is not verified (%(source)s, %(date)s).",
            **origin,
        )
    if rule.recommended:
        return _("The journal advises %(what)s (%(source)s, %(date)s).", **origin)
    return _("The journal asks for %(what)s (%(source)s, %(date)s).", **origin)
