"""CARE item 11: what the discussion holds; its worth is the author's word."""

from casereports.checks.care.finding import Evidence, Finding, missing, partial, present
from casereports.checks.care.text import cited, prose, section_evidence
from casereports.checks.care.tick import tick_place
from casereports.checks.wording import listed, repeats
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import SectionKind
from casereports.manuscript.nodes import Manuscript

_NO_DISCUSSION = "Write the discussion."


def strengths_and_limits(facts: CaseFacts, _: Manuscript) -> Finding:
    """CARE item 11a."""
    what = "weighs strengths and limits"
    return _author_says(facts, "11a", what, SectionKind.DISCUSSION)


def literature(facts: CaseFacts, manuscript: Manuscript) -> Finding:
    """CARE item 11b."""
    kind = SectionKind.DISCUSSION
    if not prose(facts, kind):
        return missing(_NO_DISCUSSION)
    keys = cited(manuscript, kind)
    if not keys:
        return partial("Cite the literature in the discussion.", [section_evidence(kind)])
    return present([Evidence(source="section:discussion", text=f"it cites {listed(list(keys))}")])


def rationale(facts: CaseFacts, _: Manuscript) -> Finding:
    """CARE item 11c."""
    what = "gives the reasons for the conclusions"
    return _author_says(facts, "11c", what, SectionKind.DISCUSSION, SectionKind.CONCLUSION)


def lessons(facts: CaseFacts, _: Manuscript) -> Finding:
    """CARE item 11d: not a copy of the abstract's lesson (item 3d)."""
    told = prose(facts, SectionKind.LEARNING_POINTS, SectionKind.CONCLUSION)
    copied = [
        section_evidence(kind)
        for kind, text in told
        if any(repeats(text, part.text) for part in facts.paper.abstract)
    ]
    if told and len(copied) == len(told):
        return partial("Tell the lessons in more than the words of the abstract.", copied)
    kinds = [kind for kind, _ in told] or [SectionKind.DISCUSSION]
    return _author_says(facts, "11d", "tells the main lessons", *kinds)


def _author_says(facts: CaseFacts, item: str, what: str, *kinds: SectionKind) -> Finding:
    told = prose(facts, *kinds)
    if not told:
        return missing(_NO_DISCUSSION)
    return partial(
        f"Tick item {item} with the place where the text {what}.",
        [section_evidence(kind) for kind, _ in told],
        tick_place(item),
        tickable=True,
    )
