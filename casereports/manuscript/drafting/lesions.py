"""Lesions of a study: what each is and where, then how it looks."""

from casereports.clinical.facts.codes import Laterality
from casereports.clinical.facts.imaging import Change, Lesion, LesionNature, Multiplicity
from casereports.manuscript.drafting.draft import Sentence
from casereports.manuscript.drafting.english import (
    an,
    bracket,
    head,
    in_series,
    is_plural,
    the,
    words,
)
from casereports.manuscript.drafting.measurements import phrase
from casereports.manuscript.drafting.scribe import Quoted, Scribe

#: What one and what several of a nature are called, as far as it says one thing.
_NOUNS = {
    LesionNature.METASTASIS: ("metastasis", "metastases"),
    LesionNature.LYMPH_NODE: ("lymph node", "lymph nodes"),
    LesionNature.INFARCT: ("infarct", "infarcts"),
    LesionNature.HAEMORRHAGE: ("haemorrhage", "haemorrhages"),
    LesionNature.VEGETATION: ("vegetation", "vegetations"),
    LesionNature.CYST: ("cyst", "cysts"),
    LesionNature.FRACTURE: ("fracture", "fractures"),
    LesionNature.PERFORATION: ("perforation", "perforations"),
    LesionNature.MALFORMATION: ("malformation", "malformations"),
    LesionNature.OEDEMA: ("oedema", "oedema"),
    LesionNature.THROMBUS: ("thrombus or embolus", "thrombi or emboli"),
    LesionNature.STENOSIS: ("stenosis or occlusion", "stenoses or occlusions"),
    LesionNature.ANEURYSM: ("aneurysm or dissection", "aneurysms or dissections"),
    LesionNature.ABSCESS: ("abscess or collection", "abscesses or collections"),
    LesionNature.RECURRENCE: ("recurrence", "recurrences"),
}
#: What a lesion was taken for, where that is no name for what is seen.
_TAKEN_FOR = {
    LesionNature.PRIMARY: ("the primary tumour", "the primary tumours"),
    LesionNature.METASTASIS: ("a metastasis", "metastases"),
    LesionNature.RECURRENCE: ("a recurrence", "recurrences"),
    LesionNature.BENIGN: ("benign", "benign"),
    LesionNature.INFLAMMATORY: ("inflammatory", "inflammatory"),
    LesionNature.VASCULAR: ("vascular", "vascular"),
    LesionNature.TRAUMATIC: ("traumatic", "traumatic"),
    LesionNature.CONGENITAL: ("congenital", "congenital"),
    LesionNature.INCIDENTAL: ("an incidental finding", "incidental findings"),
}
#: Words of shape or structure that name the thing itself.
_THINGS = """
    mass masses nodule nodules cyst cysts collection collections plaque plaques polyp polyps
    occlusion occlusions stenosis thrombus thrombi embolus haematoma abscess effusion shunt
    defect opacity opacities tumour tumours deposits microbleeds lymphadenopathy thickening
"""
_MASS_NOUNS = frozenset(["oedema", "lymphadenopathy", "thickening"])
_SEVERAL = (Multiplicity.SEVERAL, Multiplicity.MULTIPLE, Multiplicity.INNUMERABLE)
_CHANGES = {
    Change.NEW: "{was} new",
    Change.GROWN: "had grown",
    Change.STABLE: "{was} unchanged",
    Change.SHRUNK: "had become smaller",
    Change.RESOLVED: "had resolved",
    Change.MIXED: "showed a mixed change",
}


