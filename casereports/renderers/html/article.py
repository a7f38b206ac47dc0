"""The article: front, sections, references, back."""

from casereports.manuscript.document import Manuscript, Reference
from casereports.manuscript.nodes import Section
from casereports.renderers.html.anchors import anchor
from casereports.renderers.html.blocks import render_block
from casereports.renderers.html.front import render_front
from casereports.renderers.html.inline import as_marked, render_inlines
from casereports.renderers.html.markup import NOTHING, Html, element, text
from casereports.renderers.html.pictures import Pictures
from casereports.renderers.names import heading
from casereports.renderers.words import Words, words_for

DEEPEST_HEADING = 6


def article(manuscript: Manuscript, pictures: Pictures) -> Html:
    """Return the ``<article>`` element."""
    words = words_for(manuscript.language)

    def sections(group: tuple[Section, ...], name: str) -> Html:
        drawn = [render_section(part, 2, words=words, pictures=pictures) for part in group]
        return element("div", *drawn, class_=name) if drawn else NOTHING

    return element(
        "article",
        render_front(manuscript.front, words),
        sections(manuscript.body, "body"),
        sections(manuscript.back, "back"),
        references(manuscript.references, words),
        sections(manuscript.closing, "closing"),
        class_="article",
        lang=manuscript.language,
    )


def render_section(section: Section, level: int, *, words: Words, pictures: Pictures) -> Html:
    """Return a section and those within it, headings one level deeper each."""
    blocks = [render_block(block, words=words, pictures=pictures) for block in section.blocks]
    inner = [
        render_section(part, level + 1, words=words, pictures=pictures) for part in section.sections
    ]
    return element(
        "section",
        element(
            f"h{min(level, DEEPEST_HEADING)}",
            render_inlines(heading(section)),
            id=anchor("section", section.key),
        ),
        *blocks,
        *inner,
        data_source=section.source,
    )


def references(entries: tuple[Reference, ...], words: Words) -> Html:
    """Return the reference list; each entry's own label is printed, not a counted one."""
    if not entries:
        return NOTHING
    return element(
        "section",
        element("h2", text(words.references), id="references"),
        element("ol", *(render_reference(entry) for entry in entries)),
        class_="references",
    )


def render_reference(entry: Reference) -> Html:
    """Return an entry of the list; the place that citations link to is its label, if it has one."""
    place = anchor("reference", entry.key)
    if not entry.label:
        return element("li", render_inlines(entry.children), id=place, data_source=entry.source)
    width = f"label-{len(entry.label)}"
    words = as_marked(entry.children, text(entry.label))
    label = element("span", words, id=place, class_=f"label {width}")
    return element(
        "li",
        label,
        text(" "),
        render_inlines(entry.children),
        class_="labelled",
        data_source=entry.source,
    )
