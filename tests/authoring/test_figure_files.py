"""The page and the command that hand out figures as files for the journal."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from PIL import Image as Picture
from pytest_django import DjangoCaptureOnCommitCallbacks

from casereports.accounts.models import User
from casereports.figures.reading import Box, Preparation
from casereports.record.actions.cases import delete_case
from casereports.record.actions.pictures import remove_picture
from casereports.record.actions.preparing import confirm_looked, prepare_picture, stamp_of
from casereports.record.models import Action, AuditLine, Case, CaseRole, Faces
from tests.authoring.pages import tree
from tests.factories.cases import case_of, share, small_case
from tests.factories.users import UserFactory
from tests.manuscript.papers import figure

AUTHOR = {"key": "first", "given": "Jane", "family": "Quillfeather"}
TITLE = "Quillfeather syndrome: a case report"


def pixels(content: bytes) -> Picture.Image:
    picture = Picture.open(io.BytesIO(content))
    picture.load()
    return picture


@pytest.fixture
def lettered(author: User) -> Case:
    """A case with a figure of two panels, for a journal of 85 and 170 mm."""
    shown = figure("mri", "a", "b")
    for panel in shown["panels"]:
        panel["file"] = "scan.png"
    paper_of = {"title": TITLE, "journal": "journal-of-medical-case-reports"}
    return case_of(author, {"paper": paper_of, "authors": [AUTHOR], "figures": [shown]})


def test_the_page_tells_how_each_figure_prints_and_hands_out_its_files(
    lettered: Case, browser: Client
) -> None:
    page = tree(browser.get(reverse("figure-files", args=[lettered.slug])))
    (line,) = page.xpath("//p[contains(@class, 'print-truth')]")
    words = " ".join(line.text_content().split())
    assert "prints 170 × 56 mm · 18 dpi (300 asked)" in words
    assert "Take larger originals, or crop them less." in words
    assert "is-warning" in line.get("class")
    assert page.xpath("//ul[@class='figure-buttons']//a/text()") == ["Figure1.tif", "Figure1.png"]
    (preview,) = page.xpath("//ul[@class='figure-files']//img/@src")
    assert pixels(browser.get(preview).content).width == 317


def unready(page: Any) -> list[str]:
    found = page.xpath("//p[contains(@class, 'alert-warning')]")
    return [" ".join(line.text_content().split()) for line in found]


def test_the_page_says_which_pictures_nobody_has_looked_at(
    lettered: Case, author: User, browser: Client, client: Client
) -> None:
    address = reverse("figure-files", args=[lettered.slug])
    said = "Panels whose pictures still have to be looked at or need consent: 2."
    assert unready(tree(browser.get(address))) == [f"{said} Look at each"]
    reader = UserFactory()
    share(lettered, reader, CaseRole.READER)
    client.force_login(reader)
    assert unready(tree(client.get(address))) == [said]
    (shown,) = lettered.pictures.all()
    confirm_looked(case=lettered, who=author, picture=shown, was=shown.sha256, faces=Faces.NONE)
    assert unready(tree(browser.get(address))) == []


def test_a_name_that_is_blacked_out_stays_in_no_file_that_was_made(
    lettered: Case,
    author: User,
    browser: Client,
    settings: Any,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    browser.get(reverse("figure-file", args=[lettered.slug, "Figure1.tif"]))
    folder = Path(settings.MEDIA_ROOT) / "made" / str(lettered.uuid)
    assert [path.suffix for path in folder.iterdir()] == [".tif"]
    (shown,) = lettered.pictures.all()
    black = Preparation(blackouts=(Box(left=0, top=0, right=25, bottom=20),))
    with django_capture_on_commit_callbacks(execute=True):
        prepare_picture(
            case=lettered, who=author, picture=shown, was=stamp_of(shown), preparation=black
        )
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("gone", ["picture", "case"])
def test_what_is_gone_stays_in_no_file_that_was_made(
    gone: str,
    lettered: Case,
    author: User,
    browser: Client,
    settings: Any,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    browser.get(reverse("figure-file", args=[lettered.slug, "Figure1.tif"]))
    folder = Path(settings.MEDIA_ROOT) / "made" / str(lettered.uuid)
    with django_capture_on_commit_callbacks(execute=True):
        if gone == "picture":
            lettered.figures.all().delete()
            remove_picture(case=lettered, who=author, picture=lettered.pictures.get())
        else:
            delete_case(case=lettered, who=author)
    assert list(folder.iterdir()) == []


def test_a_file_that_is_taken_is_noted(lettered: Case, browser: Client) -> None:
    address = reverse("figure-file", args=[lettered.slug, "Figure1.tif"])
    answer = browser.get(address)
    assert answer.headers["Content-Type"] == "image/tiff"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Figure1.tif"'
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert pixels(answer.content).info["dpi"] == (600, 600)
    assert AuditLine.objects.get(action=Action.EXPORTED).detail == "Figure1.tif"


def test_all_files_come_in_one_zip_with_a_list_of_them(lettered: Case, browser: Client) -> None:
    answers = [browser.get(reverse("figures-zip", args=[lettered.slug, "tif"])) for _ in "ab"]
    assert answers[0].content == answers[1].content
    with zipfile.ZipFile(io.BytesIO(answers[0].content)) as archive:
        assert archive.namelist() == ["Figure1.tif", "figures.txt"]
        told = archive.read("figures.txt").decode().splitlines()
    assert told[:3] == [
        "Panels whose pictures still have to be looked at or need consent: 2.",
        "",
        "Figure 1",
    ]
    assert told[3].startswith("  Figure1.tif: 170.0 × 56.3 mm, 600 dpi, 4016 × 1331 pixels, greys,")
    assert told[4] == ("  The pictures have only 18 dots per inch of their own; 300 are asked for.")
    assert told[5] == "  Pictures of mri."
    assert {line.detail for line in AuditLine.objects.filter(action=Action.EXPORTED)} == {
        "figures, tif"
    }


@pytest.mark.parametrize("name", ["Figure2.tif", "Figure1.svg", "figures.txt"])
def test_a_file_that_the_paper_has_not_is_not_there(
    name: str, lettered: Case, browser: Client
) -> None:
    answer = browser.get(reverse("figure-file", args=[lettered.slug, name]))
    assert answer.status_code == 404


def test_a_zip_of_another_kind_is_not_there(lettered: Case, browser: Client) -> None:
    assert browser.get(reverse("figures-zip", args=[lettered.slug, "svg"])).status_code == 404


def test_a_preview_of_what_the_figure_was_before_is_not_there(
    lettered: Case, browser: Client
) -> None:
    address = reverse("figure-preview", args=[lettered.slug, 1, "0" * 64])
    assert browser.get(address).status_code == 404


def test_a_paper_with_a_hole_hands_out_no_figure(author: User, browser: Client) -> None:
    hole = {"sections": [{"kind": "introduction", "text": "As is known [@nobody1999]."}]}
    case = small_case(author, paper={"title": "A hole: a case report", **hole})
    page = tree(browser.get(reverse("figure-files", args=[case.slug])))
    assert "There are no files while the paper has holes." in page.text_content()
    for name, more in (("figures-zip", ["tif"]), ("figure-file", ["Figure1.tif"])):
        assert browser.get(reverse(name, args=[case.slug, *more])).status_code == 409
    assert AuditLine.objects.filter(action=Action.EXPORTED).count() == 0


def test_a_paper_without_figures_says_so(author: User, browser: Client) -> None:
    case = small_case(author, figures=[])
    page = tree(browser.get(reverse("figure-files", args=[case.slug])))
    assert "The paper has no figure yet." in page.text_content()


def run(case: str, output: Path, **options: Any) -> str:
    said = io.StringIO()
    call_command("exportfigures", case, output=output, stderr=said, **options)
    return said.getvalue()


def test_the_command_writes_each_figure_and_says_what_the_journal_won_t_like(
    lettered: Case, tmp_path: Path
) -> None:
    said = run(lettered.slug, tmp_path / "out", format="png")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "Figure1.png",
        "figures.txt",
    ]
    assert said.startswith("Figures › mri: All panels print at 18 dpi. The journal asks for 300")
    assert said.count("\n") == 1
    assert AuditLine.objects.get(action=Action.EXPORTED).detail == "figures, png"


def test_the_command_writes_a_zip_where_the_name_says_so(lettered: Case, tmp_path: Path) -> None:
    first, second = tmp_path / "one.zip", tmp_path / "two.zip"
    for path in (first, second):
        run(lettered.slug, path)
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert archive.namelist() == ["Figure1.tif", "figures.txt"]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"case": "nobody"}, "There is no case “nobody”."),
        ({"output": Path("/no/such/folder")}, "There is no folder /no/such."),
        ({"output": Path(__file__)}, f"{__file__} is a file; name a folder, or a .zip."),
        ({"journal": "nothing"}, "There is no journal “nothing”; known are"),
    ],
)
def test_the_command_refuses_in_one_line_what_it_can_t_do(
    options: dict[str, Any], why: str, lettered: Case, tmp_path: Path
) -> None:
    wanted = {"case": lettered.slug, "output": tmp_path / "out", **options}
    with pytest.raises(CommandError) as caught:
        run(**wanted)
    assert str(caught.value).startswith(why)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_the_command_refuses_a_case_without_figures(author: User, tmp_path: Path) -> None:
    case = small_case(author, figures=[])
    with pytest.raises(CommandError, match="has no figure"):
        run(case.slug, tmp_path / "out")
