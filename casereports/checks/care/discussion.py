"""CARE item 11: what the discussion holds; its worth is the author's word."""

from casereports.checks.care.finding import Evidence, Finding, missing, partial, present
from casereports.checks.care.text import cited, prose, section_evidence
from casereports.checks.care.tick import tick_place
from casereports.checks.wording import listed, repeats
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import SectionKind
from casereports.clinical.sentences import Sentence, _
from casereports.manuscript.document import Manuscript

_NO_DISCUSSION = _("Write the discussion.")


def strengths_and_limits(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 11a."""
    demand = _("Tick item 11a with the place where the text weighs strengths and limits.")
    return _author_says(facts, "11a", demand, SectionKind.DISCUSSION)


def literature(facts: CaseFacts, manuscript: Manuscript) -> Finding:
    """CARE item 11b."""
    kind = SectionKind.DISCUSSION
    if not prose(facts, kind):
        return missing(_NO_DISCUSSION)
    keys = cited(manuscript, kind)
    if not keys:
        return partial(_("Cite the literature in the discussion."), [section_evidence(kind)])
    return present(
        [Evidence(source="section:discussion", text=_("it cites %(keys)s", keys=listed(keys)))]
    )


def rationale(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 11c."""
    demand = _("Tick item 11c with the place where the text gives the reasons for the conclusions.")
    return _author_says(facts, "11c", demand, SectionKind.DISCUSSION, SectionKind.CONCLUSION)


def lessons(facts: CaseFacts, _paper: Manuscript) -> Finding:
    """CARE item 11d: not a copy of the abstract's lesson (item 3d)."""
    told = prose(facts, SectionKind.LEARNING_POINTS, SectionKind.CONCLUSION)
    copied = [
        section_evidence(kind)
        for kind, text in told
        if any(repeats(text, part.text) for part in facts.paper.abstract)
    ]
    if told and len(copied) == len(told):
        return partial(_("Tell the lessons in more than the words of the abstract."), copied)
    kinds = [kind for kind, _text in told] or [SectionKind.DISCUSSION]
    demand = _("Tick item 11d with the place where the text tells the main lessons.")
    return _author_says(facts, "11d", demand, *kinds)


def _author_says(facts: CaseFacts, item: str, demand: Sentence, *kinds: SectionKind) -> Finding:
    told = prose(facts, *kinds)
    if not told:
        return missing(_NO_DISCUSSION)
    return partial(
        demand,
        [section_evidence(kind) for kind, _text in told],
        tick_place(item),
        tickable=True,
    )
