"""The door for gunicorn and other WSGI servers."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casereports.settings")
application = get_wsgi_application()


def warm_up() -> None:
    """Loads what the first request would wait a second for: addresses, words, a first paper."""
    from django.urls import reverse

    from casereports.clinical.facts.case import CaseFacts
    from casereports.journals.shelf import profile
    from casereports.manuscript.paper import compose_paper
    from casereports.vocabulary.shelves import index

    reverse("desk")
    index("analyte")
    compose_paper(CaseFacts(), profile=profile(""), images={})


warm_up()
