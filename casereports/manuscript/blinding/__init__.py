"""Anonymous review: what identifies authors, and papers and facts without it."""

from casereports.manuscript.blinding.collecting import identities
from casereports.manuscript.blinding.drawing import blind_drawing
from casereports.manuscript.blinding.identities import Identities
from casereports.manuscript.blinding.paper import blind
from casereports.manuscript.blinding.record import blind_facts
from casereports.manuscript.blinding.tracing import traces

__all__ = ["Identities", "blind", "blind_drawing", "blind_facts", "identities", "traces"]
