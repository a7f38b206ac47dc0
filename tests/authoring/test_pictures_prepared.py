"""A picture is prepared and looked at by the pages' forms, without a script."""

from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.figures.reading import Box
from casereports.figures.reading.boxes import Boxes
from casereports.record.actions.pictures import add_pictures, read_picture
from casereports.record.models import AuditLine, Case, CaseRole, Picture
from tests.authoring.pages import tree, words
from tests.factories.cases import share
from tests.factories.scans import ct
from tests.factories.users import UserFactory

FORM = "//main//form[contains(@class, 'prepare-form')]"


@pytest.fixture
def scan(case: Case, author: User) -> Picture:
    (added,) = add_pictures(
        case=case, who=author, incoming=[read_picture(ct(frames=3))], figure=None
    )
    return added.picture


def page_of(name: str, row: Picture) -> str:
    return reverse(name, args=[row.case.slug, row.pk])


def filled(answer: HttpResponse, **typed: str) -> dict[str, str]:
    """Returns what the page's form sends with these fields filled in."""
    (form,) = tree(answer).xpath(FORM)
    named = {name: value for name, value in form.form_values() if "__prefix__" not in name}
    return {**named, **typed}


def rectangle(number: int, *sides: object) -> dict[str, str]:
    names = ("left", "top", "right", "bottom")
    return {f"box-{number}-{name}": str(side) for name, side in zip(names, sides, strict=True)}


def prepare(browser: Client, row: Picture, **typed: str) -> HttpResponse:
    page = page_of("prepare-picture", row)
    return browser.post(page, filled(browser.get(page), **typed), follow=True)


def said(answer: HttpResponse) -> list[str]:
    lines = tree(answer).xpath("//*[contains(@class, 'error-summary')]//li")
    return [" ".join(line.text_content().split()) for line in lines]


def look(browser: Client, row: Picture, **typed: str) -> HttpResponse:
    sent = {"was": row.sha256, "faces": "none", "seen": "on", **typed}
    return browser.post(page_of("look-picture", row), sent, follow=True)


def now(row: Picture) -> Picture:
    return Picture.objects.get(pk=row.pk)


def test_slice_window_and_rectangles_are_chosen_by_number(browser: Client, scan: Picture) -> None:
    prepare(browser, scan, frame="2", centre="-600", width="1500", **rectangle(1, 10, 5, 40, 12.5))
    chosen = now(scan).preparation
    assert (chosen.frame, chosen.window.centre, chosen.window.width) == (1, -600, 1500)
    assert chosen.blackouts == (Box(left=10, top=5, right=40, bottom=Decimal("12.5")),)


def test_the_form_comes_back_as_it_was_saved(browser: Client, scan: Picture) -> None:
    typed = {"frame": "2", "centre": "40", "width": "350", **rectangle(0, 10, 5, 40, 12)}
    prepare(browser, scan, inverted="on", **typed)
    shown = filled(browser.get(page_of("prepare-picture", scan)))
    assert {name: shown[name] for name in typed} == typed
    assert shown["inverted"] == "on"


def test_a_rectangle_is_taken_away_by_emptying_it(browser: Client, scan: Picture) -> None:
    prepare(browser, scan, **rectangle(0, 10, 5, 40, 12))
    prepare(browser, scan, **rectangle(0, "", "", "", ""))
    assert now(scan).preparation.blackouts == ()


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        (rectangle(0, 10, 5, 40, ""), "Rectangle 1: A rectangle needs all four numbers"),
        (rectangle(0, 40, 5, 10, 12), "Rectangle 1: The rectangle is empty"),
        (rectangle(1, 10, 5, 400, 12), "Rectangle 2, right: Ensure this value is less than"),
        ({"centre": "40"}, "A window needs its centre and its width"),
        ({"centre": "40", "width": "-1"}, "The window's width must be more than 0."),
        ({"frame": "9"}, "The file has no picture number 9; its last is number 3."),
    ],
)
def test_what_can_not_be_is_said_at_the_form_and_changes_nothing(
    browser: Client, scan: Picture, typed: dict[str, str], fault: str
) -> None:
    answer = prepare(browser, scan, **typed)
    (line,) = said(answer)
    assert line.startswith(fault)
    kept = filled(answer)
    assert {name: kept.get(name, "") for name in typed} == typed
    assert now(scan).sha256 == scan.sha256


