"""Pictures dropped, prepared by mouse and by key, and looked at one after the other."""

import re
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import FilePayload, Locator, Page, Route, expect

from casereports.accounts.models import User
from casereports.record.actions.pictures import add_pictures, read_picture
from casereports.record.models import Case, Picture
from tests.browser.desk import open_page, open_part
from tests.browser.watch import Watch
from tests.factories.pictures import picture
from tests.factories.scans import ct


@pytest.fixture
def scan(case: Case, author: User) -> Picture:
    """A CT of three slices, in no figure yet."""
    read = read_picture(ct(side=128, frames=3))
    (added,) = add_pictures(case=case, who=author, incoming=[read], figure=None)
    return added.picture


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def choose(page: Page, *files: FilePayload) -> None:
    page.locator("[name='pictures']").set_input_files(list(files))


def line(page: Page, name: str) -> Locator:
    return page.locator(".upload-line").filter(has_text=name)


def at_end(page: Page) -> Locator:
    return page.locator("[data-end]")


def prepared(row: Picture) -> Picture:
    return Picture.objects.get(pk=row.pk)


def open_picture(page: Page, row: Picture) -> None:
    page.goto(reverse("prepare-picture", args=[row.case.slug, row.pk]))
    ready(page)


def ready(page: Page) -> None:
    """Wait until one can draw; there is no paper beside the picture."""
    expect(page.locator("html.is-ready")).to_be_attached()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("main")).to_contain_text("Saved.")
    ready(page)


