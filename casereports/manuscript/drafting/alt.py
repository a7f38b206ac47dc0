"""What a panel shows, from its fields: for one who can't see it, and for its caption.

Both are offers to the author. They tell what fields and record say and nothing else: what a
picture means is seen by people alone.
"""

from collections.abc import Iterable
from typing import Final

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.examination import ExamFinding, ExamState
from casereports.clinical.facts.imaging import ImagingStudy, Lesion
from casereports.clinical.facts.panels import MarkKind
from casereports.clinical.facts.paper import Panel
from casereports.clinical.facts.pathology import IhcResult
from casereports.clinical.values import RowValue
from casereports.manuscript.compose.labels import label_words
from casereports.manuscript.drafting.english import an, article, bracket, is_sentence
from casereports.manuscript.drafting.lesions import lesion_phrase
from casereports.manuscript.drafting.scribe import Scribe
from casereports.manuscript.faults import Fault
from casereports.manuscript.quoting.quote import rows_meant

#: Marks that point at something, and what several of them are called.
_POINTING: Final = {
    MarkKind.ARROW: "arrows",
    MarkKind.ARROWHEAD: "arrowheads",
    MarkKind.CIRCLE: "circles",
    MarkKind.ASTERISK: "asterisks",
}
#: Rows that are seen in a picture by a name of their own.
_NAMED: Final = ("exam", "device", "reading")
#: Planes that follow the name of the examination: "echocardiogram, apical four-chamber view".
_BEHIND: Final = (
    *("axis", "level", "plane", "position", "projection", "section"),
    *("slice", "view", "window"),
)
#: Endings of sequences and phases that stand before it: "T2-weighted MRI".
_BEFORE: Final = ("weighted", "enhanced", "suppressed", "saturated", "fused")


def alt_draft(panel: Panel, case: CaseFacts) -> str:
    """Returns a description in plain words; nothing where neither field nor row tells any."""
    scribe = Scribe(case)
    seen = _seen(scribe, panel)
    pointer, several = _pointer(panel)
    told = [_view(scribe, panel)]
    if seen and pointer:
        first = pointer if several else f"{an(pointer)} {pointer}"
        told.append(f"{first} {'mark' if several else 'marks'} {seen}")
    elif seen:
        told.append(f"{'it' if told[0] else 'the picture'} shows {seen}")
    told.append(_labels(scribe, panel))
    return " ".join(scribe.say(scribe.sentence(text).text) for text in told if text)


def caption_draft(panel: Panel, case: CaseFacts) -> str:
    """Returns a caption as an author would type it, with the record's data as quotations."""
    scribe = Scribe(case)
    view, seen = _view(scribe, panel), _seen(scribe, panel)
    pointer, _several = _pointer(panel)
    aside = f"{seen.removesuffix(')')}; {pointer})" if seen.endswith(")") else ""
    marked = aside if aside and pointer else f"{seen}{bracket(pointer)}"
    text = ": ".join(part for part in (view, marked if seen else "") if part)
    return scribe.sentence(text).text if text else ""


def _view(scribe: Scribe, panel: Panel) -> str:
    """Returns how the picture was made: "axial T2-weighted MRI, arterial phase"."""
    before: list[str] = []
    behind: list[str] = []
    for text, is_behind in (
        (panel.plane, _last(panel.plane) in _BEHIND),
        (panel.phase, not _last(panel.phase).endswith(_BEFORE)),
    ):
        if text and text.casefold() not in panel.modality.casefold():
            (behind if is_behind else before).append(text)
    behind += [_stain(panel), panel.magnification]
    noun = _modality(scribe, panel)
    if not (noun or before or any(behind)):
        return ""
    noun = noun or ("histology" if panel.stain else "image")
    first = " ".join((*before, _uncapped(noun) if before else noun))
    return ", ".join((first, *filter(None, behind)))


def _modality(scribe: Scribe, panel: Panel) -> str:
    """Returns the modality as it was typed, or that of the study or stain that is shown."""
    rows = list(_rows(scribe, panel))
    stained = [scribe.row(row) for row in rows if isinstance(row, IhcResult)]
    if stained and not panel.stain:
        markers = scribe.listed(f"{quoted('marker')}{bracket(quoted())}" for quoted in stained)
        return f"{panel.modality or 'immunohistochemistry'} for {markers}"
    if panel.modality:
        return panel.modality
    studies = [row for row in rows if isinstance(row, ImagingStudy)]
    return studies[0].modality.label if len(studies) == 1 else ""


def _stain(panel: Panel) -> str:
    if not panel.stain or not panel.modality or "stain" in panel.stain.casefold():
        return panel.stain
    return f"{panel.stain} stain"


def _last(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1].casefold() if words else ""


def _uncapped(words: str) -> str:
    """Returns words without a sentence's capital, which "MRI" and "T2" do not have."""
    first = words.partition(" ")[0]
    return words[0].lower() + words[1:] if first[1:].islower() else words


def _seen(scribe: Scribe, panel: Panel) -> str:
    """Returns the lesions and findings of the record that the panel shows."""
    seen = []
    for row in _rows(scribe, panel):
        if isinstance(row, Lesion):
            seen.append(lesion_phrase(scribe, row, brief=True))
        if isinstance(row, ExamFinding) and row.state is not ExamState.PRESENT:
            continue
        quoted = scribe.row(row)
        words = quoted.prints() if quoted.source.partition(":")[0] in _NAMED else ""
        if words and not is_sentence(words):
            seen.append(f"{article(words)}{quoted()}")
    return scribe.listed(seen)


def _rows(scribe: Scribe, panel: Panel) -> Iterable[RowValue]:
    """Yields the rows that a panel names; what names none or several is passed over."""
    for name in panel.shows:
        noun, _colon, key = name.strip().partition(":")
        found = rows_meant(key, scribe.teller.rows.get(noun, ()))
        if len(found) == 1:
            yield found[0][1]


def _pointer(panel: Panel) -> tuple[str, bool]:
    """Returns what points and whether several do; nothing where marks of two kinds may differ."""
    marks = panel.marks.marks if panel.marks else ()
    kinds = [mark.kind for mark in marks if mark.kind in _POINTING]
    if len(set(kinds)) != 1:
        return "", False
    (kind,) = set(kinds)
    several = len(kinds) > 1
    return _POINTING[kind] if several else kind.label, several


def _labels(scribe: Scribe, panel: Panel) -> str:
    """Returns what the labels read, which no one hears else."""
    texts = []
    for mark in panel.marks.marks if panel.marks else ():
        faults: list[Fault] = []
        words = label_words(mark.text, scribe.teller, "", faults) if mark.text else ""
        if words and not faults:
            texts.append(f"“{words}”")
    if not texts:
        return ""
    return f"labels read {scribe.listed(texts)}" if len(texts) > 1 else f"a label reads {texts[0]}"
