"""A row gets another key, and the prose that names the row follows."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.authoring.renaming import COLUMNS
from casereports.authoring.tables import tables
from casereports.clinical.facts.plots import Plot, PlotKind
from casereports.clinical.values import Term, Value
from casereports.journals.shelf import profiles
from casereports.manuscript.paper import compose_paper
from casereports.pipeline import draft
from casereports.record.models import AuditLine, Case, IhcResult, Lesion, Panel, SectionProse
from tests.authoring.typing_pages import fresh, save, save_address, send, texts
from tests.factories.cases import ARTICLE, case_of
from tests.factories.every_field import every_field
from tests.factories.plotted import plotted_case
from tests.manuscript.papers import pictures

RESULT = {"kind": "numeric", "value": "147", "unit": "U/L"}


def lab(key: str) -> dict[str, Any]:
    return {"key": key, "analyte": "ALP", "result": RESULT}


def reading(key: str, *markers: str) -> dict[str, Any]:
    stains = [{"key": name, "marker": name, "result": "positive"} for name in markers]
    return {"key": key, "diagnosis": "net", "ihc": stains}


def told(author: User, text: str, **facts: Any) -> Case:
    """Returns a case whose discussion is ``text``."""
    paper = {"sections": [{"kind": "discussion", "text": text}]}
    return case_of(author, {"paper": paper, "references": [ARTICLE], **facts})


def discussion(case: Case) -> str:
    return str(SectionProse.objects.get(paper__case=case).text)


def rename(browser: Client, case: Case, row: Any, key: str) -> dict[str, Any]:
    return save(browser, case, row, texts(key=key), was=texts(key=row.key))


def test_citations_follow_their_reference(author: User, browser: Client) -> None:
    case = told(author, "As [see @writer2020, p. 5; @other], not writer2020 [@writer2020b].")
    answer = rename(browser, case, case.references.get(), "smith2021")
    assert answer["saved"] == ["key"]
    assert discussion(case) == "As [see @smith2021, p. 5; @other], not writer2020 [@writer2020b]."
    assert case.references.get().csl["id"] == "smith2021"


def test_quotations_follow_their_row(author: User, browser: Client) -> None:
    text = "{lab:a} {lab:A:unit} {lab:b:change:a} {lab:a-2} {lab:2} {lab:abnormal} {study:a}"
    case = told(author, text, labs=[lab("a"), lab("b"), lab("a-2")])
    rename(browser, case, case.labs.get(key="a"), "alp")
    text = "{lab:alp} {lab:alp:unit} {lab:b:change:alp} {lab:a-2} {lab:2} {lab:abnormal} {study:a}"
    assert discussion(case) == text


def test_figures_and_panels_follow_and_letters_stay(author: User, browser: Client) -> None:
    panels = [{"key": key, "file": "a.png", "alt": "A mass."} for key in ("axial", "late")]
    figures = [{"key": "mri", "title": "MRI of {fig:mri}.", "panels": panels}]
    case = told(author, "{fig:MRI} {fig:mri:axial, B} {fig:ct:axial}", figures=figures)
    rename(browser, case, Panel.objects.get(key="axial"), "early")
    assert discussion(case) == "{fig:MRI} {fig:mri:early, B} {fig:ct:axial}"
    rename(browser, case, case.figures.get(), "scan")
    assert discussion(case) == "{fig:scan} {fig:scan:early, B} {fig:ct:axial}"
    assert case.figures.get().title == "MRI of {fig:scan}."


def test_a_plot_is_a_figure_unless_one_of_pictures_has_its_key(
    author: User, browser: Client
) -> None:
    panels = [{"key": "a", "file": "a.png", "alt": "A mass."}]
    case = told(
        author,
        "{fig:course} {fig:twice}",
        plots=[{"key": key, "kind": "timeline"} for key in ("course", "twice")],
        figures=[{"key": "twice", "panels": panels}],
    )
    rename(browser, case, case.plots.get(key="course"), "timeline")
    rename(browser, case, case.plots.get(key="twice"), "once")
    assert discussion(case) == "{fig:timeline} {fig:twice}"


def test_a_row_below_another_follows_both_keys(author: User, browser: Client) -> None:
    readings = [reading("first", "cga", "syn"), reading("again", "cga")]
    case = told(
        author,
        "{ihc:first/cga} {ihc:again/cga} {ihc:syn} {ihc:cga} {reading:first}",
        specimens=[{"key": "s", "kind": "resection", "readings": readings}],
    )
    stains = IhcResult.objects.filter(reading__specimen__case=case)
    rename(browser, case, stains.get(key="cga", reading__key="first"), "chromogranin")
    assert discussion(case).startswith("{ihc:first/chromogranin} {ihc:again/cga} {ihc:syn}")
    rename(browser, case, stains.get(key="syn").reading, "primary")
    text = "{ihc:primary/chromogranin} {ihc:again/cga} {ihc:syn} {ihc:cga} {reading:primary}"
    assert discussion(case) == text


@pytest.mark.parametrize(
    ("text", "key", "followed"),
    [
        ("{ihc:syn} {ihc:first/syn}", "cga", "{ihc:first/cga} {ihc:first/cga}"),  # two have it now
        ("{ihc:syn} {ihc:syn:marker}", "positive", "{ihc:first/positive} {ihc:positive:marker}"),
        ("{ihc:2} {ihc:syn}", "2", "{ihc:cga} {ihc:2}"),  # which was the other's place
    ],
)
def test_what_the_new_key_would_make_doubtful_is_named_otherwise(
    author: User, browser: Client, text: str, key: str, followed: str
) -> None:
    readings = [reading("first", "syn"), reading("again", "cga")]
    specimen = {"key": "s", "kind": "resection", "readings": readings}
    case = told(author, text, specimens=[specimen])
    rename(browser, case, IhcResult.objects.get(key="syn"), key)
    assert discussion(case) == followed


def test_a_key_that_is_taken_is_refused_and_changes_no_prose(author: User, browser: Client) -> None:
    case = told(author, "{lab:a} {lab:b}", labs=[lab("a"), lab("b")])
    answer = rename(browser, case, case.labs.get(key="a"), "b")
    assert (answer["saved"], list(answer["errors"])) == ([], ["key"])
    assert discussion(case) == "{lab:a} {lab:b}"


def test_a_plain_form_renames_too(author: User, browser: Client) -> None:
    case = told(author, "{lab:a}", labs=[lab("a")])
    row = case.labs.get()
    sent = {"analyte": "ALP", "result_0": "147 U/L", "result": "147 U/L", "key": "alp"}
    answer = browser.post(reverse("row", args=[case.slug, "labs", row.pk]), sent)
    assert answer.status_code == 302
    assert discussion(case) == "{lab:alp}"


def test_the_prose_is_saved_as_if_typed_and_undone_with_the_key(
    author: User, browser: Client
) -> None:
    case = told(author, "Told [@writer2020].")
    section = SectionProse.objects.get(paper__case=case)
    before = AuditLine.objects.filter(case=case).count()
    rename(browser, case, case.references.get(), "smith2021")
    assert fresh(section).revision == section.revision + 1
    assert AuditLine.objects.filter(case=case).count() == before + 1
    changes = list(case.changes.all())
    assert [change.model for change in changes] == ["sectionprose", "reference"]
    (together,) = {str(change.together) for change in changes}
    browser.post(reverse("undo", args=[case.slug]), {"together": together})
    assert discussion(case) == "Told [@writer2020]."
    assert case.references.get().key == "writer2020"


def test_a_key_that_is_typed_letter_by_letter_is_one_line_of_the_history(
    author: User, browser: Client
) -> None:
    case = told(author, "Told [@writer2020].")
    for key in ("s", "smi", "smith"):
        rename(browser, case, case.references.get(), key)
    assert discussion(case) == "Told [@smith]."
    reference = case.changes.get(model="reference")
    assert (reference.before["key"], reference.after["key"]) == ("writer2020", "smith")
    section = case.changes.get(model="sectionprose")
    assert section.before["text"] == "Told [@writer2020]."
    assert section.after["text"] == "Told [@smith]."


def test_typing_in_the_prose_afterwards_is_a_line_of_its_own(author: User, browser: Client) -> None:
    case = told(author, "Told [@writer2020].")
    rename(browser, case, case.references.get(), "smith")
    section = SectionProse.objects.get(paper__case=case)
    save(browser, case, section, texts(text="New."), was=texts(text="Told [@smith]."))
    assert len({change.together for change in case.changes.all()}) == 2


def test_an_open_page_with_the_old_prose_is_told_and_overwrites_nothing(
    author: User, browser: Client
) -> None:
    case = told(author, "Told [@writer2020].")
    shown = SectionProse.objects.get(paper__case=case)
    rename(browser, case, case.references.get(), "smith")
    mine = texts(text="Told long ago [@writer2020].")
    answer = save(browser, case, shown, mine, was=texts(text="Told [@writer2020]."))
    assert answer["theirs"] == {"text": {"text": ["Told [@smith]."]}}
    assert discussion(case) == "Told [@smith]."


def test_the_page_of_a_renamed_figure_learns_that_its_own_legend_has_changed(
    author: User, browser: Client
) -> None:
    panels = [{"key": "a", "file": "a.png", "alt": "A mass."}]
    case = told(author, "Text.", figures=[{"key": "mri", "title": "{fig:mri}", "panels": panels}])
    figure = case.figures.get()
    revision = rename(browser, case, figure, "scan")["revision"]
    answer = send(
        browser,
        save_address(case, figure),
        texts(title="{fig:mri}, late"),
        was=texts(title="{fig:mri}"),
        revision=revision,
    )
    assert answer["theirs"] == {"title": {"title": ["{fig:scan}"]}}


def test_a_case_without_prose_on_it_is_renamed_alone(case: Case, browser: Client) -> None:
    rename(browser, case, case.complaints.get(), "back-pain")
    assert [change.model for change in case.changes.all()] == ["complaint"]


def test_the_paper_has_no_holes_after_a_rename(author: User, browser: Client) -> None:
    case = told(author, "{lab:a} was high [@writer2020].", labs=[lab("a")])
    rename(browser, case, case.labs.get(), "alp")
    rename(browser, case, case.references.get(), "smith")
    assert [
        fault.source for fault in draft(case).faults if fault.source.startswith("section")
    ] == []


#: Texts that name something themselves, so that no mark can stand in them.
_NAMES = frozenset(
    {"key", "file", "language", "journal", "procedure", "specimen", "treatment", "same_as"}
    | {"revises", "item", "doi"}
)


def _marked(value: Any, table: str = "") -> Any:
    """Returns facts in which every text mentions a figure that is called like its column."""
    changes: dict[str, Any] = {}
    for name in type(value).model_fields:
        part = getattr(value, name)
        if isinstance(part, str) and not isinstance(part, Term) and name not in _NAMES:
            changes[name] = f"{{fig:{table}.{name}}}"
        elif isinstance(part, Value) and name in tables():
            changes[name] = _marked(part, name)
        elif name in tables() and part and isinstance(part[0], Value):
            changes[name] = tuple(_marked(one, name) for one in part)
    return value.model_copy(update=changes)


def test_labels_on_pictures_follow(author: User, browser: Client) -> None:
    label = {"kind": "label", "at": {"across": "20", "down": "10"}, "text": "{lesion:mass:size}"}
    lesion = {"key": "mass", "site": "presacral space"}
    case = case_of(
        author,
        {
            "imaging": [{"key": "mri", "modality": "MR", "lesions": [lesion]}],
            "figures": [
                {
                    "key": "mri",
                    "panels": [{"key": "a", "file": "a.png", "marks": {"marks": [label]}}],
                }
            ],
        },
    )
    rename(browser, case, Lesion.objects.get(), "tumour")
    (mark,) = Panel.objects.get(figure__case=case).marks.marks
    assert mark.text == "{lesion:tumour:size}"


def test_every_column_that_the_paper_reads_as_prose_is_among_those_that_follow() -> None:
    plot = Plot(key="course", kind=PlotKind.TIMELINE, title="{fig:plots.title}")
    found = set()
    for facts in (_marked(every_field()), plotted_case(plot)):
        for profile in profiles().values():
            paper = compose_paper(facts, profile=profile, images=pictures(facts))
            for fault in paper.faults:
                found |= set(re.findall(r"no figure “(\w+)\.(\w+)”", str(fault.message)))
    assert found == set(COLUMNS)
