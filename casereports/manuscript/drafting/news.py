"""What the written prose does not tell yet, as sentences to add to it."""

from collections.abc import Sequence
from typing import TypeVar

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.sources import rows_below, source_of
from casereports.clinical.values import RowValue, Value
from casereports.journals.profile import Profile
from casereports.manuscript.drafting.draft import Draft
from casereports.manuscript.drafting.drafts import drafts, drafts_of, scribe_for
from casereports.manuscript.drafting.told import mentioned

_Value = TypeVar("_Value", bound=Value)


def unmentioned(facts: CaseFacts, profile: Profile, texts: Sequence[str]) -> tuple[Draft, ...]:
    """Returns drafts of the rows that no text quotes, without the rows that are told.

    A sentence that stands in a text word for word tells of all its rows; one that quotes nothing
    is never offered, since nobody could tell whether it is written.
    """
    told = mentioned(facts, texts)
    for draft in drafts(facts, profile):
        for sentence in draft.sentences:
            if any(sentence.text in text for text in texts):
                told |= frozenset(sentence.about)
    scribe = scribe_for(facts, profile, telling=_without(facts, told))
    return tuple(
        one for draft in drafts_of(scribe, profile) if (one := _with_news(draft, told)).paragraphs
    )


def _with_news(draft: Draft, told: frozenset[str]) -> Draft:
    kept = (
        tuple(
            sentence
            for sentence in paragraph
            if "{" in sentence.text and not told.issuperset(sentence.about)
        )
        for paragraph in draft.paragraphs
    )
    return draft.model_copy(update={"paragraphs": tuple(part for part in kept if part)})


def _without(value: _Value, told: frozenset[str]) -> _Value:
    """Returns a value without the rows that are told and have nothing untold below them."""
    changed: dict[str, tuple[RowValue, ...]] = {}
    parent = value if isinstance(value, RowValue) else None
    for name, rows in rows_below(value):
        pruned = ((source_of(row, parent), _without(row, told)) for row in rows)
        changed[name] = tuple(
            row for source, row in pruned if source not in told or any(rows_below(row))
        )
    return value.model_copy(update=changed) if changed else value
