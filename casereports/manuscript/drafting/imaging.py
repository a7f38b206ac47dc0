"""Imaging studies: how each was made, what it showed, and what it was taken for."""

from casereports.clinical.facts.imaging import (
    Contrast,
    FunctionalTest,
    ImagingStudy,
    Modality,
    StudyResult,
    TestKind,
)
from casereports.manuscript.drafting.draft import Paragraph, Sentence
from casereports.manuscript.drafting.english import (
    article,
    be,
    bracket,
    is_plural,
    is_sentence,
    the,
    words,
)
from casereports.manuscript.drafting.lesions import details, lesion_phrase
from casereports.manuscript.drafting.measurements import measured
from casereports.manuscript.drafting.moments import is_beginning
from casereports.manuscript.drafting.scribe import Quoted, Scribe

#: So many sentences are a paragraph of their own.
OWN_PARAGRAPH = 3
_BEFORE = (Contrast.INTRAVENOUS, Contrast.NONE)
#: Regions that the name of a study tells in another word.
_TOLD_BY = {
    "head": ("cranial", "brain", "cerebral"),
    "brain": ("cranial", "cerebral"),
    "heart": ("cardiac", "echo", "coronary"),
    "fetus": ("fetal", "antenatal", "trimester", "obstetric"),
    "pelvis": ("pelvic",),
    "abdomen": ("abdominal",),
    "chest": ("thoracic",),
}
_RESULTS = {
    StudyResult.NORMAL: "normal",
    StudyResult.ABNORMAL: "abnormal",
    StudyResult.UNCHANGED: "unchanged",
    StudyResult.INCONCLUSIVE: "inconclusive",
}
_CHANGED = {StudyResult.IMPROVED: "improvement", StudyResult.WORSENED: "worsening"}


def imaging(scribe: Scribe) -> tuple[Paragraph, ...]:
    """Returns the studies in their order, a longer one as a paragraph."""
    return grouped([_study(scribe, row) for row in scribe.facts.imaging])


def tests(scribe: Scribe) -> tuple[Paragraph, ...]:
    """Returns the functional tests in their order."""
    return grouped([_test(scribe, row) for row in scribe.facts.tests])


def grouped(told: list[list[Sentence]]) -> tuple[Paragraph, ...]:
    """Returns paragraphs: short tellings share one, a long one stands alone."""
    paragraphs: list[list[Sentence]] = []
    is_open = False
    for sentences in told:
        is_long = len(sentences) >= OWN_PARAGRAPH
        if is_open and not is_long:
            paragraphs[-1] += sentences
        elif sentences:
            paragraphs.append(list(sentences))
        is_open = bool(sentences) and not is_long
    return tuple(tuple(paragraph) for paragraph in paragraphs)


def _study(scribe: Scribe, row: ImagingStudy) -> list[Sentence]:
    quoted = scribe.row(row)
    name = study_phrase(quoted, row)
    if row.not_done:
        return [
            scribe.sentence(
                f"{name} {be(is_plural(scribe.say(name)))} not performed ({quoted('not_done')})"
            )
        ]
    shown = [lesion_phrase(scribe, lesion) for lesion in row.lesions]
    findings = [quoted.a("findings")] if row.findings else []
    seen = scribe.listed((*shown, *findings))
    told = [_first(scribe, quoted, row, _circumstances(quoted, row, name), seen)]
    for lesion in row.lesions:
        told += details(scribe, lesion, is_only=len(row.lesions) == 1 and not row.findings)
    told += measured(scribe, row.measurements, opening="" if told[0] else name)
    kept = [sentence for sentence in told if sentence is not None]
    if not kept:
        kept = [scribe.sentence(f"{_circumstances(quoted, row, name)} was performed")]
    return kept + _last(scribe, quoted, row, seen)


def _circumstances(quoted: Quoted, row: ImagingStudy | FunctionalTest, name: str) -> str:
    elsewhere = " performed elsewhere" if row.elsewhere else ""
    when = "" if is_beginning(row) else f" {quoted('when')}"
    return f"{name}{elsewhere}{when}"


