import re

import pytest

from casereports.clinical.wording.number import NBSP
from casereports.manuscript.quoting.catalogue import KINDS
from casereports.manuscript.quoting.forms import Teller
from casereports.manuscript.quoting.quote import quoted
from tests.manuscript.quoting.telling import demonstration, path, prints, told

FORMS = [
    (kind.noun, form.name, of_one)
    for kind in KINDS.values()
    for forms, of_one in ((kind.whole, False), (kind.rows, True))
    for form in forms
]


@pytest.mark.parametrize("noun", KINDS)
def test_a_quotation_prints_what_a_journal_would(noun):
    wanted = {one: words for one, words in prints().items() if path(one)[0] == noun}

    assert {one: told(one, demonstration()) for one in wanted} == wanted


def test_every_form_of_every_noun_has_a_case():
    missing = sorted(set(FORMS) - {form_of(path(quotation)) for quotation in prints()})

    assert missing == []


def test_every_form_that_takes_another_row_has_a_case():
    pairs = {
        (noun, form.name) for noun, kind in KINDS.items() for form in kind.rows if form.between
    }
    longer = {(noun, rest[1]) for noun, *rest in map(path, prints()) if len(rest) == 3}

    assert longer == pairs


def form_of(parts: tuple[str, ...]) -> tuple[str, str, bool]:
    """Returns noun, form and whether a row is named, as the dialect reads them."""
    noun, *rest = parts
    name = ":".join(rest).casefold()
    if name in {form.name for form in KINDS[noun].whole}:
        return noun, name, False
    return noun, (rest[1].casefold() if len(rest) > 1 else ""), True


def test_nothing_that_stands_in_a_sentence_is_one():
    sentence = re.compile(r"[.;,:]$|[.!?] [A-Z]|\n|  ")
    found = [one for one, words in prints().items() if sentence.search(words)]

    assert found == []


def test_no_two_forms_of_a_noun_share_a_name():
    for kind in KINDS.values():
        for forms in (kind.rows, kind.whole):
            names = [form.name for form in forms]
            assert names == list(dict.fromkeys(names))


def test_every_form_says_what_it_prints():
    says = [form.says for kind in KINDS.values() for form in (*kind.rows, *kind.whole)]

    assert [one for one in says if not one or "_" in one or one.endswith(".")] == []
    assert [kind.noun for kind in KINDS.values() if kind.says == kind.noun] == []


def test_a_number_is_bound_to_its_unit():
    words, _source = quoted(("lab", "alp"), Teller(demonstration()))

    assert words == f"147{NBSP}U/L"


def test_a_quotation_leads_to_the_row_behind_it():
    behind = {
        quotation: quoted(path(quotation), Teller(demonstration()))[1]
        for quotation in ("{lab:alp:unit}", "{ki67}", "{ihc:first/cga}")
    }

    assert behind == {
        "{lab:alp:unit}": "lab:alp",
        "{ki67}": "reading",
        "{ihc:first/cga}": "ihc:first/cga",
    }