def lesion_phrase(scribe: Scribe, row: Lesion, *, brief: bool = False) -> str:
    """Returns "multiple metastases in bone (…)", "a nodule in the left lung (9 mm)".

    ``brief`` leaves all but the size to the longer telling.
    """
    quoted = scribe.row(row)
    several = are_several(row)
    form = _thing(row)
    noun = quoted(form) if form else _noun(row)[several]
    looks = [] if brief else [quoted(name) for name in ("shape", "structure") if _leads(row, name)]
    told = words(_many(quoted, row, named=bool(form)), *looks, noun)
    spoken = scribe.say(told)
    bare = several or head(spoken) in _MASS_NOUNS or is_plural(spoken)
    first = "" if bare else f"{an(spoken)} "
    place = "" if _site_says(row, scribe.say(noun)) else f" {_where(quoted, row)}"
    if brief:
        return f"{first}{told}{place}{bracket(quoted('size'))}"
    suvmax = quoted("suvmax")
    aside = bracket(
        quoted("sites"),
        *(
            quoted(name)
            for name in ("shape", "structure")
            if name != form and not _leads(row, name)
        ),
        quoted("size"),
        quoted("volume"),
        f"SUVmax {suvmax}" if suvmax else "",
        quoted("classification"),
        *(phrase(scribe.row(one), one) for one in row.measurements),
    )
    return f"{first}{told}{place}{aside}{_taken_for(row, several=several, named=bool(form))}"


def _many(quoted: Quoted, row: Lesion, *, named: bool) -> str:
    """Returns how many there are, as it stands before the noun."""
    if row.multiplicity in (*_SEVERAL, Multiplicity.DIFFUSE):
        return quoted("multiplicity")
    if row.multiplicity is Multiplicity.SOLITARY and not named:
        return "" if row.nature is LesionNature.PRIMARY else quoted("multiplicity")
    return quoted("count") if row.count and quoted.prints("count") != "1" else ""


def _leads(row: Lesion, form: str) -> bool:
    """Tells whether shape or structure is an adjective that stands before the noun."""
    text = getattr(row, form)
    one_word = bool(text) and " " not in text and not text.endswith("s")
    return one_word and head(text).casefold() not in _THINGS.split()


def are_several(row: Lesion) -> bool:
    if row.multiplicity is Multiplicity.SOLITARY:
        return False
    if row.multiplicity is not None or len(row.sites) > 1:
        return True
    if row.count is not None:
        return not (row.count.value == 1 and row.count.high is None and not row.count.comparator)
    return bool(row.size and row.size.high is not None)


def _thing(row: Lesion) -> str:
    """Returns the form that names the thing itself: structure or shape."""
    for form, text in (("structure", row.structure), ("shape", row.shape)):
        if head(text).casefold() in _THINGS.split():
            return form
    return ""


def _noun(row: Lesion) -> tuple[str, str]:
    usual = ("lesion", "lesions")
    return _NOUNS.get(row.nature, usual) if row.nature else usual


def _site_says(row: Lesion, noun: str) -> bool:
    """Tells whether the thing and its place are one word: "lymph node" in "lymph nodes"."""
    return noun.casefold().rstrip("s") == row.site.casefold().rstrip("s")


def _where(quoted: Quoted, row: Lesion) -> str:
    """Returns "in the left iliac bone", "in both lungs", "in L5"."""
    side, site = row.laterality, quoted("site")
    told = side is not None and side.value in row.site.casefold()
    if side is Laterality.BILATERAL and not told:
        both = f"both {site}" if is_plural(row.site) else f"{the(row.site)}{site} on both sides"
        return f"in {both}"
    if side in (Laterality.LEFT, Laterality.RIGHT) and not told:
        return f"in the {quoted('laterality')} {site}"
    if side is Laterality.MIDLINE and not told:
        return f"in the midline {site}"
    return f"in {the(row.site)}{site}"


def _taken_for(row: Lesion, *, several: bool, named: bool) -> str:
    if row.nature not in _TAKEN_FOR or (not named and row.nature in _NOUNS):
        return ""
    return f", regarded as {_TAKEN_FOR[row.nature][several]}"