def drag(page: Page, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Draw with the mouse from one place of the picture to another, in percent."""
    box: Any = page.locator("[data-stage]").bounding_box()

    def move(place: tuple[int, int], steps: int) -> None:
        across, down = place
        left = box["x"] + box["width"] * across / 100
        page.mouse.move(left, box["y"] + box["height"] * down / 100, steps=steps)

    move(start, 1)
    page.mouse.down()
    move(end, 4)
    page.mouse.up()


def sides(page: Page, number: int = 0) -> list[str]:
    names = ("left", "top", "right", "bottom")
    return [page.locator(f"[name='box-{number}-{name}']").input_value() for name in names]


def test_each_file_comes_in_by_itself_and_the_bad_one_says_why(page: Page, case: Case) -> None:
    open_page(page, "upload-pictures", case)
    files = [picture(size=(50 + at, 40)) for at in range(3)]
    choose(
        page,
        file("one.png", files[0]),
        file("letter.pdf", b"%PDF-1.7"),
        *(file(f"{at}.png", content) for at, content in enumerate(files[1:])),
    )
    expect(at_end(page)).to_contain_text("Taken: 3 of 4.")
    expect(line(page, "letter.pdf")).to_contain_text("This is a PDF; save the page as a picture")
    expect(line(page, "one.png").get_by_role("link", name="Prepare one.png")).to_be_visible()
    expect(page.locator("[data-said]")).to_have_text("Taken: 3 of 4.")
    widths = [panel.file.width for panel in case.figures.last().panels.all()]
    assert (case.figures.count(), widths) == (2, [50, 51, 52])


def test_panels_stand_in_the_order_of_the_files_whichever_comes_first(
    page: Page, case: Case
) -> None:
    figure = case.figures.get()
    waiting: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if b'filename="first.png"' in (route.request.post_data_buffer or b""):
            waiting.append(route)
        else:
            route.continue_()

    open_page(page, "upload-pictures", case)
    page.route("**/upload/one/", hold_the_first)
    page.locator("[name='into']").select_option(str(figure.pk))
    choose(
        page,
        file("first.png", picture(size=(50, 40))),
        file("second.png", picture(size=(51, 40))),
    )
    expect(line(page, "second.png")).to_contain_text("is in")
    with page.expect_response("**/panels/order/"):
        waiting[0].continue_()
    expect(at_end(page)).to_be_visible()
    assert [panel.file.width for panel in figure.panels.all()] == [60, 50, 51]


def test_a_file_is_cancelled_and_tried_again_by_key(page: Page, case: Case, watch: Watch) -> None:
    watch.expect("net::ERR_FAILED")
    open_page(page, "upload-pictures", case)
    page.route("**/upload/one/", lambda _route: None)  # it is never answered
    choose(page, file("one.png", picture(size=(50, 40))))
    cancel = line(page, "one.png").get_by_role("button", name="Cancel one.png")
    cancel.focus()
    page.keyboard.press("Enter")
    expect(line(page, "one.png")).to_contain_text("cancelled")
    assert case.pictures.count() == 1
    page.unroute("**/upload/one/")
    expect(line(page, "one.png").get_by_role("button", name="Try again")).to_be_focused()
    page.keyboard.press("Enter")
    expect(line(page, "one.png")).to_contain_text("is in, as picture-02.png")
    expect(line(page, "one.png").get_by_role("link", name="Prepare")).to_be_focused()


def test_a_file_that_has_arrived_can_not_be_cancelled(page: Page, case: Case) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.add_init_script(
        "const send = XMLHttpRequest.prototype.send;"
        "XMLHttpRequest.prototype.send = function (body) {"
        " window.lastSent = this; send.call(this, body); };"
    )
    open_page(page, "upload-pictures", case)
    page.route("**/upload/one/", hold)
    choose(page, file("one.png", picture(size=(50, 40))))
    cancel = line(page, "one.png").get_by_role("button", name="Cancel one.png")
    cancel.focus()
    # A held request has not left the browser, which alone knows when its last byte has.
    page.evaluate("window.lastSent.upload.dispatchEvent(new ProgressEvent('load'))")
    expect(line(page, "one.png")).to_contain_text("being read")
    expect(cancel).to_be_hidden()
    waiting[0].continue_()
    expect(line(page, "one.png").get_by_role("link", name="Prepare")).to_be_focused()


def test_a_server_out_of_reach_is_told_at_the_file(page: Page, case: Case, watch: Watch) -> None:
    watch.expect("net::ERR")
    open_page(page, "upload-pictures", case)
    page.route("**/upload/one/", lambda route: route.abort())
    choose(page, file("one.png", picture(size=(50, 40))))
    expect(line(page, "one.png")).to_contain_text("The server can’t be reached.")


def test_files_are_dropped_on_the_page_of_the_figures(page: Page, case: Case) -> None:
    open_part(page, case, "figures")
    content = list(picture(size=(50, 40)))
    page.locator("form.upload").evaluate(
        """(form, content) => {
            const files = new DataTransfer();
            files.items.add(new File([new Uint8Array(content)], "dropped"));
            form.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true }));
        }""",
        content,
    )
    expect(line(page, "dropped")).to_contain_text("is in, as picture-02.png")


def test_rectangles_are_drawn_by_mouse_and_become_part_of_the_copy(
    page: Page, scan: Picture
) -> None:
    before = scan.sha256
    open_picture(page, scan)
    drag(page, (30, 30), (60, 50))
    assert [round(float(side)) for side in sides(page)] == [30, 30, 60, 50]
    drag(page, (45, 40), (55, 40))
    assert [round(float(side)) for side in sides(page)] == [40, 30, 70, 50]
    page.get_by_role("button", name="Undo").click()
    assert [round(float(side)) for side in sides(page)] == [30, 30, 60, 50]
    save(page)
    (black,) = prepared(scan).preparation.blackouts
    assert (round(black.left), round(black.right)) == (30, 60)
    assert prepared(scan).sha256 != before


def test_rectangles_are_set_by_key_alone(page: Page, scan: Picture) -> None:
    open_picture(page, scan)
    page.get_by_role("button", name="Add a rectangle").focus()
    page.keyboard.press("Enter")
    assert sides(page) == ["40", "45", "60", "55"]
    expect(page.get_by_role("button", name="Rectangle 1", exact=True)).to_be_focused()
    for key in ("ArrowLeft", "ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown"):
        page.keyboard.press(key)
    assert sides(page) == ["39", "44", "60", "55"]
    said = page.locator(".stage-said")
    expect(said).to_have_text("Rectangle 1: left 39, top 44, right 60, bottom 55 percent.")
    page.keyboard.press("Delete")
    expect(page.locator(".black")).to_have_count(0)
    expect(page.get_by_role("button", name="Add a rectangle")).to_be_focused()
    page.keyboard.press("Control+z")
    assert sides(page) == ["39", "44", "60", "55"]


def test_slice_and_window_are_seen_before_they_are_saved(page: Page, scan: Picture) -> None:
    open_picture(page, scan)
    strip = page.get_by_role("group", name="Slices")
    with page.expect_response(re.compile("preview/.*frame=3")):
        strip.get_by_role("button", name="Slice 3").click()
    with page.expect_response(re.compile("preview/.*centre=480&width=2500")):
        page.get_by_role("button", name="Bone window").click()
    expect(page.get_by_role("button", name="Bone window")).to_have_attribute("aria-pressed", "true")
    slider = page.get_by_role("slider", name="Centre")
    slider.focus()
    with page.expect_response(re.compile("preview/")):
        page.keyboard.press("ArrowRight")
    assert page.locator("[name='centre']").input_value() != "480"
    page.get_by_role("button", name="Undo").click()
    assert page.locator("[name='centre']").input_value() == "480"
    save(page)
    chosen = prepared(scan).preparation
    assert (chosen.frame, chosen.window.centre, chosen.window.width) == (2, 480, 2500)
    page.get_by_role("button", name="Start again from the original").click()
    save(page)
    assert prepared(scan).sha256 == scan.sha256


def test_pictures_are_looked_at_by_key(page: Page, case: Case, scan: Picture) -> None:
    page.goto(reverse("look-pictures", args=[case.slug]))
    expect(page.locator("h1")).to_contain_text("Picture 1 of 2")
    page.keyboard.press("j")
    expect(page.locator("h1")).to_contain_text("Picture 2 of 2")
    page.keyboard.press("k")
    expect(page.locator("h1")).to_contain_text("Picture 1 of 2")
    page.keyboard.press("ArrowRight")
    expect(page.locator("h1")).to_contain_text("Picture 2 of 2")
    page.get_by_label("no face and no eyes are seen").check()
    page.get_by_label("I looked at it at full size").check()
    page.get_by_role("button", name="Note it, and go on").click()
    expect(page.locator("h1")).to_contain_text("Picture 1 of 2")
    assert prepared(scan).cleared_by == case.owner
