"""A text of the dialect as both of its readers see it: lines of runs with their marks."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from casereports.manuscript.markup import read_line, read_prose
from casereports.manuscript.nodes import (
    Citation,
    Datum,
    Emphasis,
    FigureRef,
    Inline,
    ListBlock,
    Strong,
    Subscript,
    Superscript,
    TableRef,
    Text,
)

ROOT = Path(__file__).parents[2]
CASES = [
    *ROOT.glob("examples/*/case.json"),
    *ROOT.glob("tests/cases/*.json"),
    *ROOT.glob("tests/cases/reports/*.json"),
    *ROOT.glob("tests/cases/quotations/*.json"),
]
NBSP = "\u00a0"
MARKS = {Strong: "strong", Emphasis: "em", Superscript: "superscript", Subscript: "subscript"}

#: What is printed, and in which type; a citation or a quotation is its node.
Run = tuple[Any, tuple[str, ...]]
Line = list[Run]
Tree = list[tuple[str, list[Line]]]

#: Reads texts in a page as the editor does; "grown" is each with a word at the end of each block.
IN_EDITOR = """async ([texts, lists, word]) => {
    const { Source } = await import("/static/js/prose/source.js");
    const { PROSE, LINES } = await import("/static/js/prose/schema.js");
    const { wholeWords } = await import("/static/js/prose/wholewords.js");
    const { EditorState } = await import("/static/vendor/prosemirror/prosemirror.js");
    const schema = lists ? PROSE : LINES;
    const line = (paragraph) => {
        const runs = [];
        paragraph.forEach(({ text, attrs, marks }) => {
            const names = marks.map(({ type }) => type.name).sort();
            runs.push({ text, code: attrs.code, raw: attrs.raw, marks: names });
        });
        return runs;
    };
    const block = (node) => {
        const isList = node.type.name.endsWith("_list");
        const lines = isList ? node.children.map((item) => line(item.firstChild)) : [line(node)];
        return [node.type.name, lines];
    };
    const grown = (doc) => {
        const state = EditorState.create({ doc, plugins: [wholeWords()] });
        const ends = [];
        doc.descendants((node, place) => {
            if (node.isTextblock) ends.push(place + node.nodeSize - 1);
        });
        const change = state.tr;
        for (const end of ends.reverse()) change.insert(end, schema.text(word));
        return state.apply(change).doc;
    };
    return texts.map((text) => {
        const source = new Source(schema, text);
        return {
            again: source.write(source.doc.copy(source.doc.content)),
            tree: source.pieces.map(({ node }) => block(node)),
            grown: source.write(grown(source.doc)),
        };
    });
}"""


def texts_of_cases() -> list[str]:
    """Return every text that stands in the case files of the repository."""
    found: dict[str, None] = {}
    for path in CASES:
        found |= dict.fromkeys(_strings(json.loads(path.read_text("utf-8"))))
    return list(found)


def _strings(data: Any) -> Iterator[str]:
    match data:
        case str():
            yield data
        case list():
            for part in data:
                yield from _strings(part)
        case dict():
            for part in data.values():
                yield from _strings(part)


def tree_of(text: str, *, lists: bool = True) -> Tree:
    """Return a text as the paper has it; a text without lists is one line."""
    if not lists:
        return [("paragraph", [_joined(_runs(read_line(text, "", []), ()))])]
    return [
        (_kind(block), [_joined(_runs(line, ())) for line in _lines(block)])
        for block in read_prose(text, "").blocks
    ]


def _kind(block: Any) -> str:
    if not isinstance(block, ListBlock):
        return "paragraph"
    return "ordered_list" if block.ordered else "bullet_list"


def _lines(block: Any) -> list[Any]:
    if isinstance(block, ListBlock):
        return [item.children for item in block.items]
    return [block.children]


def _runs(nodes: Iterable[Inline], marks: tuple[str, ...]) -> Iterator[Run]:
    for node in nodes:
        match node:
            case Text():
                yield node.text, marks
            case Emphasis() | Strong() | Superscript() | Subscript():
                yield from _runs(node.children, (*marks, MARKS[type(node)]))
            case Citation() | Datum() | FigureRef() | TableRef():
                yield node, marks
            case _:
                raise AssertionError(f"prose has no {node.kind}")


def tree_told(told: list[Any]) -> Tree:
    """Return what the editor has told of its document, as the paper would have it."""
    return [(kind, [_joined(map(_run, line)) for line in lines]) for kind, lines in told]


def _run(told: dict[str, Any]) -> Run:
    marks = tuple(told["marks"])
    if told["code"] is not None:
        (node,) = read_line(told["code"], "", [])
        return node, marks
    text = told["text"]
    return (f"[not understood: {told['raw']}]" if text is None else text), marks


def _joined(runs: Iterable[Run]) -> Line:
    """Return runs with neighbours of one type as one, and without the printer's own spaces."""
    found: Line = []
    for what, marks in runs:
        one = " ".join(what.replace(NBSP, " ").split("\n")) if isinstance(what, str) else what
        own = tuple(sorted(set(marks)))
        if found and isinstance(one, str) and isinstance(found[-1][0], str) and found[-1][1] == own:
            found[-1] = (found[-1][0] + one, own)
        elif one != "":
            found.append((one, own))
    return found


def with_word(tree: Tree, word: str) -> Tree:
    """Return a tree with a word at the end of each of its lines."""
    if not tree:
        return [("paragraph", [[(word.strip(), ())]])]
    return [(kind, [_joined([*line, (word, ())]) for line in lines]) for kind, lines in tree]


def trimmed(tree: Tree) -> Tree:
    """Return a tree without blanks at the edges of its lines, which the editor does not write."""
    return [(kind, [_trimmed(line) for line in lines]) for kind, lines in tree]


def _trimmed(line: Line) -> Line:
    line = list(line)
    for edge, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while line and isinstance(line[edge][0], str):
            line[edge] = (strip(line[edge][0]), line[edge][1])
            if line[edge][0]:
                break
            line.pop(edge)
    return line


def words_alone(tree: Tree) -> list[tuple[str, list[list[Any]]]]:
    """Return a tree without what is italic and bold."""
    return [
        (kind, [[one for one, _marks in _joined(_plain(line))] for line in lines])
        for kind, lines in tree
    ]


def _plain(line: Line) -> Iterator[Run]:
    for one, marks in line:
        yield one, tuple(mark for mark in marks if mark not in ("em", "strong"))
