"""A measurement's value: a quantity, a class, or several quantities that belong together."""

from collections.abc import Mapping

from casereports.clinical.facts.labs import Interval
from casereports.clinical.quantities import Quantity
from casereports.clinical.wording.quantity import printed_quantity
from casereports.renderers.phenopacket.message import Message
from casereports.renderers.phenopacket.quantities import quantity
from casereports.renderers.phenopacket.terms import words


def number(given: Quantity | None, reference: Interval | None = None) -> Message | None:
    """Returns the field with a number; one that is not exact stands in words (">4,500 ng/mL")."""
    if given is None:
        return None
    exact = quantity(given, reference=reference)
    return {"value": {"quantity": exact}} if exact else in_words(printed_quantity(given))


def in_words(text: str) -> Message | None:
    """Returns the field with a value in words."""
    told = words(text)
    return None if told is None else {"value": {"ontologyClass": told}}


def together(parts: Mapping[str, Message | None]) -> Message:
    """Returns the field with several named quantities."""
    typed = [{"type": words(name), "quantity": part} for name, part in parts.items()]
    return {"complexValue": {"typedQuantities": typed}}