def study_phrase(quoted: Quoted, row: ImagingStudy, *, brief: bool = False) -> str:
    """Returns "contrast-enhanced MRI of the lower abdomen", "PET/CT with 18F-FDG (250 MBq)"."""
    before = quoted("contrast") if row.contrast in _BEFORE else ""
    if row.contrast in _BEFORE and quoted.prints("contrast") in row.name.casefold():
        before = ""
    other = quoted("contrast") if row.contrast and row.contrast not in _BEFORE else ""
    tracer = quoted("tracer")
    named = row.name.casefold()
    told = any(word in named for word in (row.region.casefold(), *_TOLD_BY.get(row.region, ())))
    is_echo = row.modality is Modality.ECHOCARDIOGRAPHY and row.region.casefold() == "heart"
    part = ""
    if row.region and not (row.name and told) and not is_echo:
        side = quoted("laterality")
        site = words(quoted.prints("laterality"), row.region)
        part = f" of {the(site)}{words(side, quoted('region'))}"
    agents = [tracer, other if row.contrast is not Contrast.OTHER else ""]
    added = " and ".join(filter(None, agents))
    first = article(row.name)
    field = "" if brief else bracket(quoted("field_strength"))
    return f"{first}{words(before, quoted('name'))}{field}{part}{f' with {added}' if added else ''}"


def _first(
    scribe: Scribe, quoted: Quoted, row: ImagingStudy, name: str, seen: str
) -> Sentence | None:
    compared = f", compared with {quoted('compared_with')}," if row.compared_with else ""
    negatives = quoted("negatives")
    if seen:
        without = f", but no {negatives}" if negatives and not _says_no(row.negatives) else ""
        return scribe.sentence(f"{name}{compared} showed {seen}{without}")
    if row.result in _CHANGED:
        return scribe.sentence(f"{name}{compared} showed {_CHANGED[row.result]}")
    if negatives:
        no = "" if _says_no(row.negatives) else "no "
        return scribe.sentence(f"{name}{compared} showed {no}{negatives}")
    if row.result in _RESULTS:
        return scribe.sentence(f"{name}{compared} was {quoted('result')}")
    return None


def _says_no(negatives: tuple[str, ...]) -> bool:
    return any(one.casefold().startswith(("no ", "not ")) for one in negatives)


def _last(scribe: Scribe, quoted: Quoted, row: ImagingStudy, seen: str) -> list[Sentence]:
    """Returns negatives that still have to be told, the impression and the limits."""
    told = []
    if seen and row.negatives and _says_no(row.negatives):
        told.append(scribe.sentence(f"There was {quoted('negatives')}"))
    told += impression(scribe, quoted, row.impression)
    if row.limitation:
        told.append(scribe.sentence(f"The examination was limited by {quoted('limitation')}"))
    return told


def impression(scribe: Scribe, quoted: Quoted, text: str) -> list[Sentence]:
    """Returns what a study was taken for, or the impression itself where it is a sentence."""
    if not text:
        return []
    if is_sentence(text):
        return [scribe.sentence(quoted("impression"))]
    return [scribe.sentence(f"The findings were interpreted as {quoted('impression')}")]


def _test(scribe: Scribe, row: FunctionalTest) -> list[Sentence]:
    quoted = scribe.row(row)
    name = quoted()
    verb = be(is_plural(quoted.prints()) or row.kind is TestKind.EVOKED_POTENTIALS)
    if row.not_done:
        return [scribe.sentence(f"{name} {verb} not performed ({quoted('not_done')})")]
    lasting = f"over {quoted('duration')}" if row.duration else ""
    name += bracket(quoted("condition"), lasting)
    whole = _circumstances(quoted, row, name)
    negatives = "" if not row.negatives else f"no {quoted('negatives')}"
    if row.findings:
        but = f", but {negatives}" if negatives else ""
        normal = f"{verb} normal and " if row.result is StudyResult.NORMAL else ""
        told = [scribe.sentence(f"{whole} {normal}showed {quoted.a('findings')}{but}")]
    elif row.result in _RESULTS:
        but = f", with {negatives}" if negatives else ""
        told = [scribe.sentence(f"{whole} {verb} {quoted('result')}{but}")]
    elif negatives:
        told = [scribe.sentence(f"{whole} showed {negatives}")]
    else:
        told = []
    told += measured(scribe, row.measurements, opening="" if told else whole)
    if not told:
        told = [scribe.sentence(f"{whole} was performed")]
    return told + impression(scribe, quoted, row.impression)
