"""What a preview says of a paste: a sentence for every remark, in the reader's language."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override

from casereports.authoring.pasted_rows import grid_columns
from casereports.authoring.pasting.columns import form_value
from casereports.authoring.pasting.lines import PasteError
from casereports.authoring.pasting.pasted import understand
from casereports.authoring.pasting.remarks import About, Remark, left_out, remark
from casereports.authoring.pasting_words import sentence
from casereports.authoring.tables import tables
from casereports.clinical.facts.codes import Flag
from casereports.record.models import Case
from tests.authoring.pages import tree
from tests.authoring.remarks_met import MET


def columns_of(table: str) -> dict[str, str]:
    return dict(grid_columns(tables()[table]))


def remarks(place: str, text: str) -> Iterator[Remark]:
    """Yields what is said of a paste into a table, or of a text in one of its columns."""
    table, _, column = place.partition(" ")
    if column:
        fault = form_value(table, column, text)[2]
        assert fault
        yield fault
        return
    try:
        read = understand(text, table=table, columns=columns_of(table))
    except PasteError as refusal:
        yield refusal.remark
        return
    yield from (line.why for line in read.ignored)
    yield from (doubt for line in read.lines for doubt in line.doubts)


def met(about: About) -> Remark:
    """Returns the remark of a kind that its paste meets."""
    place, text, _ = MET[about]
    return next(one for one in remarks(place, text) if one.about is about)


def test_every_kind_of_remark_is_met_in_a_paste() -> None:
    # More rows than a list takes at once are counted after the reading (test_pasting.py).
    assert set(About) - set(MET) == {About.TOO_MANY_ROWS}


@pytest.mark.parametrize("about", MET, ids=lambda about: about.name)
def test_every_kind_of_remark_has_its_sentence(about: About) -> None:
    table = MET[about][0].partition(" ")[0]
    assert sentence(met(about), columns_of(table)) == MET[about][2]


def test_a_notation_s_own_sentence_is_told_in_the_reader_s_language() -> None:
    template = (
        "“%(quote)s” is not a length of time; write for example “%(example)s”, “2-3 days” or "
        "“>1 year”."
    )
    with override("de"):
        said = gettext(template) % {"quote": "long", "example": "6 months"}
        assert sentence(met(About.NOT_READ)) == said
    assert said != template % {"quote": "long", "example": "6 months"}


def test_words_of_lists_and_numbers_are_the_reader_s() -> None:
    misfit = remark(About.FLAG_MISFIT, flag=Flag.HIGH, result="100 U/L", reference="40-129")
    many = remark(About.TOO_MANY_LINES, most=10_000, number=12_034)
    with override("de"):
        assert "hoch" in sentence(misfit)
        assert "12.034" in sentence(many)
        assert "1,2 MB" in sentence(remark(About.TOO_BIG, size=1_200_000))


def test_signs_of_percent_in_a_paste_stay_as_they_are() -> None:
    assert sentence(left_out("50 %(s")) == "“50 %(s” was not understood and is left out."


def test_what_the_facts_find_wrong_is_told_in_the_reader_s_language() -> None:
    fault = form_value("labs", "loinc", "?")[2]
    assert fault
    with override("de"):
        said = gettext("takes a LOINC code, such as 6768-6")
        assert said in sentence(fault)
    assert said not in sentence(fault)


def test_a_german_reads_the_preview_in_german(case: Case, browser: Client) -> None:
    page = reverse("paste-rows", args=[case.slug, "labs"])
    text = "ALP 100 U/L (40-129) H\nKlinische Chemie\n"
    with override("de"):  # and not for the tests that follow
        answer = browser.post(page, {"text": text}, headers={"accept-language": "de"})
        flag = gettext("The flag “%(flag)s” does not fit %(result)s within %(reference)s.")
        why = gettext("There is no result in this line.")
    doubts = tree(answer).xpath("//td[@class='paste-source']//li")
    whys = tree(answer).xpath("//*[contains(@class, 'paste-ignored')]//li/span")
    told = flag % {"flag": "hoch", "result": "100 U/L", "reference": "40-129"}
    assert [one.text_content() for one in doubts] == [told]
    assert [one.text_content() for one in whys] == [why]
