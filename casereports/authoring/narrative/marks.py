"""Formatted runs written in the dialect in which authors write prose."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from casereports.clinical.values import Value
from casereports.manuscript.markup import read_line, read_prose
from casereports.manuscript.nodes import Inline, Text
from casereports.manuscript.typography import bound

_BRACES = r"\[(?=@)|\{(?=[ \t\n\u00a0]*(?![0-9_])\w)"
_SIGNS = re.compile(rf"[\\*^~]|{_BRACES}|^-(?=\s)|(?<=^1)[.)](?=\s)", re.MULTILINE)
_MENTION = re.compile(_BRACES)


class Run(Value):
    """Letters that look alike; ``raised`` is 1 for superscript and -1 for subscript."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: int = 0


def escaped(text: str) -> str:
    """Returns ``text`` so that nothing in it is read as markup."""
    return _SIGNS.sub(lambda sign: f"\\{sign[0]}", text)


def without_faults(text: str) -> str:
    """Returns typed text, of whose markup only what can't be read is turned into letters."""
    if read_prose(text, "").faults:
        return _MENTION.sub(lambda sign: f"\\{sign[0]}", text)
    return text


def marked(runs: Sequence[Run]) -> str:
    """Returns runs as markup; letters are never lost, formatting is where it can't be written."""
    runs = _tidied(runs)
    plain = "".join(run.text for run in runs)
    if not any(run.bold or run.italic or run.raised for run in runs) and _reads_as(plain, plain):
        return plain
    text = _written(runs)
    return text if _reads_as(text, plain) else escaped(plain)


def _tidied(runs: Sequence[Run]) -> list[Run]:
    """Returns runs that look alike as one, blanks at the ends of a span outside of it."""
    tidy: list[Run] = []
    for (bold, italic, raised), same in groupby(runs, key=lambda r: (r.bold, r.italic, r.raised)):
        text = "".join(run.text for run in same)
        inner = text.strip()
        if not inner:
            tidy.append(Run(text=text))
            continue
        start = text.index(inner[0])
        tidy += [
            Run(text=text[:start]),
            Run(text=inner, bold=bold, italic=italic, raised=raised),
            Run(text=text[start + len(inner) :]),
        ]
    return [run for run in tidy if run.text]


def _written(runs: Sequence[Run]) -> str:
    spans = [
        (bold, italic, list(same))
        for (bold, italic), same in groupby(_filled(runs), key=lambda run: (run.bold, run.italic))
    ]
    bare = ["".join(run.text for run in inner) for _bold, _italic, inner in spans]
    text = ""
    for at, (bold, italic, inner) in enumerate(spans):
        words = "".join(_scripted(run) for run in inner)
        stars = "*" * (2 * bold + italic)
        after = bare[at + 1][:1] if at + 1 < len(spans) else ""
        if stars and not (text[-1:].isalnum() or text.endswith("*") or after.isalnum()):
            words = f"{stars}{words}{stars}"
        text += words
    return text


def _filled(runs: Sequence[Run]) -> list[Run]:
    """Returns runs in which a blank between two that look alike looks like them."""
    filled = list(runs)
    for at in range(1, len(filled) - 1):
        before, blank, after = filled[at - 1 : at + 2]
        alike = (before.bold, before.italic) == (after.bold, after.italic)
        if alike and not blank.text.strip():
            filled[at] = blank.model_copy(update={"bold": before.bold, "italic": before.italic})
    return filled


def _scripted(run: Run) -> str:
    if not run.raised:
        return escaped(run.text)
    sign = "^" if run.raised > 0 else "~"
    inner = re.sub(r"[\\^~]|\s", lambda found: f"\\{found[0]}", run.text)
    return f"{sign}{inner}{sign}"


def _reads_as(text: str, plain: str) -> bool:
    """Returns whether markup is read without fault, as these words."""
    prose = read_prose(text, "")
    said = " ".join(map(_letters, prose.lines))
    return not prose.faults and said.split() == bound(plain).split()


def _letters(nodes: Iterable[Inline]) -> str:
    return "".join(
        node.text if isinstance(node, Text) else _letters(getattr(node, "children", ()))
        for node in nodes
    )


def unmarked(text: str) -> str:
    """Returns the words of typed text without its markup."""
    return _letters(read_line(text, "", []))