def test_of_two_tabs_the_later_keeps_what_it_chose_and_may_save_it(
    browser: Client, scan: Picture
) -> None:
    page = page_of("prepare-picture", scan)
    late = filled(browser.get(page), frame="3")
    prepare(browser, scan, frame="2")
    answer = browser.post(page, late)
    assert "prepared this picture anew meanwhile" in said(answer)[0]
    assert now(scan).preparation.frame == 1
    browser.post(page, filled(answer))
    assert now(scan).preparation.frame == 2


def test_who_changes_what_was_looked_at_is_told_why_it_is_open_again(
    browser: Client, scan: Picture
) -> None:
    look(browser, scan)
    answer = prepare(browser, scan, frame="2")
    assert "has to be looked at again" in words(answer)


def test_suspected_text_is_said_to_be_none(browser: Client, scan: Picture) -> None:
    scan.suspected = Boxes(boxes=(Box(left=1, top=1, right=20, bottom=5),))
    scan.save()
    page = browser.get(page_of("prepare-picture", scan))
    (offered,) = tree(page).xpath("//input[@name='no_text']/@value")
    prepare(browser, scan, no_text=offered)
    assert now(scan).suspected.boxes == ()


def test_a_picture_without_an_original_offers_rectangles_alone(case: Case, browser: Client) -> None:
    page = browser.get(page_of("prepare-picture", case.pictures.get()))
    assert "There is no original of this picture" in words(page)
    (form,) = tree(page).xpath(FORM)
    fields = {name.split("-")[0] for name in form.fields}
    assert fields == {"csrfmiddlewaretoken", "was", "box"}


def test_a_preview_shows_what_would_be_saved_and_is_kept_nowhere(
    browser: Client, scan: Picture
) -> None:
    page = page_of("preview-picture", scan)
    answer = browser.get(page, {"frame": "2", "centre": "480", "width": "2500"})
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "private, no-store"
    prepare(browser, scan, frame="2", centre="480", width="2500")
    with now(scan).content.open() as file:
        assert file.read() == answer.content
    assert case_audit(scan) == [f"picture {scan.pk} prepared", "picture added"]


def case_audit(row: Picture) -> list[str]:
    return list(row.case.audit.exclude(action="imported").values_list("detail", flat=True))


def test_a_preview_of_what_is_not_there_says_so(browser: Client, scan: Picture) -> None:
    answer = browser.get(page_of("preview-picture", scan), {"frame": "7"})
    assert answer.status_code == 400
    assert answer.json() == {"fault": "The file has no picture number 7; its last is number 3."}


def test_slices_are_offered_small(browser: Client, scan: Picture) -> None:
    frames = browser.get(page_of("picture-frames", scan)).json()["frames"]
    assert [frame["frame"] for frame in frames] == [1, 2, 3]
    assert all(frame["src"].startswith("data:image/jpeg;base64,") for frame in frames)


def test_a_second_picture_is_made_of_the_same_file(browser: Client, scan: Picture) -> None:
    answer = browser.post(page_of("another-picture", scan), follow=True)
    second = scan.case.pictures.get(name="picture-03.png")
    assert second.original == scan.original
    prepare(browser, second, frame="3")
    assert (now(scan).preparation.frame, now(second).preparation.frame) == (0, 2)
    assert "a second picture of the same file" in words(answer)


def test_the_original_goes_to_editors_alone_and_is_noted(
    browser: Client, scan: Picture, client: Client
) -> None:
    answer = browser.get(page_of("picture-original", scan))
    assert answer.content == ct(frames=3)
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="original-1.dcm"'
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert AuditLine.objects.first().detail == f"original of picture {scan.pk}"


