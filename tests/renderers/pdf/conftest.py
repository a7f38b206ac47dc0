from collections.abc import Iterator

import pikepdf
import pytest

from tests.renderers.papers import paper
from tests.renderers.pdf.reading import opened, printed


@pytest.fixture(scope="session")
def presacral() -> bytes:
    return printed(paper("presacral"))


@pytest.fixture(scope="session")
def tagged(presacral: bytes) -> Iterator[pikepdf.Pdf]:
    """The presacral paper, opened to look at its objects."""
    with opened(presacral) as pdf:
        yield pdf
