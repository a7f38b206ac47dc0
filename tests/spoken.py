"""What pure rooms say to people, found in their source: every template and who says it."""

import ast
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import casereports

ROOT = Path(casereports.__file__).parent
SENTENCES = "casereports.clinical.sentences"
#: The functions whose first argument translators find.
MARKS = ("_", "gettext_noop")


@cache
def sources() -> Mapping[str, ast.Module]:
    """Returns every module of ours by its path."""
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(ROOT.rglob("*.py"))
        if "migrations" not in path.parts
    }


@cache
def calls() -> Mapping[str, Sequence[tuple[str, ast.Call]]]:
    """Returns the calls of each function by its name, with the module in which they stand."""
    found: dict[str, list[tuple[str, ast.Call]]] = {}
    for path, tree in sources().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found.setdefault(node.func.id, []).append((path, node))
    return found


@cache
def importers(name: str) -> frozenset[str]:
    """Returns the modules that have a name from the room's sentences, that room included."""
    home = "clinical/sentences.py"
    return frozenset({home}) | {
        path
        for path, tree in sources().items()
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == SENTENCES
        if name in {one.name for one in node.names}
    }


def marked() -> list[tuple[str, ast.Call]]:
    """Returns the calls that mark a template for translators, and where they stand."""
    return [
        (path, call)
        for mark in MARKS
        for path, call in calls().get(mark, ())
        if path in importers(mark)
    ]


def templates() -> set[str]:
    """Returns every template that a pure room fills."""
    words = (call.args[0] for _path, call in marked())
    return {str(word.value) for word in words if isinstance(word, ast.Constant)}


def is_written_out(word: ast.expr | None) -> bool:
    """Tells whether an argument is a text of the source, with gaps or without."""
    return isinstance(word, ast.JoinedStr) or (
        isinstance(word, ast.Constant) and isinstance(word.value, str) and word.value != ""
    )
