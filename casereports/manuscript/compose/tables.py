"""The tables that a record can set from its rows."""

from collections.abc import Callable
from typing import NamedTuple

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import SectionKind
from casereports.manuscript.compose.differential import compose_differential
from casereports.manuscript.compose.functional import compose_tests
from casereports.manuscript.compose.harms import compose_harms
from casereports.manuscript.compose.ihc import compose_ihc
from casereports.manuscript.compose.imaging import compose_imaging
from casereports.manuscript.compose.labs import compose_labs
from casereports.manuscript.compose.microbiology import compose_microbiology
from casereports.manuscript.compose.molecular import compose_molecular
from casereports.manuscript.compose.placing import Float
from casereports.manuscript.compose.timeline import compose_timeline
from casereports.manuscript.compose.treatment import compose_treatments
from casereports.manuscript.nodes import Table


class Kind(NamedTuple):
    """A kind of table; one that is not ``always`` printed waits for a mention in the prose."""

    compose: Callable[[CaseFacts], Table | None]
    home: SectionKind
    always: bool = False


KINDS = (
    Kind(compose_timeline, SectionKind.TIMELINE),
    Kind(compose_labs, SectionKind.INVESTIGATIONS, always=True),
    Kind(compose_ihc, SectionKind.INVESTIGATIONS, always=True),
    Kind(compose_microbiology, SectionKind.INVESTIGATIONS),
    Kind(compose_molecular, SectionKind.INVESTIGATIONS),
    Kind(compose_imaging, SectionKind.INVESTIGATIONS),
    Kind(compose_tests, SectionKind.INVESTIGATIONS),
    Kind(compose_differential, SectionKind.DIFFERENTIAL),
    Kind(compose_treatments, SectionKind.TREATMENT),
    Kind(compose_harms, SectionKind.TREATMENT),
)


def compose_tables(facts: CaseFacts) -> tuple[Float, ...]:
    """Returns every table that the record has rows for."""
    composed = ((kind, kind.compose(facts)) for kind in KINDS)
    return tuple(
        Float(block=table, home=kind.home, optional=not kind.always)
        for kind, table in composed
        if table is not None
    )
