"""Sentences that pure rooms say: English, with what another language needs to tell them anew."""

import ast
import copy
import pickle

import pytest

from casereports.clinical.facts.codes import Flag
from casereports.clinical.sentences import (
    FactError,
    Sentence,
    _,
    begun,
    either,
    in_a_row,
    listed,
    own,
)
from casereports.clinical.values import Value
from tests.spoken import calls, importers, is_written_out, marked, sources

#: Where a sentence is made of a template that was marked elsewhere.
MAKERS = {
    "clinical/sentences.py",
    "clinical/refusals.py",
    "clinical/notation/exact.py",
    "checks/care/report.py",
}
#: What is said to people, and by which argument.
SAYINGS: dict[str, tuple[int | str, ...]] = {
    "Fault": ("message",),
    "Problem": ("message", "where"),
    "Evidence": ("text",),
    "Place": ("where",),
    "Finding": ("message",),
    "missing": (0,),
    "partial": (0,),
    "conflict": (0,),
    "not_applicable": (0,),
    "own": (0,),
    "NotationError": (0,),
    "FactError": (0,),
    "NothingQuotedError": (0,),
    "PictureError": (0,),
    "CitationError": (0,),
    "UnknownJournalError": (0,),
    "RenderError": (0,),
    "PrintError": (0,),
}
#: Rooms in which whatever is raised may be read by a person in a form or above a paper.
HEARD = ("clinical/", "references/items.py", "references/text.py", "figures/prepare.py")


class Said(Value):
    message: Sentence


def test_a_sentence_is_english_and_keeps_its_template_and_parts() -> None:
    said = _("“%(quote)s” has %(number)s rows.", quote="50 %(s", number=12_034)
    assert said == "“50 %(s” has 12,034 rows."
    assert said.template == "“%(quote)s” has %(number)s rows."
    assert said.parts == {"quote": "50 %(s", "number": 12_034}


def test_words_of_a_closed_list_are_said_by_their_label() -> None:
    assert _("The flag is %(flag)s.", flag=Flag.CRITICALLY_LOW) == "The flag is critically low."
    assert own(Flag.CRITICALLY_LOW) == "critically low"


def test_sentences_are_listed_and_put_in_a_row() -> None:
    assert listed(("a",)) == "a"
    assert listed(("a", "b", "c")) == "a, b and c"
    assert either(("a", "b", "c")) == "a, b or c"
    assert in_a_row(_("One."), "", _("Two.")) == "One. Two."


def test_a_sentence_that_begins_has_a_capital() -> None:
    assert begun(_("the range runs backwards")) == "The range runs backwards"


def test_a_value_keeps_a_sentence_with_its_template() -> None:
    said = _("no %(name)s", name="fever")
    kept = Said(message=said).message
    assert (kept, kept.template) == (said, "no %(name)s")
    assert Said(message=said).model_dump_json() == '{"message":"no fever"}'


def test_a_copied_sentence_is_the_same() -> None:
    said = begun(_("no %(name)s", name="fever"))
    for copied in (copy.deepcopy(said), pickle.loads(pickle.dumps(said))):
        assert (copied, copied.template, copied.parts) == (said, said.template, said.parts)


def test_an_error_tells_its_sentence_in_english() -> None:
    said = _("%(loinc)s is not a LOINC code", loinc="1-1")
    assert (str(FactError(said)), FactError(said).said) == ("1-1 is not a LOINC code", said)


def test_translators_find_every_template_where_it_is_written() -> None:
    hidden = [
        f"{path}:{call.lineno}"
        for path, call in marked()
        if not (isinstance(call.args[0], ast.Constant) and is_written_out(call.args[0]))
    ]
    assert hidden == []


def test_sentences_are_made_of_marked_templates_alone() -> None:
    makers = {path for path, _call in calls()["Sentence"]}
    assert makers & importers("Sentence") == MAKERS


@pytest.mark.parametrize("name", SAYINGS)
def test_nothing_is_said_to_a_person_that_translators_never_see(name: str) -> None:
    unmarked = [
        f"{path}:{call.lineno}"
        for path, call in calls().get(name, ())
        for place in SAYINGS[name]
        if is_written_out(_argument(call, place))
    ]
    assert unmarked == []


def _argument(call: ast.Call, place: int | str) -> ast.expr | None:
    if isinstance(place, int):
        return call.args[place] if len(call.args) > place else None
    return next((one.value for one in call.keywords if one.arg == place), None)


def test_what_facts_and_notations_refuse_is_never_a_bare_text() -> None:
    bare = [
        f"{path}:{node.lineno}"
        for path, tree in sources().items()
        if path.startswith(HEARD)
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise) and _is_builtin(node.exc)
    ]
    assert bare == []


def _is_builtin(raised: ast.expr | None) -> bool:
    name = raised.func if isinstance(raised, ast.Call) else raised
    return isinstance(name, ast.Name) and name.id in ("ValueError", "TypeError", "AssertionError")


def test_asserts_say_nothing_where_a_person_may_read_it() -> None:
    asserting = [
        path
        for path, tree in sources().items()
        if path.startswith(HEARD)
        if any(isinstance(node, ast.Assert) for node in ast.walk(tree))
    ]
    assert asserting == []


def test_the_mark_is_never_taken_for_a_name() -> None:
    taken = [
        f"{path}:{function.lineno}"
        for path in sorted(importers("_"))
        for function in ast.walk(sources()[path])
        if isinstance(function, ast.FunctionDef)
        if "_" in _names_bound(function) and _marks(function)
    ]
    assert taken == []


def _names_bound(function: ast.FunctionDef) -> set[str]:
    nodes = list(ast.walk(function))
    arguments = {node.arg for node in nodes if isinstance(node, ast.arg)}
    stored = [one for one in nodes if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)]
    return arguments | {name.id for name in stored}


def _marks(function: ast.FunctionDef) -> bool:
    called = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return any(isinstance(name, ast.Name) and name.id == "_" for name in called)
