"""Who reads a case of somebody else, takes a file away, is refused or signs in: all is noted."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.record.actions.archive import archive_case
from casereports.record.models import Action, AuditLine, Case, CaseRole, Consent
from tests.authoring.doors import DOORS, EDITS, POST_ONLY, READS, SCRIPTS, SENDS_ON, address
from tests.authoring.typing_pages import add_address, send, texts
from tests.factories.cases import share
from tests.factories.users import PASSWORD, UserFactory

#: Pages and files that show something of a case; of a consent there is nothing to show here.
SHOWN = [
    name
    for name, right in DOORS.items()
    if right in (READS, EDITS) and name not in {*POST_ONLY, *SCRIPTS, *SENDS_ON, "consent-form"}
]
#: A page's script or picture, by what the browser says of it.
PIECE = {"sec-fetch-dest": "empty"}


@pytest.fixture
def reader(case: Case) -> User:
    reader = UserFactory(username="reader")
    share(case, reader, CaseRole.READER)
    return reader


@pytest.fixture
def theirs(reader: User, client: Client) -> Client:
    """The reader's browser."""
    client.force_login(reader)
    return client


def lines(**asked: Any) -> list[tuple[str, str, str, str]]:
    """Returns who did what with which case, and how, without sign-ins that stand for a browser."""
    found = AuditLine.objects.exclude(action__in=("signed_in", "imported")).filter(**asked)
    return list(found.order_by("pk").values_list("who_name", "action", "case_slug", "detail"))


@pytest.mark.parametrize(
    ("page", "detail"),
    [("case", "case"), ("report", "report"), ("report-pdf", "report-pdf"), ("sharing", "sharing")],
)
def test_a_page_that_a_reader_opens_is_noted_each_time(
    page: str, detail: str, case: Case, theirs: Client
) -> None:
    for _time in range(2):
        assert theirs.get(reverse(page, args=[case.slug])).status_code == 200
    assert lines() == [("reader", "read", case.slug, detail)] * 2


def test_the_owner_reads_unnoted(case: Case, browser: Client) -> None:
    for page in ("case", "report", "report-pdf", "sharing"):
        browser.get(reverse(page, args=[case.slug]))
    browser.get(reverse("part", args=[case.slug, "labs"]))
    assert lines() == []


def test_a_co_author_reads_each_part_noted(case: Case, client: Client) -> None:
    helper = UserFactory(username="helper")
    share(case, helper, CaseRole.CO_AUTHOR)
    client.force_login(helper)
    client.get(reverse("part", args=[case.slug, "labs"]))
    client.get(reverse("row", args=[case.slug, "complaints", case.complaints.get().pk]))
    assert lines() == [
        ("helper", "read", case.slug, "part labs"),
        ("helper", "read", case.slug, f"row complaints {case.complaints.get().pk}"),
    ]


def test_what_a_co_author_types_is_a_change_and_no_read(case: Case, client: Client) -> None:
    helper = UserFactory(username="helper")
    share(case, helper, CaseRole.CO_AUTHOR)
    client.force_login(helper)
    send(client, add_address(case, "complaints"), texts(name="fever"))
    assert lines() == [("helper", "changed", case.slug, "complaint added")]


def test_pieces_of_a_page_are_one_read(case: Case, client: Client) -> None:
    helper = UserFactory(username="helper")
    share(case, helper, CaseRole.CO_AUTHOR)
    client.force_login(helper)
    for _time in range(3):
        client.get(reverse("live", args=[case.slug]), headers=PIECE)
    picture = case.pictures.get()
    for _time in range(2):
        page = reverse("picture", args=[case.slug, picture.sha256])
        client.get(page, headers={"sec-fetch-dest": "image"})
    assert lines() == [
        ("helper", "read", case.slug, "live"),
        ("helper", "read", case.slug, "picture"),
    ]


@pytest.mark.parametrize(
    ("page", "more", "detail"),
    [
        ("case-file", [], "case"),
        ("paper-docx", [], "docx"),
        ("paper-html", [], "html"),
        ("figures-zip", ["png"], "figures, png"),
        ("figure-file", ["Figure1.png"], "Figure1.png"),
    ],
)
@pytest.mark.parametrize("who", ["author", "reader"])
def test_a_file_that_leaves_is_one_line_whoever_takes_it(
    who: str, page: str, more: list[str], detail: str, case: Case, reader: User, client: Client
) -> None:
    client.force_login(User.objects.get(username=who))
    assert client.get(reverse(page, args=[case.slug, *more])).status_code == 200
    assert lines() == [(who, "exported", case.slug, detail)]


