"""The dialect in which authors write prose: the rules that the Markdown parser runs.

Plain text survives in it: HLA-B*27, 10*9/L, c.76_78del and ~5 % stay as they are typed.

    *italic*  **bold**  ^18^F  H~2~O  [@key]  [@key; @key]  {fig:mri}  {fig:mri:A,B}  {table:labs}

A backslash before any of these signs prints the sign itself.
"""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from casereports.manuscript.table_names import table_name

#: What a reference may be called: the keys of the references room.
KEY = re.compile(r"\w[\w:.+/#-]*")
#: What a figure or table may be called: the record's keys.
NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?")

_CITATION = re.compile(r"\[(@[^\[\]]*)\]")
_MENTION = re.compile(r"\{([a-z]+):([^{}]*)\}|\{(fig|table)\}")
_RAISED = re.compile(r"\^((?:\\.|[^\s^\\])+)\^")
_LOWERED = re.compile(r"~((?:\\.|[^\s~\\])+)~")
_ESCAPED = re.compile(r"\\([^\w])")
_STARS = re.compile(r"\\.|(\*+)", re.DOTALL)


@cache
def parser() -> MarkdownIt:
    """Builds the parser: paragraphs, escapes and our own rules, nothing else."""
    markdown = MarkdownIt("zero").enable("escape")
    rules = markdown.inline.ruler
    rules.push("citation", _citation)
    rules.push("mention", _mention)
    rules.push("raised", _raised)
    rules.push("lowered", _lowered)
    rules.push("stars", _stars)
    return markdown


def _citation(state: StateInline, silent: bool) -> bool:
    """Reads ``[@a; @b]``; what begins so and can't be read becomes a fault."""
    if not state.src.startswith("[@", state.pos):
        return False
    match = _CITATION.match(state.src, state.pos, state.posMax)
    if match is None:
        return _unreadable(state, "[@", "a citation is not closed; write [@key]")
    parts = [part.strip() for part in match[1].split(";")]
    keys = [part[1:] for part in parts if part.startswith("@") and KEY.fullmatch(part[1:])]
    if len(keys) != len(parts):
        why = "a citation can't be read; write [@key], or [@key; @key] for several"
        return _unreadable(state, match[0], why)
    return _put(state, "citation", match[0], {"keys": tuple(keys)})


def _mention(state: StateInline, silent: bool) -> bool:
    """Reads ``{fig:mri:A,B}`` and ``{table:labs}``; other names with a colon are faults."""
    match = _MENTION.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    what, rest = match[1] or match[3], match[2] or ""
    key, _, panels = (part.strip() for part in rest.partition(":"))
    if what not in ("fig", "table"):
        return _unreadable(state, match[0], f"there is nothing of the name {match[0]}")
    if not NAME.fullmatch(key) or (what == "table" and panels):
        why = f"{match[0]} names no {'figure' if what == 'fig' else 'table'}"
        return _unreadable(state, match[0], why)
    if what == "table":
        return _put(state, "table_ref", match[0], {"key": table_name(key)})
    names = tuple(name.strip() for name in panels.split(",")) if panels else ()
    return _put(state, "figure_ref", match[0], {"key": key, "panels": names})


def _raised(state: StateInline, silent: bool) -> bool:
    return _short(state, _RAISED, "superscript")


def _lowered(state: StateInline, silent: bool) -> bool:
    return _short(state, _LOWERED, "subscript")


def _short(state: StateInline, pattern: re.Pattern[str], name: str) -> bool:
    match = pattern.match(state.src, state.pos, state.posMax)
    return match is not None and _put(
        state, name, match[0], {"text": _ESCAPED.sub(r"\1", match[1])}
    )


def _stars(state: StateInline, silent: bool) -> bool:
    """Reads ``*italic*`` and ``**bold**``; a star within or against a word is a star."""
    start, source = state.pos, state.src
    if source[start] != "*":
        return False
    width = 2 if source.startswith("**", start) else 1
    if start and source[start - 1].isalnum():
        return False
    end = _closing(state, start + width, width)
    if end is None:
        return False
    name, limit = ("strong" if width == 2 else "emphasis"), state.posMax
    state.push(f"{name}_open", "", 1)
    state.pos, state.posMax = start + width, end
    state.md.inline.tokenize(state)
    state.push(f"{name}_close", "", -1)
    state.pos, state.posMax = end + width, limit
    return True


def _closing(state: StateInline, begin: int, width: int) -> int | None:
    """Returns where the closing stars stand.

    A search that failed is remembered, so that a text of nothing but stars takes linear time.
    """
    source, limit = state.src, state.posMax
    failed: dict[tuple[int, int], int] = state.env.setdefault("unclosed", {})
    if begin >= limit or source[begin].isspace() or begin >= failed.get((limit, width), limit):
        return None
    for match in _STARS.finditer(source, begin, limit):
        end = match.end()
        closes = match[1] is not None and len(match[1]) in (width, 3)
        if not closes or end - width <= begin or source[end - width - 1].isspace():
            continue
        if end == limit or not source[end].isalnum():
            return end - width
    failed[limit, width] = begin
    return None


def _put(state: StateInline, name: str, raw: str, meta: dict[str, object]) -> bool:
    token = state.push(name, "", 0)
    token.content, token.meta = raw, meta
    state.pos += len(raw)
    return True


def _unreadable(state: StateInline, raw: str, why: str) -> bool:
    return _put(state, "unreadable", raw, {"why": why})