def test_a_reader_sees_pictures_but_no_original(scan: Picture, client: Client) -> None:
    reader = UserFactory()
    share(scan.case, reader, CaseRole.READER)
    client.force_login(reader)
    seen = client.get(reverse("picture", args=[scan.case.slug, scan.sha256]))
    assert seen.headers["X-Content-Type-Options"] == "nosniff"
    assert seen.headers["Cache-Control"] == "private, max-age=86400, immutable"
    assert client.get(page_of("picture-original", scan)).status_code == 404
    hashed = reverse("picture", args=[scan.case.slug, scan.original.sha256])
    assert client.get(hashed).status_code == 404


def test_what_a_panel_shows_is_handed_out_by_its_content(case: Case, browser: Client) -> None:
    panel = case.figures.get().panels.get()
    page = reverse("row", args=[case.slug, "panels", panel.pk])
    browser.post(
        page, {"key": "a", "file": panel.file_id, "alt": "A.", "span": 1, "view": "turned 90"}
    )
    (rendition,) = panel.file.renditions.all()
    answer = browser.get(reverse("picture", args=[case.slug, rendition.sha256]))
    with rendition.content.open() as file:
        assert answer.content == file.read()


def test_somebody_looks_at_each_picture_and_is_remembered(
    browser: Client, scan: Picture, author: User
) -> None:
    first = scan.case.pictures.get(name="a.png")
    start = browser.get(reverse("look-pictures", args=[scan.case.slug]))
    assert start.headers["Location"] == page_of("look-picture", first)
    answer = look(browser, first)
    assert answer.request["PATH_INFO"] == page_of("look-picture", scan)
    answer = look(browser, scan)
    assert "Every picture has been looked at." in words(answer)
    assert now(scan).cleared_by == author
    assert f"{author} looked at it on" in words(browser.get(page_of("look-picture", scan)))


def test_what_was_looked_at_is_in_order_in_the_report(case: Case, browser: Client) -> None:
    page = reverse("report", args=[case.slug])
    assert "Nobody has confirmed that no identifiers are visible in a.png." in words(
        browser.get(page)
    )
    look(browser, case.pictures.get())
    told = words(browser.get(page))
    assert "Pictures that somebody looked at and saw no identifiers in: 1." in told


def test_nothing_is_ticked_for_the_author(browser: Client, scan: Picture) -> None:
    page = tree(browser.get(page_of("look-picture", scan)))
    assert page.xpath("//input[@checked]") == []


@pytest.mark.parametrize(
    ("left_out", "fault"),
    [
        ("faces", "Faces and eyes: Say whether a face or eyes are seen."),
        ("seen", "Tick this once you have looked at the whole picture."),
    ],
)
def test_half_a_word_does_not_count(
    browser: Client, scan: Picture, left_out: str, fault: str
) -> None:
    (line,) = said(look(browser, scan, **{left_out: ""}))
    assert line.endswith(fault)
    assert now(scan).cleared is None


def test_a_look_at_another_picture_than_the_one_now_does_not_count(
    browser: Client, scan: Picture
) -> None:
    before = scan.sha256
    prepare(browser, scan, frame="2")
    (line,) = said(look(browser, scan, was=before))
    assert line == "Somebody has changed this picture meanwhile; look at it as it is now."
    assert now(scan).cleared is None


def test_a_look_may_be_taken_back(browser: Client, scan: Picture) -> None:
    look(browser, scan)
    answer = browser.post(page_of("look-picture", scan), {"withdraw": "1"}, follow=True)
    assert "to be looked at again" in words(answer)
    assert now(scan).cleared is None


def test_no_page_claims_that_a_picture_is_free_of_identifiers(
    browser: Client, scan: Picture
) -> None:
    look(browser, scan)
    names = ("look-picture", "prepare-picture")
    pages = [browser.get(page_of(name, scan)) for name in names]
    pages.append(browser.get(reverse("part", args=[scan.case.slug, "figures"])))
    told = " ".join(words(page) for page in pages).casefold()
    assert "saw no identifiers" in told
    assert [word for word in ("identified", "anonym", "free of identifiers") if word in told] == []