def test_the_pdf_that_is_downloaded_is_an_export(case: Case, theirs: Client) -> None:
    theirs.get(reverse("report-pdf", args=[case.slug]), {"download": ""})
    assert lines() == [("reader", "exported", case.slug, "pdf")]


def test_the_signed_consent_that_leaves_is_noted(case: Case, browser: Client) -> None:
    consent = Consent(case=case, state="given_by_patient")
    consent.signed_form.save("scan.pdf", ContentFile(b"%PDF-1.7"), save=True)
    assert browser.get(reverse("consent-form", args=[case.slug])).status_code == 200
    assert lines() == [("author", "exported", case.slug, "consent form")]


def test_who_is_refused_is_noted_and_learns_nothing(case: Case, client: Client) -> None:
    client.force_login(UserFactory(username="stranger"))
    for slug in (case.slug, "no-such-case"):
        assert client.get(reverse("case", args=[slug])).status_code == 404
        assert client.get(reverse("part", args=[slug, "labs"])).status_code == 404
    assert lines() == [
        ("stranger", "refused", case.slug, "case"),
        ("stranger", "refused", case.slug, "part labs"),
        ("stranger", "refused", "", "case"),
        ("stranger", "refused", "", "part labs"),
    ]


def test_a_case_that_is_not_there_takes_the_queries_of_one_that_is_not_shared(
    case: Case, client: Client, django_assert_num_queries: Any
) -> None:
    client.force_login(UserFactory())
    for slug in (case.slug, "no-such-case"):
        with django_assert_num_queries(5):  # session, user, two look-ups, the audit's line
            client.get(reverse("case", args=[slug]))


def test_words_that_somebody_typed_into_an_address_are_not_kept(case: Case, theirs: Client) -> None:
    theirs.get(reverse("figure-file", args=[case.slug, "Frau Muster.png"]))
    theirs.get(reverse("part", args=[case.slug, "Frau Muster"]))
    assert [detail for *_others, detail in lines()] == ["part"]


@pytest.mark.parametrize("name", SHOWN)
def test_each_page_of_a_case_is_one_line(name: str, case: Case, client: Client) -> None:
    helper = UserFactory(username="helper")
    share(case, helper, CaseRole.CO_AUTHOR)
    client.force_login(helper)
    page = address(name, case)
    before = AuditLine.objects.count()
    assert client.get(page).status_code == 200
    assert AuditLine.objects.count() == before + 1
    line = AuditLine.objects.first()
    assert (line.who_name, line.case) == ("helper", case)
    assert line.action in (Action.READ, Action.EXPORTED)


def test_archiving_is_no_read(case: Case, browser: Client) -> None:
    archive_case(case=case, who=case.owner)
    assert lines() == [("author", "archived", case.slug, "")]


def test_a_command_that_reads_a_case_is_noted(case: Case, capsys: Any) -> None:
    call_command("checkcase", case.slug)
    assert capsys.readouterr().out
    assert lines() == [("", "read", case.slug, "checkcase")]


# ---------------------------------------------------------------- signing in and out


def sign_in(client: Client, login: str, password: str) -> None:
    client.post(reverse("account_login"), {"login": login, "password": password})


def sign_ins() -> list[tuple[str, str, str]]:
    found = AuditLine.objects.filter(action__startswith="sign").order_by("pk")
    return list(found.values_list("who_name", "action", "detail"))


def test_who_signs_in_and_out_is_noted(author: User, client: Client) -> None:
    sign_in(client, "author", PASSWORD)
    client.post(reverse("account_logout"))
    assert sign_ins() == [("author", "signed_in", ""), ("author", "signed_out", "")]


@pytest.mark.parametrize("login", ["author", "AUTHOR", "author@example.org"])
def test_a_wrong_password_is_noted_with_the_name_of_the_account(
    login: str, author: User, client: Client
) -> None:
    sign_in(client, login, "not the password")
    assert sign_ins() == [("author", "sign_in_failed", "")]


def test_a_name_that_nobody_has_is_not_kept_for_it_may_be_a_password(
    author: User, client: Client
) -> None:
    sign_in(client, PASSWORD, "author")
    assert sign_ins() == [("", "sign_in_failed", "")]
    assert not AuditLine.objects.filter(who_name__icontains="horse").exists()
