"""Lesions in words, as a cell of a table has room for them."""

from casereports.clinical.facts.imaging import Lesion
from casereports.clinical.values import label
from casereports.clinical.wording import listed
from casereports.manuscript.compose.measurement import measurements_words
from casereports.manuscript.compose.printed import number, quantity, size
from casereports.manuscript.compose.table import aside, led, said


def lesion_words(lesion: Lesion) -> str:
    """Returns a lesion with all that was seen and measured of it."""
    site = said(lesion.site, *lesion.sites, label(lesion.laterality))
    return site + aside(
        _nature(lesion),
        lesion.classification,
        number(lesion.count) or label(lesion.multiplicity),
        *_measures(lesion),
        *_looks(lesion),
        led("involving ", listed(lesion.involves)),
        led("sparing ", listed(lesion.spares)),
        lesion.detail,
        label(lesion.change),
        label(lesion.target),
    )


def _nature(lesion: Lesion) -> str:
    """Returns what the lesion is taken for, unless its structure says it more exactly."""
    nature = label(lesion.nature)
    return "" if lesion.structure.casefold() in nature.split(" or ") else nature


def _measures(lesion: Lesion) -> list[str]:
    enhanced = quantity(lesion.attenuation_enhanced)
    phase = f" in the {lesion.attenuation_phase}" if lesion.attenuation_phase else " after contrast"
    return [
        size(lesion.size),
        led("volume ", quantity(lesion.volume)),
        led("SUVmax ", number(lesion.suvmax)),
        led("SUVmean ", number(lesion.suvmean)),
        quantity(lesion.attenuation),
        enhanced + phase if enhanced else "",
        led("ADC ", quantity(lesion.adc)),
        *measurements_words(lesion.measurements),
    ]


def _looks(lesion: Lesion) -> list[str]:
    return [
        of("uptake", lesion.uptake),
        of("attenuation", lesion.density, "dens", "attenuat"),
        *(f"{signal.appearance} on {signal.sequence}" for signal in lesion.signals),
        of("diffusion", lesion.diffusion),
        of("enhancement", lesion.enhancement, "enhanc"),
        *(f"{phase.appearance} in the {phase.sequence}" for phase in lesion.enhancement_phases),
        of("echogenicity", lesion.echogenicity, "echo"),
        of("vascularity", lesion.vascularity, "vascular", "flow"),
        lesion.shape,
        of("margin", lesion.margin, "defined", "circumscribed", "border", "demarcated"),
        lesion.structure,
        of("calcification", lesion.calcification, "calcif"),
    ]


def of(name: str, word: str, *telling: str) -> str:
    """Returns "restricted diffusion"; a word that tells the name itself stands alone."""
    if not word:
        return ""
    if word.casefold() in ("none", "no", "absent"):
        return f"no {name}"
    if any(part in word.casefold() for part in (name, *telling)):
        return word
    return f"{word} {name}"
