"""The dialect in which authors write prose: the rules that the Markdown parser runs.

Plain text survives in it: HLA-B*27, 10*9/L, c.76_78del and ~5 % stay as they are typed.

    *italic*  **bold**  ^18^F  H~2~O  [@key]  [@key; see @key, p. 5]
    {fig:mri}  {fig:mri:A,B}  {table:labs}
    {patient}  {lab:alp}  {lab:alp:interval}  {ihc:positive}

A noun may have capitals, and blanks around it. Braces before a word that can't be read are a fault.

Lines that begin with ``- `` or ``* ``, or are counted from ``1. ``, are lists of one level.

A backslash before any of these signs prints the sign itself.
"""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_inline import StateInline

from casereports.clinical.sentences import Sentence, _
from casereports.manuscript.cites import read_cites
from casereports.manuscript.table_names import table_name

#: What a figure or table may be called: the record's keys, which have no capitals, so that a name
#: written with them ("{table:Labs}" where a sentence begins) can mean but one.
NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")

_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_BLANKS = r"[ \t\n\u00a0]*"
_BRACES = re.compile(rf"\{{{_BLANKS}([A-Za-z][A-Za-z0-9_]*){_BLANKS}(?::([^{{}}]*))?\}}")
#: Braces before a word: who types them most likely quotes, if not words parted by commas.
_OPENED = re.compile(rf"\{{({_BLANKS}(?![0-9_])\w[^{{}}]*)")
_LIKE_A_QUOTATION = re.compile(r"[\w.\-\u2010\u2011\u2013\s]*(?::.*)?", re.DOTALL)
_BREAK = re.compile(r"[ \t]*\n[ \t]*|\t+")
_RAISED = re.compile(r"\^((?:\\.|[^\s^\\])+)\^")
_LOWERED = re.compile(r"~((?:\\.|[^\s~\\])+)~")
_ESCAPED = re.compile(r"\\([^\w])")
_LIST = re.compile(r"(?:[-*]|1[.)])\s+\S")
_STARS = re.compile(r"\\.|(\*+)", re.DOTALL)


def unbroken(words: str) -> str:
    """Returns what stands between signs on one line, as it prints."""
    return _BREAK.sub(" ", words)


@cache
def parser(*, with_lists: bool = True) -> MarkdownIt:
    """Builds the parser: paragraphs, lists, escapes and our own rules, nothing else."""
    markdown = MarkdownIt("zero").enable("escape")
    if with_lists:
        markdown.enable("list").block.ruler.at("list", _list, {"alt": ["paragraph"]})
    rules = markdown.inline.ruler
    rules.push("citation", _citation)
    rules.push("mention", _mention)
    rules.push("raised", _raised)
    rules.push("lowered", _lowered)
    rules.push("stars", _stars)
    return markdown


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Reads a list; "+ 5 °C" and "1986. A year" begin a paragraph and no list."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not state.level and not _LIST.match(line):
        return False
    return list_block(state, start, end, silent)


def _citation(state: StateInline, silent: bool) -> bool:
    """Reads ``[@a; see @b, p. 5]``; what begins with ``[@`` and can't be read becomes a fault."""
    begins = state.src.startswith("[@", state.pos)
    match = _BRACKETS.match(state.src, state.pos, state.posMax)
    cites = read_cites(match[1]) if match else None
    if not begins and cites is None:
        return False
    if match is None:
        return _unreadable(state, "[@", _("a citation is not closed; write [@key]."))
    if cites is None:
        why = _("a citation can't be read; write [@key], or [@key; @key] for several.")
        return _unreadable(state, match[0], why)
    return _put(state, "citation", match[0], {"cites": cites})


def _mention(state: StateInline, silent: bool) -> bool:
    """Reads ``{fig:mri:A,B}``, ``{table:labs}`` and quotations of the record: ``{lab:alp}``.

    What a quotation quotes is looked up when the paper is composed.
    """
    match = _BRACES.match(state.src, state.pos, state.posMax)
    if match is None:
        return _attempt(state)
    if match[2] is None and _is_annotation(state, match.end()):
        return False
    what, rest = match[1].lower(), unbroken(match[2] or "")
    if what not in ("fig", "table"):
        parts = (part.strip() for part in rest.split(":")) if rest else ()
        return _put(state, "datum", match[0], {"path": (what, *parts)})
    key, _colon, panels = (part.strip() for part in rest.partition(":"))
    if not NAME.fullmatch(key) or (what == "table" and panels):
        no_figure = _("%(quote)s names no figure.", quote=match[0])
        no_table = _("%(quote)s names no table.", quote=match[0])
        why = no_figure if what == "fig" else no_table
        return _unreadable(state, match[0], why)
    if what == "table":
        return _put(state, "table_ref", match[0], {"key": table_name(key.lower())})
    names = tuple(name.strip() for name in panels.split(",")) if panels else ()
    return _put(state, "figure_ref", match[0], {"key": key.lower(), "panels": names})


def _attempt(state: StateInline) -> bool:
    """Reads what is meant as a quotation and is none as a fault; a set such as {a, b} is text."""
    match = _OPENED.match(state.src, state.pos, state.posMax)
    if match is None or (":" not in match[1] and _is_annotation(state, match.end() + 1)):
        return False
    if match.end() == state.posMax or state.src[match.end()] == "{":
        return _open_brace(state)
    if not _LIKE_A_QUOTATION.fullmatch(match[1]):
        return False
    quote = f"{match[0]}}}"
    why = _(
        "%(quote)s can't be read; write {noun} or {noun:row:form}. To print the braces "
        "themselves, write a backslash before them.",
        quote=unbroken(quote),
    )
    return _unreadable(state, quote, why)


def _open_brace(state: StateInline) -> bool:
    why = _(
        "a brace is not closed; write {noun} or {noun:row:form}. To print the brace "
        "itself, write a backslash before it."
    )
    return _unreadable(state, "{", why)


def _is_annotation(state: StateInline, end: int) -> bool:
    """Tells whether braces belong to a unit, as UCUM writes it: {cells}/uL, 10*6{cells}."""
    before = state.src[state.pos - 1] if state.pos else ""
    return before.isalnum() or before == "/" or state.src.startswith("/", end)


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

    A search that failed is remembered with its paragraph, for ``env`` is that of the whole text;
    so a text of nothing but stars takes linear time.
    """
    source, limit = state.src, state.posMax
    failed: dict[tuple[str, int, int], int] = state.env.setdefault("unclosed", {})
    place = (source, limit, width)
    if begin >= limit or source[begin].isspace() or begin >= failed.get(place, limit):
        return None
    for match in _STARS.finditer(source, begin, limit):
        end = match.end()
        closes = match[1] is not None and len(match[1]) in (width, 3)
        if not closes or end - width <= begin or source[end - width - 1].isspace():
            continue
        if end == limit or not source[end].isalnum():
            return end - width
    failed[place] = begin
    return None


def _put(state: StateInline, name: str, raw: str, meta: dict[str, object]) -> bool:
    token = state.push(name, "", 0)
    # Where it stands in its paragraph, by which names in it can be changed.
    token.content, token.meta = raw, {**meta, "at": state.pos}
    state.pos += len(raw)
    return True


def _unreadable(state: StateInline, raw: str, why: Sentence) -> bool:
    return _put(state, "unreadable", raw, {"why": why})
