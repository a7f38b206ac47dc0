"""The commands that other tools rely on: what they print, and what they refuse."""

import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pypdfium2 import PdfDocument

from casereports.record.models import Case
from tests.factories.bundles import case_json, figure_files, folder_of, zip_of

pytestmark = pytest.mark.django_db
EXAMPLE = Path(__file__).parents[2] / "examples" / "presacral-net"


@pytest.fixture
def author(django_user_model):
    return django_user_model.objects.create_user("author", "author@example.org")


def said(*command: str) -> str:
    out = io.StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


@pytest.fixture
def example(author) -> str:
    return said("importcase", str(EXAMPLE), "--owner", "author").strip()


def test_import_prints_the_slug_of_the_new_case(example):
    assert Case.objects.get().slug == example


def test_import_takes_a_zip_and_an_owner_by_e_mail(author, tmp_path):
    path = tmp_path / "case.zip"
    path.write_bytes(zip_of(figure_files()))
    said("importcase", str(path), "--owner", "AUTHOR@example.org")
    assert Case.objects.get().owner == author


def test_import_on_a_site_of_one_user_needs_no_owner(author, tmp_path):
    said("importcase", str(folder_of(tmp_path, figure_files())))
    assert Case.objects.get().owner == author


def test_import_on_a_site_of_two_users_asks_for_the_owner(author, django_user_model, tmp_path):
    django_user_model.objects.create_user("second", "second@example.org")
    with pytest.raises(CommandError) as caught:
        said("importcase", str(folder_of(tmp_path, figure_files())))
    assert str(caught.value) == "Say whose case it is: --owner USER."


def test_import_for_nobody_is_refused(author, tmp_path):
    with pytest.raises(CommandError) as caught:
        said("importcase", str(folder_of(tmp_path, figure_files())), "--owner", "nobody")
    assert str(caught.value) == "There is no user “nobody”."


def test_import_names_all_faults_and_loads_nothing(author, tmp_path):
    case = {"labs": [{"key": "alp"}], "references": [{"id": "a"}], "patient": {"sx": "male"}}
    folder = folder_of(tmp_path, {"case.json": case_json(case)})
    with pytest.raises(CommandError) as caught:
        said("importcase", str(folder), "--owner", "author")
    assert str(caught.value).split("\n") == [
        f"{folder} was not imported:",
        "  case.patient.sx: the case file has no such field here; did you mean “sex”?",
        "  case.labs[0].analyte: this field is required",
        "  case.labs[0].result: this field is required",
    ]
    assert Case.objects.count() == 0


def test_export_of_the_import_is_the_example_itself(example, tmp_path):
    said("exportcase", example, "--format", "case", "--output", str(tmp_path / "out"))
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").rglob("*.*")}
    kept = {
        path.name: path.read_bytes()
        for path in EXAMPLE.rglob("*.*")
        if path.suffix in (".json", ".jpg")
    }
    assert written == kept


def test_second_generation_zip_has_the_same_bytes(example, tmp_path):
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    said("exportcase", example, "--format", "case", "--output", str(first))
    again = said("importcase", str(first), "--owner", "author").strip()
    said("exportcase", again, "--format", "case", "--output", str(second))
    assert second.read_bytes() == first.read_bytes()


def test_pdf_of_the_example_reads_as_the_paper(example, tmp_path):
    path = tmp_path / "paper.pdf"
    said("exportcase", example, "--format", "pdf", "--output", str(path))
    with PdfDocument(path) as pdf:
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    in_order = [
        "Lumbosacral pain",
        "Abstract",
        "1. Introduction",
        "147 U/L",
        "Table 1.",
        "Figure 1.",
    ]
    in_order += ["3. Discussion", "4. Conclusion", "Conflicts of Interest"]
    in_order += ["References", "K. Öberg"]
    places = [text.find(words) for words in in_order]
    assert -1 not in places
    assert places == sorted(places)


def test_html_stands_alone(example, tmp_path):
    path = tmp_path / "paper.html"
    said("exportcase", example, "--format", "html", "--output", str(path))
    text = path.read_text("utf-8")
    assert text.count("data:image/jpeg;base64,") == 16
    assert 'src="http' not in text
    assert set(re.findall(r'url\(["\']?(\w+:)?', text)) == {"data:"}


def test_another_journal_prints_in_its_own_shape(example, tmp_path):
    path = tmp_path / "paper.html"
    command = ["exportcase", example, "--format", "html", "--output", str(path)]
    said(*command)
    own = path.read_text("utf-8")
    said(*command, "--journal", "generic-care")
    other = path.read_text("utf-8")
    assert [("Author Bio" in own), ("Author Bio" in other)] == [True, False]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["none", "--format", "pdf"], "There is no case “none”."),
        (["{slug}", "--format", "pdf", "--journal", "nature"], "There is no journal “nature”;"),
    ],
)
def test_export_refuses_with_a_sentence(example, tmp_path, arguments, sentence):
    filled = [argument.replace("{slug}", example) for argument in arguments]
    with pytest.raises(CommandError) as caught:
        said("exportcase", *filled, "--output", str(tmp_path / "x.pdf"))
    assert str(caught.value).startswith(sentence)
    assert not (tmp_path / "x.pdf").exists()


def test_export_into_no_folder_is_refused(example, tmp_path):
    with pytest.raises(CommandError, match="There is no folder"):
        said("exportcase", example, "--format", "pdf", "--output", str(tmp_path / "no" / "x.pdf"))


def test_paper_with_a_hole_is_not_printed(author, tmp_path):
    case = {"paper": {"sections": [{"kind": "introduction", "text": "As shown [@nobody2020]."}]}}
    folder = folder_of(tmp_path / "in", {"case.json": case_json(case)})
    slug = said("importcase", str(folder)).strip()
    with pytest.raises(CommandError, match="nobody2020"):
        said("exportcase", slug, "--format", "pdf", "--output", str(tmp_path / "x.pdf"))
    assert not (tmp_path / "x.pdf").exists()


def test_check_names_exactly_what_the_reference_paper_lacks(example):
    found = json.loads(said("checkcase", example, "--format", "json"))
    assert [set(problem) for problem in found] == [
        {"code", "severity", "message", "where", "source"}
    ] * len(found)
    asked = Counter(problem["code"] for problem in found)
    # CARE and ethics once; each figure's print; each panel's picture, which nobody looked at.
    assert (len(asked), asked["FIGURES"], asked["PICTURES"]) == (33, 4, 16)
    lacking = {problem["code"]: problem["severity"] for problem in found}
    assert [code for code, severity in lacking.items() if severity == "error"] == [
        "CARE-13",
        "PICTURES",
    ]
    assert [code for code, severity in lacking.items() if severity == "warning"] == [
        "CARE-2",
        "CARE-3c",
        "CARE-5c",
        "CARE-5d",
        "CARE-7",
        "CARE-8b",
        "CARE-9b",
        "CARE-9c",
        "CARE-10a",
        "CARE-10b",
        "CARE-10c",
        "CARE-10d",
        "CARE-11a",
        "CARE-12",
        "ETHICS",
    ]


def test_check_as_text_names_the_place_of_each_item(example):
    text = said("checkcase", example, "--format", "text")
    assert text.count("→") == 31 + 4 + 16
    assert "error    CARE-13" in text


def test_check_of_no_case_is_refused(author):
    with pytest.raises(CommandError, match="There is no case “none”"):
        said("checkcase", "none")
