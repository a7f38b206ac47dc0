"""An imported narrative brought together with what the paper says already."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence

from casereports.authoring.narrative.paragraphs import folded
from casereports.authoring.narrative.places import (
    ABSTRACT,
    KEYWORDS,
    PLACES,
    TITLE,
    section_of,
    statement_of,
)
from casereports.clinical.facts.paper import AbstractPart, SectionKind
from casereports.clinical.values import Term, Value
from casereports.record.actions.narrative import Told


class Choice(Term):
    """What happens to a part that holds a text already."""

    AFTER = "after"
    REPLACE = "replace"
    LEAVE = "leave"


class Entry(Value):
    """A text for a place; ``seen`` marks what stood there when the author chose."""

    place: str
    text: str
    heading: str = ""
    seen: str = ""
    choice: Choice | None = None


class ChangedMeanwhileError(ValueError):
    """A place holds another text than the one that the author saw."""

    def __init__(self, places: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(places)))
        self.places = places


def held(told: Told, place: str) -> str:
    """Returns what stands in a place now, as one text."""
    kind, field = section_of(place), statement_of(place)
    if kind is not None:
        return told.sections.get(kind, "")
    if field is not None:
        return told.statements.get(field, "")
    if place == ABSTRACT:
        return "\n\n".join(
            f"{part.heading}: {part.text}" if part.heading else part.text for part in told.abstract
        )
    return "\n".join(told.keywords) if place == KEYWORDS else told.title


def mark_of(text: str) -> str:
    """Returns a short mark by which a text is known again; empty for no text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16] if text else ""


def usual_choice(place: str) -> Choice:
    """Returns what happens without a choice: a paper has one title, other texts grow."""
    return Choice.LEAVE if place == TITLE else Choice.AFTER


def offered_at(place: str) -> tuple[Choice, ...]:
    """Returns the choices that make sense for a place."""
    return (Choice.REPLACE, Choice.LEAVE) if place == TITLE else tuple(Choice)


def choices(entries: Iterable[Entry]) -> Mapping[str, Choice]:
    """Returns the choice for each place: the first that was made, else the usual one."""
    made: dict[str, Choice] = {}
    for entry in entries:
        if entry.choice in offered_at(entry.place):
            made.setdefault(entry.place, Choice(entry.choice))
    return {place: made.get(place, usual_choice(place)) for place in PLACES}


def left(told: Told, entries: Sequence[Entry]) -> list[Entry]:
    """Returns the entries that are not taken over because the author's own text stays."""
    made = choices(entries)
    return [one for one in entries if held(told, one.place) and made[one.place] is Choice.LEAVE]


def bring_together(entries: Sequence[Entry]) -> Callable[[Told], Told]:
    """Returns how to change what the paper says; raises ChangedMeanwhileError when it is done."""

    def change(told: Told) -> Told:
        stale = {one.place for one in entries if mark_of(held(told, one.place)) != one.seen}
        if stale:
            raise ChangedMeanwhileError(frozenset(stale))
        made, gone = choices(entries), left(told, entries)
        for place in PLACES:
            here = [one for one in entries if one.place == place and one not in gone]
            if here:
                told = _put(told, place, here, keeps=made[place] is not Choice.REPLACE)
        return told

    return change


def _put(told: Told, place: str, entries: Sequence[Entry], *, keeps: bool) -> Told:
    kind, field = section_of(place), statement_of(place)
    texts = [one.text for one in entries]
    if place == ABSTRACT:
        parts = _abstract(told.abstract if keeps else (), entries)
        return told.model_copy(update={"abstract": parts})
    if place == KEYWORDS:
        words = [*(told.keywords if keeps else ()), *"\n".join(texts).split("\n")]
        by_name = {folded(word): word.strip() for word in reversed(words) if word.strip()}
        return told.model_copy(update={"keywords": tuple(reversed(by_name.values()))})
    if place == TITLE:
        return told.model_copy(update={"title": " ".join(texts)})
    mine = held(told, place) if keeps else ""
    text = "\n\n".join([mine, *texts] if mine else texts)
    if kind is not None:
        sections: dict[SectionKind, str] = {**told.sections, kind: text}
        return told.model_copy(update={"sections": sections})
    return told.model_copy(update={"statements": {**told.statements, field: text}})


def _abstract(parts: Sequence[AbstractPart], entries: Sequence[Entry]) -> tuple[AbstractPart, ...]:
    """Returns the abstract with each text behind that of the same heading."""
    together: dict[str, tuple[str, list[str]]] = {}
    for heading, text in [
        *((part.heading, part.text) for part in parts),
        *((entry.heading, entry.text) for entry in entries),
    ]:
        together.setdefault(folded(heading), (heading, []))[1].append(text)
    return tuple(
        AbstractPart(heading=heading, text="\n\n".join(texts))
        for heading, texts in together.values()
    )
