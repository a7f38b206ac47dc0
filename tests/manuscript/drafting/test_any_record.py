"""Whatever a record holds: its drafts print whole sentences, and nothing that it does not hold."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.wording.number import NBSP
from casereports.manuscript.drafting.draft import Sentence
from casereports.manuscript.drafting.drafts import abstract_drafts, drafts
from casereports.manuscript.drafting.news import unmentioned
from casereports.manuscript.drafting.told import quotations_in
from casereports.manuscript.quoting.catalogue import KINDS
from casereports.manuscript.quoting.forms import NothingQuotedError, Teller
from casereports.manuscript.quoting.quote import quoted
from tests.manuscript.drafting.writing import (
    CASES,
    care,
    composed,
    drafted,
    lines,
    some_of,
    unwritten,
)
from tests.manuscript.papers import facts as small
from tests.manuscript.quoting.telling import day, lab

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTATION = re.compile(r"\{[^{}]*\}")
#: What no sentence of a paper holds.
_BROKEN = re.compile(
    r"None|\(\s*\)|\s\s|\s[,.;:)]|\(\s|,\s*,|;\s*;|\.\.|, (?:and|or) ?[.;)]"
    r"|\s(?:and|or|of|with|for|a|an|the|was|were)[.;,]|\ban? an?\b|\bthe the\b"
    r"|\bunknown\b(?! cause)|\{|\}"
)
_NO_CAPITAL = re.compile(r"[a-z]{3,}[ ,]")
#: A case, and what chance leaves of it.
THINNED = {"name": st.sampled_from(CASES), "seed": st.integers(0, 10_000)}


def sentences(facts: CaseFacts) -> Iterator[Sentence]:
    for draft in drafts(facts, care()):
        yield from draft.sentences
    for part in abstract_drafts(facts, care()):
        yield from part.sentences


def told(sentence: Sentence, facts: CaseFacts) -> str:
    """Returns a sentence as it prints where it stands alone."""
    alone = drafted(facts).paper.sections[0].model_copy(update={"text": sentence.text})
    paper = facts.paper.model_copy(update={"sections": (alone,)})
    (line,) = lines(composed(facts.model_copy(update={"paper": paper})).manuscript)
    return line


def numbers_of(facts: CaseFacts) -> set[str]:
    """Returns every number that any quotation of the record prints."""
    teller = Teller(facts)
    texts = []
    for kind in KINDS.values():
        texts += [form.words(teller, kind.about(facts)) for form in kind.whole]
        for _source, row in teller.rows.get(kind.noun, ()):
            for form in kind.rows:
                try:
                    texts.append(form.words(teller, row))
                except NothingQuotedError:
                    continue
    return set(_NUMBER.findall(" ".join(texts).replace(NBSP, " ")))


def check(facts: CaseFacts) -> None:
    paper = composed(drafted(facts))
    faults = [fault for fault in paper.faults if fault.source.startswith(("section", "abstract"))]
    known = numbers_of(facts) | {"67"}

    assert faults == []
    for line in lines(paper.manuscript):
        assert _BROKEN.search(line) is None, line
        assert set(_NUMBER.findall(line)) <= known, line
        assert line[-1] in ".”?!", line


@settings(max_examples=60)
@given(**THINNED)
def test_drafts_of_any_record_print_whole_sentences_and_its_own_numbers(name, seed):
    check(some_of(name, seed))


_VALUES = st.lists(st.sampled_from(("<5", "5", "12", "147", "900", ">900")), min_size=2, max_size=5)
_STATES = ("improved", "stable", "alive_with_disease", "relapsed", "died", "dead_of_disease")


@settings(max_examples=60)
@given(values=_VALUES, chance=st.randoms(use_true_random=False))
def test_a_series_is_told_alike_in_whatever_order_it_is_listed(values, chance):
    rows = [lab(f"a-{place}", value, when=day(3 * place)) for place, value in enumerate(values)]
    (written,) = drafted_sentences(small(labs=rows))
    chance.shuffle(rows)
    (shuffled,) = drafted_sentences(small(labs=rows))
    line = told(written, small(labs=rows))

    assert shuffled == written
    assert ("remained" in line) == (len(set(values)) == 1), line
    assert "was again" not in line
    for value in {max(values, key=_size), min(values, key=_size), values[0], values[-1]}:
        assert re.search(rf"(?<![\d<>]){value}\b", line), line


def _size(value: str) -> float:
    return float(value.strip("<>")) + {"<": -1, ">": 1}.get(value[0], 0)


@settings(max_examples=60)
@given(states=st.lists(st.sampled_from(_STATES), min_size=1, max_size=4), chance=st.randoms())
def test_the_last_state_that_is_told_is_the_latest_and_a_death_is_the_last(states, chance):
    rows = [
        {"key": f"o-{place}", "assessor": "clinician", "state": state, "when": day(30 * place + 1)}
        for place, state in enumerate(states)
    ]
    deaths = [row for row in rows if row["state"] in ("died", "dead_of_disease")]
    last = (deaths or rows)[-1]["key"]
    before = drafted_sentences(small(outcomes=rows))
    chance.shuffle(rows)
    case = small(outcomes=rows)
    (brief,) = abstract_drafts(case, care())

    assert drafted_sentences(case) == before
    assert f"outcome:{last}" in before[-1].about
    assert brief.sentences[-1].about == before[-1].about


@pytest.mark.parametrize("name", CASES)
def test_drafts_of_a_whole_case_print_whole_sentences_and_its_own_numbers(name):
    check(unwritten(name))


@pytest.mark.parametrize("name", CASES)
def test_every_sentence_stands_alone_with_a_capital_and_one_stop(name):
    facts = unwritten(name)
    for sentence in sentences(facts):
        line = told(sentence, facts)
        assert _NO_CAPITAL.match(line) is None, line
        assert line[-1] in ".”", line
        assert line[-2] != ".", line


@pytest.mark.parametrize("name", CASES)
def test_no_number_of_a_draft_is_frozen(name):
    frozen = [
        sentence.text
        for sentence in sentences(unwritten(name))
        if re.search(r"\d", _QUOTATION.sub("", sentence.text).replace("Ki-67", ""))
    ]

    assert frozen == []


@pytest.mark.parametrize("name", CASES)
def test_every_sentence_says_what_it_is_about(name):
    facts = unwritten(name)
    teller = Teller(facts)
    rows = {source for kind in teller.rows.values() for source, _row in kind}
    singles = {"patient", "course"} | {
        f"history-answer:{answer.kind}" for answer in facts.history_answers
    }
    for sentence in sentences(facts):
        assert set(sentence.about) <= rows | singles, sentence
        assert sentence.about, sentence
        for path in quotations_in(sentence.text):
            source = quoted(path, teller)[1]
            assert source in sentence.about or ":" not in source, sentence


@settings(max_examples=60)
@given(**THINNED)
def test_what_is_drafted_and_taken_over_is_not_news(name, seed):
    facts = some_of(name, seed)
    written = drafted(facts)
    texts = [section.text for section in written.paper.sections]

    assert unmentioned(written, care(), texts) == ()


@settings(max_examples=60)
@given(**THINNED)
def test_all_that_quotes_a_row_is_news_to_an_empty_paper(name, seed):
    facts = some_of(name, seed)
    news = [sentence for draft in unmentioned(facts, care(), ()) for sentence in draft.sentences]
    whole = [sentence for sentence in drafted_sentences(facts) if "{" in sentence.text]

    assert news == whole


def drafted_sentences(facts: CaseFacts) -> list[Sentence]:
    return [sentence for draft in drafts(facts, care()) for sentence in draft.sentences]
