"""The papers in ``tests/cases``: a manuscript, and beside it the HTML that it must give.

After a change that is meant, ``python -m tests.renderers.papers`` writes the HTML anew.
"""

from pathlib import Path

from casereports.manuscript.document import Manuscript
from casereports.manuscript.nodes import Image
from casereports.renderers.html import render_article

CASES = Path(__file__).parents[1] / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.json"))


def paper(name: str) -> Manuscript:
    return Manuscript.model_validate_json((CASES / f"{name}.json").read_text("utf-8"))


def picture_name(image: Image) -> str:
    return f"figures/{image.sha256[:12]}.jpg"


def article(name: str) -> str:
    """Return a paper's article, one block a line, so that a difference can be read."""
    written = render_article(paper(name), image_url=picture_name)
    for tag in ("p", "li", "tr", "h1", "h2", "h3", "section", "figure", "div", "header", "article"):
        written = written.replace(f"</{tag}>", f"</{tag}>\n")
    return written


if __name__ == "__main__":
    for name in NAMES:
        (CASES / f"{name}.html").write_text(article(name), "utf-8")
