"""What is offered to the author as prose: drafts of sections, and sentences for written ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from casereports.clinical.facts.case import CaseFacts
from casereports.journals.profile import Profile
from casereports.journals.shelf import profile
from casereports.manuscript.drafting.draft import AbstractDraft, Paragraph, Sentence
from casereports.manuscript.drafting.drafts import abstract_drafts, drafts, scribe_for
from casereports.manuscript.drafting.news import unmentioned
from casereports.manuscript.drafting.printing import printed
from casereports.manuscript.drafting.told import mentioned
from casereports.manuscript.quoting.forms import Teller
from casereports.record.door import case_facts
from casereports.record.models import AbstractPart, Case, SectionProse


@dataclass(frozen=True)
class Line:
    """A drafted sentence: as it is typed, and as it prints."""

    text: str
    prints: str


@dataclass(frozen=True)
class Offer:
    """What is offered for one section or part of the abstract.

    ``place`` names it in a form: "section:treatment", "abstract:Case". ``row`` is what is written
    there, None where nothing is yet; then ``paragraphs`` are the whole draft, else what is new.
    """

    place: str
    title: str
    row: SectionProse | AbstractPart | None
    paragraphs: tuple[tuple[Line, ...], ...]
    whole: str

    @property
    def starts(self) -> bool:
        return self.row is None

    @property
    def text(self) -> str:
        """All that is offered, as an author would type it."""
        return "\n\n".join(
            " ".join(line.text for line in paragraph) for paragraph in self.paragraphs
        )

    def chosen(self, sentence: str) -> str:
        """Returns one of the sentences, or all for no choice; nothing for one not offered."""
        if not sentence:
            return self.text
        lines = (line for paragraph in self.paragraphs for line in paragraph)
        return next((line.text for line in lines if line.text == sentence), "")


def offers(case: Case) -> list[Offer]:
    """Returns what is offered, in the order of the paper; raises UNREADABLE's errors."""
    facts = case_facts(case)
    journal = profile(facts.paper.journal)
    teller = scribe_for(facts, journal).teller
    found = [
        *_of_abstract(case, facts, journal, teller),
        *_of_sections(case, facts, journal, teller),
    ]
    return [offer for offer in found if offer.paragraphs]


def _of_sections(case: Case, facts: CaseFacts, journal: Profile, teller: Teller) -> Iterator[Offer]:
    rows = {row.kind: row for row in SectionProse.objects.filter(paper__case=case)}
    texts = [section.text for section in facts.paper.sections]
    news = {draft.kind: draft for draft in unmentioned(facts, journal, texts)}
    for draft in drafts(facts, journal):
        row = rows.get(draft.kind)
        new = news.get(draft.kind)
        offered = draft.paragraphs if row is None else new.paragraphs if new else ()
        yield Offer(
            place=f"section:{draft.kind.value}",
            title=_(draft.kind.label),
            row=row,
            paragraphs=_lines(offered, teller),
            whole=draft.text,
        )


def _of_abstract(case: Case, facts: CaseFacts, journal: Profile, teller: Teller) -> Iterator[Offer]:
    rows = list(AbstractPart.objects.filter(paper__case=case))
    told = mentioned(facts, [part.text for part in facts.paper.abstract])
    for draft in abstract_drafts(facts, journal):
        row = _part(rows, draft)
        offered = draft.sentences if row is None else _news(draft, told, row.text)
        heading = f": {draft.heading}" if draft.heading else ""
        yield Offer(
            place=f"abstract:{draft.heading}",
            title=_("Abstract") + heading,
            row=row,
            paragraphs=_lines((tuple(offered),) if offered else (), teller),
            whole=draft.text,
        )


def _part(rows: Sequence[AbstractPart], draft: AbstractDraft) -> AbstractPart | None:
    """Returns the part that a draft is for: by its heading, or the only one for one block."""
    wanted = draft.heading.casefold()
    same = [row for row in rows if row.heading.casefold() == wanted]
    return same[0] if same else rows[0] if rows and not wanted else None


def _news(draft: AbstractDraft, told: frozenset[str], text: str) -> tuple[Sentence, ...]:
    return tuple(
        sentence
        for sentence in draft.sentences
        if sentence.text not in text and not told.issuperset(sentence.about)
    )


def _lines(paragraphs: Sequence[Paragraph], teller: Teller) -> tuple[tuple[Line, ...], ...]:
    return tuple(
        tuple(Line(sentence.text, printed(sentence.text, teller)) for sentence in paragraph)
        for paragraph in paragraphs
    )
