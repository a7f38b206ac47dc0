"""A case as a GA4GH phenopacket (schema version 2, JSON form): data for registries and machines."""

from datetime import datetime

import simplejson

from casereports.clinical.facts.case import CaseFacts
from casereports.renderers.phenopacket.packet import packet
from casereports.renderers.phenopacket.scope import Scope

__all__ = ["print_phenopacket"]


def print_phenopacket(facts: CaseFacts, *, id: str, created: datetime) -> bytes:  # noqa: A002  # the schema's word
    """Returns the facts as a phenopacket; the same arguments give the same bytes.

    ``id`` names the packet and, as its beginning, all that is named inside. No date stands in it
    but ``created``, which is written in UTC, and no person.
    """
    told = packet(Scope(id=id, facts=facts), created)
    text = simplejson.dumps(told, ensure_ascii=False, indent=2, use_decimal=True)
    return f"{text}\n".encode()
