"""By what a published article is cited, and what was published of it since."""

from datetime import date

import pytest

from casereports.manuscript.document import Imprint, PublishedNotice
from casereports.renderers.imprint import imprint_lines, notice_lines
from casereports.renderers.words import words_for

WHOLE = Imprint(
    journal="Journal of Examples",
    volume="12",
    issue="3",
    pages="45–49",
    received=date(2026, 3, 1),
    accepted=date(2026, 5, 12),
    published=date(2026, 6, 30),
    licence="https://creativecommons.org/licenses/by/4.0/",
    holder="The Authors",
)


def test_an_imprint_says_all_that_is_known() -> None:
    assert imprint_lines(WHOLE, words_for("en")) == (
        "Journal of Examples. 2026;12(3):45–49",
        "Received 1 March 2026 · Accepted 12 May 2026 · Published 30 June 2026",
        "© 2026 The Authors · Licence: https://creativecommons.org/licenses/by/4.0/",
    )


@pytest.mark.parametrize(
    ("known", "lines"),
    [
        ({}, ()),
        ({"volume": "12"}, ("12",)),
        ({"pages": "e45"}, ("e45",)),
        ({"journal": "Examples", "volume": "12"}, ("Examples. 12",)),
        (
            {"journal": "Examples", "published": date(2026, 1, 2)},
            ("Examples. 2026", "Published 2 January 2026"),
        ),
    ],
)
def test_an_imprint_says_nothing_of_what_is_not_known(known, lines) -> None:
    assert imprint_lines(Imprint(**known), words_for("en")) == lines


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en-GB", "Retracted article, 2 January 2027"),
        ("de", "Zurückgezogener Artikel, 2. Januar 2027"),
        ("fr", "Article rétracté, 2 janvier 2027"),
        ("es", "Artículo retractado, 2 de enero de 2027"),
    ],
)
def test_a_notice_is_headed_in_the_language_of_the_paper(language: str, head: str) -> None:
    notice = PublishedNotice(
        kind="retraction", text="Withdrawn consent.", day=date(2027, 1, 2), doi="10.1000/x"
    )
    assert notice_lines(notice, words_for(language)) == (
        head,
        "Withdrawn consent. https://doi.org/10.1000/x",
    )
