from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from casereports.record.models import Case, Picture
from tests.authoring.pages import tree, words
from tests.factories.pictures import picture


def file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")


def upload(browser: Client, case: Case, *files: SimpleUploadedFile, into: str = "new") -> object:
    page = reverse("upload-pictures", args=[case.slug])
    return browser.post(page, {"pictures": files, "into": into})


def said(answer: object) -> list[str]:
    lines = tree(answer).xpath("//*[contains(@class, 'error-summary')]//li")
    return [" ".join(line.text_content().split()) for line in lines]


def test_several_pictures_become_the_panels_of_a_new_figure(case: Case, browser: Client) -> None:
    sizes = [(50, 40), (51, 40), (52, 40)]
    upload(browser, case, *(file("a.png", picture(size=size)) for size in sizes))
    figure = case.figures.last()
    assert [panel.file.width for panel in figure.panels.all()] == [50, 51, 52]


def test_the_name_on_the_senders_disk_is_not_kept(case: Case, browser: Client) -> None:
    upload(browser, case, file("jane-roe-1970.png", picture(size=(50, 40))))
    assert [row.name for row in case.pictures.all()] == ["a.png", "picture-02.png"]
    assert not Picture.objects.filter(content__contains="jane").exists()


def test_pictures_of_the_same_name_are_all_kept(case: Case, browser: Client) -> None:
    upload(browser, case, file("x.png", picture(size=(50, 40))), into="")
    upload(browser, case, file("x.png", picture(size=(51, 40))), into="")
    assert case.pictures.count() == 3


def test_the_same_picture_is_kept_once(case: Case, browser: Client) -> None:
    upload(browser, case, file("again.png", picture()))
    assert case.pictures.count() == 1
    assert case.figures.last().panels.get().file == case.pictures.get()


def test_pictures_go_into_a_figure_that_is_there(case: Case, browser: Client) -> None:
    figure = case.figures.get()
    upload(browser, case, file("b.png", picture(size=(50, 40))), into=str(figure.pk))
    assert [panel.key for panel in figure.panels.all()] == ["a", "panel-2"]


def test_each_file_that_is_no_picture_is_named_and_nothing_is_kept(
    case: Case, browser: Client
) -> None:
    answer = upload(browser, case, file("good.png", picture(size=(9, 9))), file("x.png", b"text"))
    assert said(answer) == [
        "Pictures: x.png: the file is not a JPEG or PNG picture, whatever its name."
    ]
    assert case.pictures.count() == 1


def test_an_upload_of_nothing_says_so(case: Case, browser: Client) -> None:
    assert said(upload(browser, case)) == ["Pictures: This field is required."]


def test_a_picture_in_a_figure_is_not_removed(case: Case, browser: Client) -> None:
    page = reverse("remove-picture", args=[case.slug, case.pictures.get().pk])
    answer = browser.post(page, follow=True)
    assert "A figure shows this picture; remove its panel first." in words(answer)
    assert case.pictures.count() == 1


def test_a_picture_that_nothing_shows_is_removed_with_its_file(
    case: Case, browser: Client, django_capture_on_commit_callbacks: object
) -> None:
    case.figures.all().delete()
    kept = case.pictures.get()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture
        browser.post(reverse("remove-picture", args=[case.slug, kept.pk]))
    assert case.pictures.count() == 0
    assert not kept.content.storage.exists(kept.content.name)


def test_the_pictures_of_another_case_are_not_offered(case: Case, browser: Client) -> None:
    other = Case.objects.create(owner=case.owner, slug="another")
    page = browser.get(reverse("part", args=[other.slug, "figures"]))
    assert tree(page).xpath("//ul[@class='pictures']") == []


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