def details(scribe: Scribe, row: Lesion, *, is_only: bool) -> list[Sentence]:
    """Returns how a lesion looks, what it reaches, and how it changed."""
    quoted, several = scribe.row(row), are_several(row)
    verb = "were" if several else "was"
    looks = _looks(quoted, row)
    was = [
        quoted(form)
        for form in ("density", "echogenicity", "vascularity")
        if getattr(row, form) and " " not in getattr(row, form)
    ]
    if "intens" in quoted.prints("signals"):
        was.append(quoted("signals"))
    appears = [
        f"{verb} {scribe.listed(was)}" if was else "",
        f"showed {in_series(looks)}" if looks else "",
    ]
    reaches = [
        f"involved {the(row.involves[0])}{quoted('involves')}" if row.involves else "",
        f"spared {the(row.spares[0])}{quoted('spares')}" if row.spares else "",
        _CHANGES[row.change].replace("{was}", verb) if row.change else "",
    ]
    told = [part for part in (_joined(appears), _joined(reaches)) if part]
    again = "they" if several else "it"
    subjects = [again if is_only else _named_again(scribe, quoted, row), again]
    return [
        scribe.sentence(f"{subject} {part}", quoted.source)
        for subject, part in zip(subjects, told, strict=False)
    ]


def _joined(predicates: list[str]) -> str:
    return " and ".join(predicate for predicate in predicates if predicate)


def _named_again(scribe: Scribe, quoted: Quoted, row: Lesion) -> str:
    """Returns "the lesion in the sacrum": which of several lesions is meant."""
    noun = _noun_again(quoted, row)
    if _site_says(row, noun):
        return f"the {quoted('site')}"
    return f"the {noun} {_where(quoted, row)}"


def _noun_again(quoted: Quoted, row: Lesion) -> str:
    """Returns what a lesion is called when it comes up again."""
    form = _thing(row)
    if form:
        return head(quoted.prints(form))
    return _noun(row)[are_several(row)].split(" or ")[0]


def _looks(quoted: Quoted, row: Lesion) -> list[str]:
    """Returns signals, attenuation, diffusion, enhancement, uptake and the rest, as nouns."""
    signals = quoted("signals") if "intens" not in quoted.prints("signals") else ""
    diffusion, adc = quoted("diffusion"), quoted("adc")
    vascular = quoted("vascularity") if " " in row.vascularity else ""
    margin = _with_noun(quoted, row.margin, "margin")
    looks = (
        f"a signal that was {signals}" if signals else "",
        _attenuation(quoted),
        f"{diffusion} diffusion{bracket(f'ADC {adc}' if adc else '')}" if diffusion else "",
        _enhancement(quoted, row),
        quoted("phases"),
        _with_noun(quoted, row.uptake, "uptake"),
        vascular,
        _with_noun(quoted, row.calcification, "calcification"),
        f"{an(row.margin)} {margin}" if margin and "margin" not in row.margin else margin,
    )
    return [look for look in looks if look]


def _with_noun(quoted: Quoted, text: str, noun: str) -> str:
    """Returns "intense uptake", whether the noun was typed or not."""
    return quoted(noun) if noun[:6] in text else words(quoted(noun), noun) if text else ""


def _attenuation(quoted: Quoted) -> str:
    """Returns "an attenuation of 47 HU rising to 75 HU (after contrast)"."""
    before, after = quoted("attenuation"), quoted("attenuation_enhanced")
    first = f"an attenuation of {before}" if before else ""
    if not after:
        return first
    lead = f"{first} rising to" if first else "an attenuation of"
    return f"{lead} {after}{bracket(quoted('attenuation_phase'))}"


def _enhancement(quoted: Quoted, row: Lesion) -> str:
    enhancement = row.enhancement.casefold()
    if enhancement in ("none", "no"):
        return "no enhancement"
    typed = not enhancement or "enhanc" in enhancement
    return quoted("enhancement") if typed else f"{quoted('enhancement')} enhancement"
