"""Pictures that come in by the page's form, without a script."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import DatabaseError
from django.db.models.fields.files import FieldFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from casereports.authoring.forms.pictures import OneUploadForm
from casereports.figures.reading.prepared import MOST_BYTES_OF_SERIES
from casereports.record.models import Case, Original, Panel, Picture
from tests.authoring.pages import tree, words
from tests.factories.pictures import picture
from tests.factories.refusals import REFUSED, refuse
from tests.factories.scans import PATIENT, ct


def file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")


def upload(browser: Client, case: Case, *files: SimpleUploadedFile, into: str = "new") -> object:
    page = reverse("upload-pictures", args=[case.slug])
    return browser.post(page, {"pictures": files, "into": into})


def upload_one(browser: Client, case: Case, name: str, content: bytes, into: str = "") -> dict:
    page = reverse("upload-picture", args=[case.slug])
    return browser.post(page, {"pictures": file(name, content), "into": into}).json()


def said(answer: object) -> list[str]:
    lines = tree(answer).xpath("//*[contains(@class, 'error-summary')]//li")
    return [" ".join(line.text_content().split()) for line in lines]


def read(file: FieldFile) -> bytes:
    with file.open() as opened:
        return opened.read()


def files_on_disk(settings: Settings) -> set[str]:
    folder = Path(settings.MEDIA_ROOT)
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_several_pictures_become_the_panels_of_a_new_figure(case: Case, browser: Client) -> None:
    sizes = [(50, 40), (51, 40), (52, 40)]
    upload(browser, case, *(file("a.png", picture(size=size)) for size in sizes))
    figure = case.figures.last()
    assert [panel.file.width for panel in figure.panels.all()] == [50, 51, 52]


def test_the_name_on_the_senders_disk_is_not_kept(
    case: Case, browser: Client, settings: Settings
) -> None:
    upload(browser, case, file("jane-roe-1970.png", picture(size=(50, 40))))
    assert [row.name for row in case.pictures.all()] == ["a.png", "picture-02.png"]
    assert not Picture.objects.filter(content__contains="jane").exists()
    assert [name for name in files_on_disk(settings) if "jane" in name] == []


def test_a_file_is_kept_as_it_came_beside_its_copy_for_the_paper(
    case: Case, browser: Client
) -> None:
    content = ct()
    upload(browser, case, file("IM0001", content))
    row = case.pictures.get(name="picture-02.png")
    original = case.originals.get()
    assert row.original == original
    assert read(original.content) == content
    assert original.content.name == f"originals/{case.uuid}/{original.sha256}"
    assert (original.kind, original.size) == ("dicom", len(content))
    assert original.added_by == case.owner


def test_nothing_of_a_scans_header_reaches_the_copy(case: Case, browser: Client) -> None:
    upload(browser, case, file("IM0001", ct()))
    row = case.pictures.get(name="picture-02.png")
    assert PATIENT.encode() in read(row.original.content)
    for copy in (row.content, row.small):
        assert PATIENT.split("^")[0].encode() not in read(copy)


def test_pictures_of_the_same_name_are_all_kept(case: Case, browser: Client) -> None:
    upload(browser, case, file("x.png", picture(size=(50, 40))), into="")
    upload(browser, case, file("x.png", picture(size=(51, 40))), into="")
    assert case.pictures.count() == 3


def test_the_same_picture_is_kept_once(case: Case, browser: Client) -> None:
    upload(browser, case, file("again.png", picture()))
    assert case.pictures.count() == 1
    assert case.figures.last().panels.get().file == case.pictures.get()


def test_the_same_file_twice_is_one_original(case: Case, browser: Client) -> None:
    upload(browser, case, file("a.dcm", ct()), into="")
    page = browser.get(reverse("part", args=[case.slug, "figures"]))
    upload(browser, case, file("b.dcm", ct()), into="")
    assert (case.originals.count(), case.pictures.count()) == (1, 2)
    assert "DICOM" in words(page)


def test_pictures_go_into_a_figure_that_is_there(case: Case, browser: Client) -> None:
    figure = case.figures.get()
    upload(browser, case, file("b.png", picture(size=(50, 40))), into=str(figure.pk))
    assert [panel.key for panel in figure.panels.all()] == ["a", "panel-2"]


def test_a_figure_that_was_removed_meanwhile_takes_nothing(
    case: Case, browser: Client, settings: Settings
) -> None:
    figure = case.figures.get()
    number = figure.pk
    before = files_on_disk(settings)
    figure.delete()
    answer = upload_one(browser, case, "b.png", picture(size=(50, 40)), into=str(number))
    assert answer == {"fault": "This figure was removed meanwhile; choose another."}
    assert case.pictures.count() == 1
    assert files_on_disk(settings) == before


def test_a_scan_brings_its_scale_into_its_panel(case: Case, browser: Client) -> None:
    upload(browser, case, file("IM1", ct(side=64, spacing="0.5")))
    panel = case.figures.last().panels.get()
    assert (panel.scale.start.across, panel.scale.end.across) == (0, 100)
    assert str(panel.scale.length.value) == "32"
    assert panel.scale.length.unit == "mm"


def test_a_picture_without_a_scale_brings_none(case: Case, browser: Client) -> None:
    upload(browser, case, file("a.png", picture(size=(50, 40))))
    assert case.figures.last().panels.get().scale is None


def test_each_file_that_is_no_picture_is_named_and_nothing_is_kept(
    case: Case, browser: Client, settings: Settings
) -> None:
    before = files_on_disk(settings)
    answer = upload(browser, case, file("good.png", picture(size=(9, 9))), file("x.png", b"text"))
    (fault,) = said(answer)
    assert fault == (
        "Pictures: x.png: The file is no picture of a known kind, whatever its name; "
        "export it as PNG or JPEG."
    )
    assert case.pictures.count() == 1
    assert files_on_disk(settings) == before


def test_a_picture_that_breaks_off_leaves_nothing(
    case: Case, browser: Client, settings: Settings
) -> None:
    before = files_on_disk(settings)
    half = picture("JPEG", size=(400, 300))[:-900]
    answer = upload_one(browser, case, "half.jpg", half)
    assert answer == {"fault": "The picture is damaged or cut off; export it again."}
    assert (case.pictures.count(), Original.objects.count()) == (1, 0)
    assert files_on_disk(settings) == before


def test_a_file_that_is_too_large_is_not_even_read(case: Case) -> None:
    large = UploadedFile(io.BytesIO(), "film", size=MOST_BYTES_OF_SERIES + 1)
    form = OneUploadForm({"into": ""}, {"pictures": large}, case=case)
    assert form.errors == {"pictures": ["The picture is larger than 200 MB; save it smaller."]}


def test_a_refusal_by_the_database_leaves_neither_row_nor_file(
    case: Case, browser: Client, settings: Settings
) -> None:
    before = files_on_disk(settings)
    refuse("record_panel", "INSERT")  # the last row that an upload writes
    with pytest.raises(DatabaseError, match=REFUSED):
        upload(browser, case, file("a.png", picture(size=(50, 40))))
    assert (case.pictures.count(), Original.objects.count(), Panel.objects.count()) == (1, 0, 1)
    assert case.figures.count() == 1
    assert files_on_disk(settings) == before


def test_an_upload_of_nothing_says_so(case: Case, browser: Client) -> None:
    assert said(upload(browser, case)) == ["Pictures: This field is required."]


def test_the_script_is_told_what_became_of_a_file(case: Case, browser: Client) -> None:
    answer = upload_one(browser, case, "a", ct(frames=3), into="new")
    row = case.pictures.get(pk=answer["picture"])
    panel = case.figures.last().panels.get()
    assert answer == {
        "picture": row.pk,
        "name": "picture-02.png",
        "small": reverse("picture-small", args=[case.slug, row.sha256]),
        "prepare": reverse("prepare-picture", args=[case.slug, row.pk]),
        "is_new": True,
        "frames": 3,
        "suspected": 0,
        "panel": panel.pk,
        "figure": panel.figure_id,
    }


def test_a_picture_in_a_figure_is_not_removed(case: Case, browser: Client) -> None:
    page = reverse("remove-picture", args=[case.slug, case.pictures.get().pk])
    answer = browser.post(page, follow=True)
    assert "A figure shows this picture; remove its panel first." in words(answer)
    assert case.pictures.count() == 1


def test_a_picture_that_nothing_shows_is_removed_with_its_files(
    case: Case,
    browser: Client,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    before = files_on_disk(settings)
    upload(browser, case, file("IM1", ct()), into="")
    kept = case.pictures.get(name="picture-02.png")
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(reverse("remove-picture", args=[case.slug, kept.pk]))
    assert (case.pictures.count(), case.originals.count()) == (1, 0)
    assert files_on_disk(settings) == before


def test_an_original_stays_while_another_picture_is_made_of_it(case: Case, browser: Client) -> None:
    upload(browser, case, file("IM1", ct()), into="")
    kept = case.pictures.get(name="picture-02.png")
    browser.post(reverse("another-picture", args=[case.slug, kept.pk]))
    browser.post(reverse("remove-picture", args=[case.slug, kept.pk]))
    assert case.pictures.get(name="picture-03.png").original == case.originals.get()


def test_the_pictures_of_another_case_are_not_offered(case: Case, browser: Client) -> None:
    other = Case.objects.create(owner=case.owner, slug="another")
    page = browser.get(reverse("part", args=[other.slug, "figures"]))
    assert tree(page).xpath("//ul[contains(@class, 'gallery')]") == []


def test_a_scanned_consent_is_kept_and_handed_to_editors(case: Case, browser: Client) -> None:
    page = reverse("part", args=[case.slug, "consent"])
    scan = SimpleUploadedFile("jane.pdf", b"%PDF-1.7 scan")
    sent = {"consent-state": "given_by_patient", "consent-signed_form": scan}
    assert browser.post(page, sent).status_code == 302
    answer = browser.get(reverse("consent-form", args=[case.slug]))
    assert answer.content == b"%PDF-1.7 scan"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="consent.pdf"'


def test_a_scanned_consent_is_a_document_or_a_picture(case: Case, browser: Client) -> None:
    page = reverse("part", args=[case.slug, "consent"])
    scan = SimpleUploadedFile("page.html", b"<script>")
    answer = browser.post(page, {"consent-state": "absent", "consent-signed_form": scan})
    assert "html" in said(answer)[0]
