"""Terms of harms, of response and of scores."""

from functools import cache
from typing import Self

from pydantic import Field, model_validator

from casereports.clinical.facts.examination import ScoreKind
from casereports.clinical.facts.response import ResponseCategory, ResponseCriteria
from casereports.clinical.values import Exact, Line, Lines, Term
from casereports.vocabulary.entry import Entry, read_entries


class OrganClass(Term):
    """The system organ classes of CTCAE."""

    BLOOD = "Blood and lymphatic system disorders"
    HEART = "Cardiac disorders"
    EAR = "Ear and labyrinth disorders"
    ENDOCRINE = "Endocrine disorders"
    EYE = "Eye disorders"
    GUT = "Gastrointestinal disorders"
    GENERAL = "General disorders and administration site conditions"
    LIVER = "Hepatobiliary disorders"
    IMMUNE = "Immune system disorders"
    INFECTION = "Infections and infestations"
    INJURY = "Injury, poisoning and procedural complications"
    INVESTIGATION = "Investigations"
    METABOLISM = "Metabolism and nutrition disorders"
    MUSCLE = "Musculoskeletal and connective tissue disorders"
    NEOPLASM = "Neoplasms benign, malignant and unspecified (incl cysts and polyps)"
    NERVES = "Nervous system disorders"
    PREGNANCY = "Pregnancy, puerperium and perinatal conditions"
    PSYCHE = "Psychiatric disorders"
    KIDNEY = "Renal and urinary disorders"
    REPRODUCTION = "Reproductive system and breast disorders"
    LUNG = "Respiratory, thoracic and mediastinal disorders"
    SKIN = "Skin and subcutaneous tissue disorders"
    VESSELS = "Vascular disorders"


class HarmTerm(Entry):
    """A term of CTCAE in CTCAE's spelling."""

    organ_class: OrganClass


class ResponseWord(Entry):
    """A word of response: the category of the record, and the criteria that use the word."""

    category: ResponseCategory
    criteria: tuple[ResponseCriteria, ...] = ()


class CriteriaOfResponse(Entry):
    """Criteria of response; ``year`` is that of their publication."""

    criteria: ResponseCriteria
    year: int = Field(ge=1970, le=2100)
    used_for: Line = Field(min_length=1)


class Instrument(Entry):
    """A scale or score with its range, or its classes in their order.

    One without either gives a number that has no fixed bounds.
    """

    kind: ScoreKind
    minimum: Exact | None = None
    maximum: Exact | None = None
    grades: Lines = ()
    used_for: Line = Field(min_length=1)

    @model_validator(mode="after")
    def _range_or_classes(self) -> Self:
        if (self.minimum is None) != (self.maximum is None):
            raise ValueError("a range has a minimum and a maximum")
        if self.minimum is not None and self.maximum is not None and self.minimum >= self.maximum:
            raise ValueError("the minimum is not below the maximum")
        if self.minimum is not None and self.grades:
            raise ValueError("a scale has a range or classes, not both")
        return self


@cache
def harm_terms() -> tuple[HarmTerm, ...]:
    """Returns all terms of adverse events, read once."""
    return read_entries(HarmTerm, "adverse_events")


@cache
def response_words() -> tuple[ResponseWord, ...]:
    """Returns all words of response, read once."""
    return read_entries(ResponseWord, "responses")


@cache
def response_criteria() -> tuple[CriteriaOfResponse, ...]:
    """Returns all criteria of response, read once."""
    return read_entries(CriteriaOfResponse, "response_criteria")


@cache
def instruments() -> tuple[Instrument, ...]:
    """Returns all scales and scores, read once."""
    return read_entries(Instrument, "scores")
