"""Every packet is read by the schema's own program, which refuses what it doesn't know."""

import pytest
from google.protobuf.json_format import MessageToDict, Parse
from phenopackets import Phenopacket

from tests.renderers.phenopacket.packets import REPORTS, printed, read, report


@pytest.mark.parametrize("name", REPORTS)
def test_packet_is_read_and_written_back_without_loss(name):
    content = printed(report(name))
    parsed = Parse(content, Phenopacket(), ignore_unknown_fields=False)
    written = MessageToDict(parsed)
    assert numbers(written) == numbers(without_unknown(read(content)))


def without_unknown(part):
    """Returns a packet as the program writes it: the first word of an enumeration says nothing."""
    if isinstance(part, dict):
        return {
            name: without_unknown(value)
            for name, value in part.items()
            if value not in UNKNOWN
            and not (name in ("value", "low", "days", "weeks") and value == 0)
        }
    return [without_unknown(value) for value in part] if isinstance(part, list) else part


UNKNOWN = (
    "UNKNOWN_STATUS",
    "NOT_PROVIDED",
    "UNKNOWN_ACTIONABILITY",
    "unspecified_molecule_context",
)


def numbers(part):
    """Returns a packet with all its numbers as floats."""
    if isinstance(part, dict):
        return {name: numbers(value) for name, value in part.items()}
    if isinstance(part, list):
        return [numbers(value) for value in part]
    return part if isinstance(part, str | bool) else float(part)
