"""Whatever is done with a case, the desk says how far it is by now."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from casereports.accounts.models import Role, User
from casereports.authoring.standing import is_current
from casereports.record.models import Case
from tests.authoring.confirming import fill_in
from tests.authoring.desk import cards, checked_now, keep_as_checked, said
from tests.authoring.pages import typed
from tests.authoring.test_narrative import parts as told_in_parts
from tests.authoring.test_pasting import PRINT, look_and_save
from tests.authoring.typing_pages import add_address, post, save, send, texts
from tests.factories import admin_pages
from tests.factories.bundles import figure_files, folder_of, zip_of
from tests.factories.cases import ARTICLE, case_of
from tests.factories.every_field import every_field
from tests.factories.pictures import picture
from tests.factories.sharing import author_link, two_authors
from tests.factories.users import UserFactory

#: A deed: what goes before it, then ``yield``, then the deed itself.
Deed = Callable[[Client, Case], Iterator[None]]


def on_desk(browser: Client) -> tuple[int, int]:
    """Returns what the desk says of its one case: percent and errors."""
    (card,) = cards(browser.get(reverse("desk")))
    errors = said(card, "errors").partition(" ")[0]
    return int(card.xpath(".//progress/@value")[0]), int(errors or 0)


def whole_case(owner: User) -> Case:
    """Returns a case with rows in every list, for a journal that is there."""
    facts = every_field().model_dump(mode="json")
    facts["paper"]["journal"] = "generic-care"
    return case_of(owner, facts)


def sent(browser: Client, case: Case, name: str, *row: object, **data: object) -> HttpResponse:
    return browser.post(reverse(name, args=[case.slug, *row]), data)


# --- what changes a case


def typed_in_a_row(browser: Client, case: Case) -> Iterator[None]:
    yield
    save(browser, case, case.complaints.first(), texts(name="sciatica"))


def typed_in_a_new_row(browser: Client, case: Case) -> Iterator[None]:
    yield
    send(browser, add_address(case, "complaints"), texts(name="fever"))


def typed_in_a_part(browser: Client, case: Case) -> Iterator[None]:
    yield
    address = reverse("save-single", args=[case.slug, "perspective"])
    send(browser, address, texts(account="It hurt."), revision=0)


def typed_as_day_of_the_visit(browser: Client, case: Case) -> Iterator[None]:
    yield
    address = reverse("save-date", args=[case.slug])
    send(browser, address, texts(index_date="2024-05-17"), was=texts(index_date=""))


def sent_as_a_part(browser: Client, case: Case) -> Iterator[None]:
    yield
    page = reverse("part", args=[case.slug, "patient"])
    browser.post(page, {**typed(browser.get(page)), "patient-occupation": "baker"})


def sent_as_a_row(browser: Client, case: Case) -> Iterator[None]:
    yield
    page = reverse("row", args=[case.slug, "complaints", case.complaints.first().pk])
    browser.post(page, {**typed(browser.get(page)), "name": "sciatica"})


def sent_as_a_grid(browser: Client, case: Case) -> Iterator[None]:
    yield
    page = reverse("grid", args=[case.slug, "labs"])
    browser.post(page, {**typed(browser.get(page)), "labs-0-result": "12 U/L"})


def pasted_as_rows(browser: Client, case: Case) -> Iterator[None]:
    yield
    look_and_save(browser, reverse("paste-rows", args=[case.slug, "labs"]), PRINT)


def pasted_as_references(browser: Client, case: Case) -> Iterator[None]:
    yield
    sent(browser, case, "paste-references", entries=json.dumps({**ARTICLE, "id": "new2022"}))


def told_as_a_narrative(browser: Client, case: Case) -> Iterator[None]:
    yield
    page = reverse("import-narrative", args=[case.slug])
    browser.post(page, typed(told_in_parts(browser, page)))


def removed(browser: Client, case: Case) -> Iterator[None]:
    yield
    sent(browser, case, "remove-row", "complaints", case.complaints.first().pk)


def copied(browser: Client, case: Case) -> Iterator[None]:
    yield
    sent(browser, case, "copy-row", "complaints", case.complaints.first().pk)


def moved(browser: Client, case: Case) -> Iterator[None]:
    case.complaints.create(name="fever", key="fever", position=9)
    yield
    sent(browser, case, "move-row", "complaints", case.complaints.last().pk, step="up")


def put_in_order(browser: Client, case: Case) -> Iterator[None]:
    case.complaints.create(name="fever", key="fever", position=9)
    yield
    order = [row.pk for row in case.complaints.all()][::-1]
    post(browser, reverse("order-rows", args=[case.slug, "complaints"]), {"order": order})


def taken_back(browser: Client, case: Case) -> Iterator[None]:
    sent(browser, case, "remove-row", "complaints", case.complaints.first().pk)
    yield
    sent(browser, case, "undo", together=str(case.changes.get().together))


def brought_back(browser: Client, case: Case) -> Iterator[None]:
    for name in ("complaints", "labs"):
        sent(browser, case, "remove-row", name, getattr(case, name).first().pk)
    yield
    sent(browser, case, "restore-to", to=case.changes.last().pk)


def uploaded_as_pictures(browser: Client, case: Case) -> Iterator[None]:
    yield
    file = SimpleUploadedFile("a.png", picture(size=(50, 40)), content_type="image/png")
    sent(browser, case, "upload-pictures", pictures=[file], into="new")


def uploaded_and_shown_nowhere(browser: Client, case: Case) -> Iterator[None]:
    yield
    file = SimpleUploadedFile("a.png", picture(size=(50, 40)), content_type="image/png")
    sent(browser, case, "upload-pictures", pictures=[file], into="")


def removed_as_a_picture(browser: Client, case: Case) -> Iterator[None]:
    case.figures.all().delete()
    yield
    sent(browser, case, "remove-picture", case.pictures.first().pk)


def confirmed_by_an_authors_link(browser: Client, case: Case) -> Iterator[None]:
    _link, token = author_link(case, two_authors(case))
    yield
    fill_in(Client(), reverse("confirm", args=[token]), degrees="MD")


def written_by_the_data_manager(browser: Client, case: Case) -> Iterator[None]:
    site = Client()
    site.force_login(UserFactory(role=Role.ADMINISTRATOR))
    yield
    page = admin_pages.page("complaint", "change", case.complaints.first().pk)
    site.post(page, admin_pages.typed(site.get(page), name="sciatica"))


DEEDS: tuple[Deed, ...] = (
    typed_in_a_row,
    typed_in_a_new_row,
    typed_in_a_part,
    typed_as_day_of_the_visit,
    sent_as_a_part,
    sent_as_a_row,
    sent_as_a_grid,
    pasted_as_rows,
    pasted_as_references,
    told_as_a_narrative,
    removed,
    copied,
    moved,
    put_in_order,
    taken_back,
    brought_back,
    uploaded_as_pictures,
    uploaded_and_shown_nowhere,
    removed_as_a_picture,
    confirmed_by_an_authors_link,
    written_by_the_data_manager,
)


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_a_case_that_was_changed_is_checked_before_the_desk_tells_of_it(
    deed: Deed, author: User, browser: Client
) -> None:
    case = whole_case(author)
    steps = deed(browser, case)
    next(steps)
    keep_as_checked(case, percent=1, errors=99)
    assert on_desk(browser) == (1, 99)
    assert next(steps, "done") == "done"
    assert on_desk(browser) == checked_now(case)
    assert on_desk(browser) != (1, 99)


def test_cases_are_sorted_by_how_far_they_are_by_now(author: User, browser: Client) -> None:
    near, far = whole_case(author), whole_case(author)
    keep_as_checked(near, percent=90)
    keep_as_checked(far, percent=95)
    save(browser, far, far.complaints.first(), texts(name="sciatica"))
    assert checked_now(far)[0] < 90
    shown = cards(browser.get(reverse("desk"), {"sort": "completeness"}))
    assert [card.xpath(".//h2/a/@href") for card in shown] == [
        [near.get_absolute_url()],
        [far.get_absolute_url()],
    ]


# --- how a case comes into being


def begun(browser: Client, folder: Path) -> None:
    browser.post(reverse("new-case"), {"title": "Back pain"})


def made_as_a_copy(browser: Client, folder: Path) -> None:
    original = whole_case(User.objects.get(username="author"))
    browser.post(reverse("new-case"), {"which": "copy", "case": original.slug})
    original.delete()


def made_of_a_case_file(browser: Client, folder: Path) -> None:
    file = SimpleUploadedFile("case.zip", zip_of(figure_files()), content_type="application/zip")
    browser.post(reverse("import-case"), {"file": file})


def made_of_the_example(browser: Client, folder: Path) -> None:
    browser.post(reverse("example-case"))


def imported_by_command(browser: Client, folder: Path) -> None:
    path = str(folder_of(folder, figure_files()))
    call_command("importcase", path, owner="author", stdout=io.StringIO())


def loaded_as_the_demo(browser: Client, folder: Path) -> None:
    call_command("demo", output=folder / "paper.pdf", stdout=io.StringIO())


@pytest.mark.parametrize(
    "way",
    [
        begun,
        made_as_a_copy,
        made_of_a_case_file,
        made_of_the_example,
        imported_by_command,
        loaded_as_the_demo,
    ],
    ids=lambda way: way.__name__,
)
def test_a_new_case_is_checked_before_anybody_looks_at_it(
    way: Callable[[Client, Path], None], browser: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.DEBUG, settings.VAR_DIR = True, tmp_path / "var"
    way(browser, tmp_path)
    case = Case.objects.get()
    assert is_current(case)
    assert (case.standing["percent"], case.standing["errors"]) == checked_now(case)
    browser.force_login(case.owner)  # whose password is a new one after the demo
    assert on_desk(browser) == checked_now(case)


def test_a_case_that_the_data_manager_made_is_checked_when_its_owner_comes(
    author: User, browser: Client
) -> None:
    site = Client()
    site.force_login(UserFactory(role=Role.ADMINISTRATOR))
    page = admin_pages.page("case", "add")
    site.post(page, admin_pages.typed(site.get(page), slug="presacral", owner=author.pk))
    assert on_desk(browser) == checked_now(Case.objects.get())
