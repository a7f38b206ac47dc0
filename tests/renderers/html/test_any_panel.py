"""Whatever an author draws, cuts and measures becomes a page, or a fault with a sentence."""

import xml.etree.ElementTree as ET
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from casereports.clinical.facts.panels import Bar, Marks
from casereports.journals.shelf import profile
from casereports.manuscript.compose.figures import Images
from casereports.manuscript.nodes import Image
from casereports.manuscript.paper import compose_paper
from casereports.renderers.html import render_article
from tests.clinical.notation.panel_strategies import lengths, marks, scales, views
from tests.manuscript.papers import SEED, paper_facts

sides = st.integers(1, 8000)
panels = st.fixed_dictionaries(
    {},
    optional={
        "view": views(),
        "marks": st.builds(Marks, marks=st.lists(marks(), min_size=1, max_size=4).map(tuple)),
        "scale": scales(),
        "bar": st.builds(Bar, length=lengths),
        "span": st.integers(1, 6),
    },
)


@given(
    drawn=st.lists(panels, min_size=1, max_size=3),
    columns=st.integers(1, 6),
    gap=st.sampled_from(["none", "narrow", "wide"]),
    equal=st.booleans(),
    size=st.tuples(sides, sides),
)
def test_any_panel_becomes_a_well_formed_page(
    drawn: list[dict[str, Any]], columns: int, gap: str, equal: bool, size: tuple[int, int]
) -> None:
    image = Image(sha256="0" * 64, media_type="image/png", width=size[0], height=size[1])
    rows = [
        {"key": f"p{at}", "file": f"{at}.png", "alt": "A."} | row for at, row in enumerate(drawn)
    ]
    images: Images = {(f"{at}.png", None): image for at in range(len(drawn))} | {
        (f"{at}.png", row.get("view")): image for at, row in enumerate(drawn)
    }
    figure = {"key": "f", "panels": rows, "columns": columns, "gap": gap, "equal_heights": equal}
    case = paper_facts({}, figures=[figure])

    paper = compose_paper(case, profile=profile(SEED), images=images)
    page = ET.fromstring(render_article(paper.manuscript, image_url=lambda image: image.sha256))
    assert len(list(page.iter("img"))) == len(drawn)
    assert {fault.source for fault in paper.faults} <= {f"panel:f/p{at}" for at in range(3)}
    assert all(str(fault.message) for fault in paper.faults)
