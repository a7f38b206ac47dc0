"""The moments that clinicians count from, in the words that they use."""

from casereports.clinical.timing import Reference

#: The first word of each is the one that is written.
_WORDS = {
    Reference.INDEX_VISIT: (
        *("the index visit", "index", "presentation", "first visit", "first presentation"),
        *("initial visit", "initial presentation", "the visit"),
    ),
    Reference.SYMPTOM_ONSET: ("symptom onset", "onset", "onset of symptoms", "symptoms onset"),
    Reference.BIRTH: ("birth",),
    Reference.ADMISSION: (
        *("admission", "hospital admission", "admission to hospital", "hospitalisation"),
        "hospitalization",
    ),
    Reference.DISCHARGE: ("discharge", "hospital discharge", "discharge from hospital"),
    Reference.DIAGNOSIS: ("diagnosis",),
    Reference.SURGERY: ("surgery", "operation", "op"),
    Reference.PROCEDURE: ("the procedure",),
    Reference.TREATMENT_START: (
        *("the start of treatment", "treatment start", "start of therapy", "therapy start"),
        *("starting treatment", "starting therapy", "beginning of treatment", "treatment onset"),
    ),
    Reference.TREATMENT_END: (
        *("the end of treatment", "treatment end", "end of therapy", "completion of treatment"),
        *("completion of therapy", "treatment completion", "completing treatment"),
    ),
    Reference.TRANSPLANT: (
        *("transplantation", "transplant", "hsct", "sct", "bmt", "asct", "allo-hsct", "auto-hsct"),
        *("stem cell transplantation", "stem cell transplant", "stem cell infusion"),
    ),
    Reference.EXPOSURE: ("exposure",),
    Reference.INJURY: ("injury", "trauma", "accident"),
    Reference.DELIVERY: ("delivery", "childbirth"),
    Reference.LAST_MENSTRUAL_PERIOD: ("the last menstrual period", "lmp", "last menstruation"),
    Reference.ARRIVAL: (
        *("arrival", "hospital arrival", "arrival at hospital", "ed arrival"),
        *("arrival at the hospital", "arrival at the emergency department"),
    ),
    Reference.ICU_ADMISSION: (
        *("admission to intensive care", "icu admission", "admission to the icu"),
        *("intensive care admission", "admission to icu", "admission to the intensive care unit"),
    ),
    Reference.LAST_KNOWN_WELL: (
        *("last known well", "lkw", "last seen well", "last seen normal", "last known normal"),
    ),
    Reference.DEATH: ("death",),
}
_MEANT = {
    word.removeprefix("the "): reference for reference, words in _WORDS.items() for word in words
}


def reference_of(phrase: str) -> Reference | None:
    """Returns the reference that a phrase means, or None where it means something else."""
    return _MEANT.get(" ".join(phrase.lower().split()).removeprefix("the "))


def reference_words(reference: Reference) -> str:
    """Returns the words for a reference: "the start of treatment"."""
    return _WORDS[reference][0]
