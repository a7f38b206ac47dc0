"""What a fresh process reads before its first request, which would wait a second for it."""

from django.urls import reverse

from casereports.clinical.facts.case import CaseFacts
from casereports.journals.shelf import profile
from casereports.manuscript.paper import compose_paper
from casereports.vocabulary.shelves import index


def warm_up() -> None:
    """Loads the addresses, the words of the laboratory, and what it takes to compose a paper."""
    reverse("desk")
    index("analyte")
    compose_paper(CaseFacts(), profile=profile(""), images={})
