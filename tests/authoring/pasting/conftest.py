from collections.abc import Callable
from pathlib import Path

import pytest

from casereports.authoring.pasting.pasted import Pasted, understand
from casereports.authoring.pasting.remarks import Remark

PRINTS = Path(__file__).parent / "prints"


@pytest.fixture
def printed() -> Callable[[str], Pasted]:
    """What is understood of a laboratory's print, by the name of its file."""
    return lambda name: understand((PRINTS / f"{name}.txt").read_text("utf-8"), table="labs")


@pytest.fixture
def one() -> Callable[..., dict[str, str]]:
    """The cells of the only row that a pasted line gives."""

    def cells(text: str, table: str = "labs", **options: bool) -> dict[str, str]:
        (line,) = understand(text, table=table, **options).lines
        return {cell.column: cell.text for cell in line.cells}

    return cells


@pytest.fixture
def doubts() -> Callable[..., tuple[Remark, ...]]:
    """The doubts about the only row that a pasted line gives."""

    def said(text: str, table: str = "labs", **options: bool) -> tuple[Remark, ...]:
        (line,) = understand(text, table=table, **options).lines
        return line.doubts

    return said
