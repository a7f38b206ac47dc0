"""Numbers with units, where they are one exact number: the schema has no ">" and no ranges."""

from casereports.clinical.facts.labs import Interval
from casereports.clinical.quantities import Dose, DoseBasis, Number, Quantity
from casereports.renderers.phenopacket.message import Message, message
from casereports.renderers.phenopacket.terms import unit

_COUNTED = {
    DoseBasis.PER_KG: "/kg",
    DoseBasis.PER_M2: "/m2",
    DoseBasis.PER_DAY: "/d",
    DoseBasis.PER_KG_DAY: "/kg/d",
    DoseBasis.PER_M2_DAY: "/m2/d",
}


def is_exact(number: Number | None) -> bool:
    """Tells whether a number is one number: no bound, no range, not "about"."""
    return number is not None and number.comparator is None and number.high is None


def quantity(
    number: Number | None, code: str = "", reference: Interval | None = None
) -> Message | None:
    """Returns an exact number with its unit (its own, or ``code``), or None for any other."""
    if number is None or not is_exact(number):
        return None
    own = number.unit if isinstance(number, Quantity) else code
    return message(
        unit=unit(own), value=number.value, referenceRange=reference_range(reference, own)
    )


def reference_range(interval: Interval | None, code: str) -> Message | None:
    """Returns a two-sided interval; the schema would read a side left open as 0."""
    if interval is None or interval.low is None or interval.high is None:
        return None
    return {"unit": unit(code), "low": interval.low, "high": interval.high}


def dose(given: Dose | None) -> Message | None:
    """Returns an exact dose with a unit that says what it is counted on.

    None for a fixed combination, of which one number would name only one drug.
    """
    if given is None or given.partner is not None or not is_exact(given):
        return None
    return {"unit": unit(dose_unit(given)), "value": given.value}


def dose_unit(given: Dose) -> str:
    """Returns the UCUM unit of a dose: "mg/m2", "ug/kg/min"; {AUC} for a target AUC."""
    if given.basis is DoseBasis.AUC:
        return given.unit or "{AUC}"
    if given.basis is DoseBasis.PER_KG_RATE:
        drug, _, time = given.unit.rpartition("/")
        return f"{drug}/kg/{time}"
    return given.unit + _COUNTED.get(given.basis, "")
