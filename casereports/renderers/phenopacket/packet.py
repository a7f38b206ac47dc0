"""The packet as a whole."""

import re
from datetime import UTC, datetime
from typing import Final

from casereports.renderers.phenopacket.actions import actions
from casereports.renderers.phenopacket.diseases import diseases, other_codes
from casereports.renderers.phenopacket.features import features
from casereports.renderers.phenopacket.genomics import interpretations, markers
from casereports.renderers.phenopacket.measurements import measurements
from casereports.renderers.phenopacket.message import Message, message, one_line
from casereports.renderers.phenopacket.resources import resources
from casereports.renderers.phenopacket.samples import samples
from casereports.renderers.phenopacket.scope import Scope
from casereports.renderers.phenopacket.subject import subject

SCHEMA_VERSION: Final = "2.0"
CREATED_BY: Final = "casereports"
#: What some write before a DOI.
_ADDRESS = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def packet(scope: Scope, created: datetime) -> Message:
    """Returns a phenopacket in the schema's order of fields."""
    told = message(
        id=scope.id,
        subject=subject(scope),
        phenotypicFeatures=features(scope),
        measurements=[*measurements(scope), *markers(scope)],
        biosamples=samples(scope),
        interpretations=interpretations(scope),
        diseases=diseases(scope),
        medicalActions=actions(scope),
    )
    references = [*_article(scope), *other_codes(scope)]
    metadata = message(
        created=_written(created),
        createdBy=CREATED_BY,
        resources=resources({"told": told, "references": references}),
        phenopacketSchemaVersion=SCHEMA_VERSION,
        externalReferences=references,
    )
    return {**told, "metaData": metadata}


def _article(scope: Scope) -> list[Message]:
    """Returns the published report, where it has a DOI."""
    doi, title = _ADDRESS.sub("", scope.facts.paper.doi), one_line(scope.facts.paper.title)
    return [message(id=f"DOI:{doi}", description=title or doi)] if doi else []


def _written(created: datetime) -> str:
    """Returns a moment in UTC to the second; one without a zone is taken for UTC."""
    moment = created if created.tzinfo else created.replace(tzinfo=UTC)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
