"""A narrative split into the parts of a case report, none of its words lost."""

import re
from collections.abc import Iterable, Sequence

from casereports.authoring.narrative.abstract import abstract_end
from casereports.authoring.narrative.front import front_place, title_at
from casereports.authoring.narrative.gathering import Gathering
from casereports.authoring.narrative.headings import Heading, abstract_label, heading_of
from casereports.authoring.narrative.identifiers import remarks_on
from casereports.authoring.narrative.narrative import Narrative, Piece
from casereports.authoring.narrative.paragraphs import LIST_SIGN, About, Paragraph, Remark, Source
from casereports.authoring.narrative.places import (
    ABSTRACT,
    AUTHORS,
    KEYWORDS,
    LEFT_OVER,
    LEGENDS,
    OTHER,
    REFERENCES,
    TITLE,
    section,
)
from casereports.authoring.narrative.run_in import labelled, run_in
from casereports.clinical.facts.paper import SectionKind

#: As many languages as a paper is summarised in.
_MOST_ABSTRACTS = 4
_INTRODUCTION, _CASE = section(SectionKind.INTRODUCTION), section(SectionKind.CASE)


def split(source: Source) -> Narrative:
    """Returns the parts of a narrative; what no heading claims goes where it likely belongs."""
    gathered = Gathering()
    paragraphs = _without_kicker(gathered, source.paragraphs)
    heads = [standing(paragraph) for paragraph in paragraphs]
    first = next(
        (at for at, one in enumerate(paragraphs) if heads[at] or run_in(one.text)),
        len(paragraphs),
    )
    alone = first == len(paragraphs)
    place = _front(gathered, paragraphs[:first], _place_of(paragraphs, heads, first), alone=alone)
    _body(gathered, paragraphs, heads, first, place)
    pieces = [_looked_at(piece) for piece in gathered.pieces()]
    ordered = sorted(pieces, key=lambda piece: (piece.place in LEFT_OVER, piece.place != TITLE))
    more = (Remark(about=About.NO_HEADINGS),) if alone and paragraphs else ()
    return Narrative(pieces=tuple(ordered), remarks=(*more, *source.remarks))


def standing(paragraph: Paragraph) -> Heading | None:
    """Returns what a paragraph heads that is a heading and nothing else."""
    return None if paragraph.row or paragraph.caption else heading_of(paragraph.plain)


def _without_kicker(gathered: Gathering, paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Returns a paper without the words "Case report" that journals print above its title."""
    places = [heading.place for heading in map(standing, paragraphs) if heading]
    is_heading = bool(paragraphs) and standing(paragraphs[0]) is not None
    if is_heading and places[0] == _CASE and {ABSTRACT, _INTRODUCTION} & set(places[1:]):
        gathered.add(OTHER, paragraphs[0].plain)
        return paragraphs[1:]
    return paragraphs


def _place_of(
    paragraphs: Sequence[Paragraph], heads: Sequence[Heading | None], at: int
) -> str | None:
    if at == len(paragraphs):
        return None
    found = heads[at] or run_in(paragraphs[at].text)
    return found.place if found else None


def _front(
    gathered: Gathering, front: Sequence[Paragraph], following: str | None, *, alone: bool
) -> str:
    """Gathers what stands before the first heading; returns where prose goes on."""
    rest = list(front)
    at = None if following == TITLE else title_at(front, alone=alone)
    if at is not None:
        gathered.add(TITLE, rest.pop(at).plain)
    prose = _CASE if alone else _INTRODUCTION
    for paragraph in rest:
        place = None if alone else front_place(paragraph, before_keywords=following == KEYWORDS)
        if place is None and not alone:
            gathered.remark(prose, Remark(about=About.BEFORE_HEADINGS))
        _put(gathered, place or prose, paragraph)
    return prose


def _body(
    gathered: Gathering,
    paragraphs: Sequence[Paragraph],
    heads: Sequence[Heading | None],
    first: int,
    place: str,
) -> None:
    at, abstracts = first, 0
    while at < len(paragraphs):
        paragraph, heading = paragraphs[at], heads[at]
        at += 1
        started = run_in(paragraph.text) if not (heading or paragraph.row) else None
        if heading is not None:
            place = heading.place
            gathered.open(place, paragraph.plain, narrower=heading.narrower)
        elif started is not None:
            place = started.place
            gathered.open(place, started.label, narrower=started.narrower)
            _put_text(gathered, place, started.rest)
        elif place == KEYWORDS and gathered.has(KEYWORDS):
            place = _INTRODUCTION
            gathered.remark(place, Remark(about=About.BEFORE_HEADINGS))
            _put(gathered, place, paragraph)
        else:
            _put(gathered, place, paragraph)
        if place == ABSTRACT and (heading or started) and abstracts < _MOST_ABSTRACTS:
            abstracts += 1
            end = abstract_end(paragraphs, heads, at - 1)
            _abstract(gathered, paragraphs[at:end])
            at = end


def _abstract(gathered: Gathering, paragraphs: Iterable[Paragraph]) -> None:
    for paragraph in paragraphs:
        if not paragraph.row and abstract_label(paragraph.plain):
            gathered.open_part(paragraph.plain)
        else:
            _put(gathered, ABSTRACT, paragraph)


def _put(gathered: Gathering, place: str, paragraph: Paragraph) -> None:
    """Gathers a paragraph; a heading that means no place stays where it stood, in bold."""
    if paragraph.level:
        gathered.subhead(place, paragraph.plain)
        gathered.remark(place, Remark(about=About.UNKNOWN_HEADING, quote=paragraph.plain[:80]))
    elif paragraph.caption:
        gathered.add(LEGENDS, paragraph.text)
    elif place == TITLE:
        gathered.add(AUTHORS if gathered.has(TITLE) else TITLE, paragraph.plain)
    else:
        _put_text(gathered, place, paragraph.text)


_SEPARATORS = re.compile("[;\n•·|]")


def _put_text(gathered: Gathering, place: str, text: str) -> None:
    if place == KEYWORDS:
        words = _SEPARATORS.split(text)
        words = words if len(words) > 1 else text.split(",")
        for word in words:
            gathered.add(KEYWORDS, word.strip().removesuffix("."))
    elif place == ABSTRACT:
        for label, part in labelled(text):
            if label:
                gathered.open_part(label)
            gathered.add(ABSTRACT, part)
    else:
        gathered.add(place, text.removeprefix(LIST_SIGN) if place == REFERENCES else text)


def _looked_at(piece: Piece) -> Piece:
    """Returns a piece with remarks on what its text holds."""
    if piece.place in (AUTHORS, REFERENCES):
        return piece
    return piece.model_copy(update={"remarks": (*piece.remarks, *remarks_on(piece.text))})
