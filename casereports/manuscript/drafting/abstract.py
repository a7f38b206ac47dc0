"""The abstract in the journal's shape, from the sentences of the sections."""

from collections.abc import Iterable

from casereports.clinical.facts.case import CaseFacts
from casereports.journals.profile import Profile
from casereports.manuscript.drafting.decisive import far_from_normal, germs
from casereports.manuscript.drafting.diagnosis import principal_sentence
from casereports.manuscript.drafting.draft import AbstractDraft, Sentence
from casereports.manuscript.drafting.imaging import study_phrase
from casereports.manuscript.drafting.lesions import lesion_phrase
from casereports.manuscript.drafting.outcome import in_the_end
from casereports.manuscript.drafting.patient import presentation
from casereports.manuscript.drafting.scribe import Scribe
from casereports.manuscript.drafting.treated import treated
from casereports.manuscript.quoting.readings import deciding_reading

#: What each part tells, and the words by which journals head it.
_PARTS = {
    "presentation": ("concern", "symptom", "patient", "presentation", "presenting"),
    "findings": ("finding", "investigation", "diagnostic", "diagnoses", "diagnosis"),
    "treatment": ("intervention", "treatment", "therap", "management"),
    "outcome": ("outcome", "follow", "result"),
}
_WHOLE = ("case", "report", "presentation of")
#: Heads of what the record can't tell.
_NEVER = (
    *("introduction", "background", "rationale", "objective", "importance", "discussion"),
    *("conclusion", "lesson", "learning", "significance"),
)


def abstract(scribe: Scribe, profile: Profile) -> tuple[AbstractDraft, ...]:
    """Returns the parts that the record can tell, in the shape of the case or of the journal."""
    told = {
        "presentation": tuple(presentation(scribe))[:1],
        "findings": _findings(scribe),
        "treatment": tuple(treated(scribe)),
        "outcome": tuple(in_the_end(scribe)),
    }
    drafts = (
        AbstractDraft(heading=heading, sentences=_sentences(told, _parts_of(heading, heads)))
        for heads in [shape(scribe.facts, profile)]
        for heading in heads
    )
    return tuple(draft for draft in drafts if draft.sentences)


def shape(facts: CaseFacts, profile: Profile) -> tuple[str, ...]:
    """Returns the heads under which the journal takes the abstract; an empty one for one block.

    Of several shapes it is the one whose heads the case has already. Where the case has others,
    as after a move to another journal, it is one with heads, where the journal has one.
    """
    written = {part.heading.casefold() for part in facts.paper.abstract if part.heading}
    shapes = profile.abstract.shapes.value
    if shapes is None:
        return tuple(part.heading for part in facts.paper.abstract if part.heading) or ("",)
    structured = [heads for heads in shapes if heads]
    if written and structured:
        fitting = (one for one in structured if written <= {head.casefold() for head in one})
        return next(fitting, structured[0])
    return ("",) if () in shapes else shapes[0]


def _parts_of(heading: str, heads: Iterable[str]) -> tuple[str, ...]:
    """Returns the parts that a head takes; one that heads the whole case takes what is left."""
    if not heading:
        return tuple(_PARTS)
    name = heading.casefold()
    if any(word in name for word in _NEVER):
        return ()
    if any(word in name for word in _WHOLE) or name == "presentation":
        taken = {
            part
            for other in heads
            if other != heading and not any(word in other.casefold() for word in _WHOLE)
            for part in _parts_of(other, ())
        }
        return tuple(part for part in _PARTS if part not in taken)
    return tuple(part for part, words in _PARTS.items() if any(word in name for word in words))


def _sentences(told: dict[str, tuple[Sentence, ...]], parts: Iterable[str]) -> tuple[Sentence, ...]:
    return tuple(sentence for part in parts for sentence in told[part])


def _findings(scribe: Scribe) -> tuple[Sentence, ...]:
    """Returns results far from normal, germs, studies with their lesions, biopsy and diagnosis."""
    told = [*far_from_normal(scribe), *germs(scribe)]
    studies = [row for row in scribe.facts.imaging if row.lesions and not row.not_done]
    for row in studies:
        shown = scribe.listed(lesion_phrase(scribe, lesion, brief=True) for lesion in row.lesions)
        told.append(
            scribe.sentence(f"{study_phrase(scribe.row(row), row, brief=True)} showed {shown}")
        )
    reading = deciding_reading(scribe.facts, lambda row: row.diagnosis)
    if reading:
        quoted = scribe.row(reading)
        index = quoted("ki67")
        with_index = f", with a Ki-67 index of {index}" if index else ""
        told.append(scribe.sentence(f"Histology showed {quoted.a()}{with_index}"))
    diagnosis = principal_sentence(scribe)
    told += [diagnosis] if diagnosis else []
    return tuple({scribe.say(sentence.text): sentence for sentence in reversed(told)}.values())[
        ::-1
    ]
