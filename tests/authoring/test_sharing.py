"""A case is shared: invited, accepted, edited by role, taken back."""

from typing import Any

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from casereports.accounts.models import User
from casereports.record.models import AuditLine, Case, CaseMember, CaseRole, Invitation
from tests.authoring.pages import errors, tree, words
from tests.factories.cases import CaseFactory, share
from tests.factories.sharing import GUEST, author_link, invitation, mailed_link
from tests.factories.users import PASSWORD, UserFactory


def invited(browser: Client, case: Case, role: CaseRole = CaseRole.CO_AUTHOR) -> HttpResponse:
    return browser.post(reverse("invite", args=[case.slug]), {"email": GUEST, "role": role})


def actions(answer: HttpResponse) -> list[str]:
    """Returns what the page's forms and links of the content lead to."""
    return sorted(
        {str(one).split("?")[0] for one in tree(answer).xpath("//main//@action | //main//@href")}
    )


def test_a_guest_without_account_comes_in_by_the_mailed_link(
    case: Case, browser: Client, visitor: Client
) -> None:
    page = invited(browser, case)
    assert mail.outbox[-1].to == [GUEST]
    link = mailed_link()
    assert f"http://testserver{link}" == tree(page).xpath("//input[@id='link']/@value")[0]
    assert case.slug not in visitor.get(link).content.decode()
    answer = visitor.post(
        f"{link}join/",
        {"full_name": "Guest  Person", "password1": PASSWORD, "password2": PASSWORD},
        follow=True,
    )
    assert answer.redirect_chain == [(reverse("case", args=[case.slug]), 302)]
    assert "your name to sign in is guest." in words(answer)
    user = User.objects.get(email=GUEST)
    assert (user.full_name, user.username) == ("Guest Person", "guest")
    assert visitor.get(reverse("part", args=[case.slug, "patient"])).status_code == 200
    assert (
        Client()
        .post(reverse("account_login"), {"login": GUEST, "password": PASSWORD})
        .headers["Location"]
        == "/"
    )


@pytest.mark.parametrize(
    ("role", "edits"),
    [(CaseRole.CO_AUTHOR, True), (CaseRole.COMMENTER, False), (CaseRole.READER, False)],
)
def test_a_guest_with_an_account_reads_or_edits_as_invited(
    case: Case, browser: Client, visitor: Client, guest: User, role: CaseRole, edits: bool
) -> None:
    invited(browser, case, role)
    visitor.force_login(guest)
    answer = visitor.post(f"{mailed_link()}accept/", {"account": guest.pk})
    assert answer.headers["Location"] == reverse("case", args=[case.slug])
    assert visitor.get(reverse("case", args=[case.slug])).status_code == 200
    pain = case.complaints.get()
    removal = visitor.post(reverse("remove-row", args=[case.slug, "complaints", pain.pk]))
    assert removal.status_code == (302 if edits else 404)
    assert case.complaints.exists() is not edits


def test_the_e_mail_names_who_invites_and_nothing_of_the_case(
    case: Case, author: User, browser: Client
) -> None:
    invited(browser, case)
    letter = mail.outbox[-1]
    assert letter.subject == f"{author} invites you to work on a case report"
    text = f"{letter.subject} {letter.body}".lower()
    assert "co-author: reads and edits" in text
    for word in ("back pain", "mass", case.slug, case.paper.title.lower()):
        assert word not in text.replace(mailed_link().lower(), "")


def test_the_e_mail_is_text_whatever_the_name_of_who_invites(
    case: Case, author: User, browser: Client
) -> None:
    User.objects.filter(pk=author.pk).update(full_name="O’Neil & Söhne\r\nBcc: x@example.org")
    invited(browser, case)
    subject = mail.outbox[-1].subject
    assert subject == "O’Neil & Söhne Bcc: x@example.org invites you to work on a case report"
    assert mail.outbox[-1].recipients() == [GUEST]


@pytest.mark.parametrize("host", ["", "127.0.0.1"])
def test_an_invitation_is_not_lost_with_its_e_mail(
    host: str, case: Case, browser: Client, visitor: Client, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = (
        f"django.core.mail.backends.{'smtp' if host else 'console'}.EmailBackend"
    )
    settings.EMAIL_HOST, settings.EMAIL_PORT = host, 9  # where nobody listens
    page = invited(browser, case)
    assert "could not be sent. Copy the link" in words(page)
    (link,) = tree(page).xpath("//input[@id='link']/@value")
    assert visitor.get(link).status_code == 200


def test_the_link_stands_on_no_later_page(case: Case, browser: Client) -> None:
    invited(browser, case)
    token = mailed_link().split("/")[2]
    page = browser.get(reverse("sharing", args=[case.slug]))
    assert GUEST in words(page)
    assert token not in page.content.decode()
    assert all(token not in line.detail for line in AuditLine.objects.all())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"email": "no address", "role": "reader"}, "E-mail address: Enter a valid email address."),
        ({"email": GUEST, "role": "owner"}, "Role: Select a valid choice."),
        ({"email": "author@example.org", "role": "reader"}, "the owner's own address"),
    ],
)
def test_what_makes_no_invitation_is_said(
    case: Case, browser: Client, typed: dict[str, str], said: str
) -> None:
    answer = browser.post(reverse("invite", args=[case.slug]), typed)
    assert said in " ".join(errors(answer))
    assert Invitation.objects.count() == 0
    assert mail.outbox == []


def test_the_owner_sends_a_new_link_and_withdraws_it(
    case: Case, browser: Client, visitor: Client
) -> None:
    row, old = invitation(case, expires=timezone.now())
    assert "link too old" in words(browser.get(reverse("sharing", args=[case.slug])))
    browser.post(reverse("invite-again", args=[case.slug, row.pk]))
    link = mailed_link()
    assert old not in link
    assert visitor.get(link).status_code == 200
    browser.post(reverse("withdraw-invitation", args=[case.slug, row.pk]))
    assert visitor.get(link).status_code == 404
    answer = browser.post(reverse("invite-again", args=[case.slug, row.pk]), follow=True)
    assert "accepted, declined or withdrawn before" in words(answer)


@pytest.mark.parametrize("name", ["invite-again", "withdraw-invitation"])
def test_an_invitation_is_not_found_through_another_case(
    name: str, case: Case, author: User, browser: Client
) -> None:
    row, _token = invitation(CaseFactory(owner=author))
    assert browser.post(reverse(name, args=[case.slug, row.pk])).status_code == 404


@pytest.mark.parametrize("name", ["change-role", "remove-member", "hand-over"])
def test_a_member_is_not_found_through_another_case(
    name: str, case: Case, author: User, guest: User, browser: Client
) -> None:
    other = CaseFactory(owner=author)
    share(other, guest, CaseRole.CO_AUTHOR)
    member = CaseMember.objects.get(case=other)
    address = reverse(name, args=[case.slug, member.pk])
    assert browser.post(address, {"role": "reader"}).status_code == 404
    member.refresh_from_db()
    assert member.role == CaseRole.CO_AUTHOR


def test_the_owner_changes_a_role_and_takes_somebody_out(
    case: Case, guest: User, browser: Client
) -> None:
    share(case, guest, CaseRole.READER)
    member = CaseMember.objects.get(case=case)
    change = reverse("change-role", args=[case.slug, member.pk])
    answer = browser.post(change, {"role": "commenter"}, follow=True)
    assert "The Guest is now: Commenter: reads and comments." in words(answer)
    answer = browser.post(change, {"role": "owner"}, follow=True)
    assert "Choose one of the roles." in words(answer)
    remove = reverse("remove-member", args=[case.slug, member.pk])
    assert "What they wrote stays." in words(browser.get(remove))
    assert CaseMember.objects.get(case=case).role == CaseRole.COMMENTER
    browser.post(remove)
    assert CaseMember.objects.count() == 0


def test_a_case_is_handed_over(case: Case, author: User, guest: User, browser: Client) -> None:
    share(case, guest, CaseRole.CO_AUTHOR)
    page = reverse("hand-over", args=[case.slug, CaseMember.objects.get().pk])
    assert "Make The Guest the owner?" in words(browser.get(page))
    answer = browser.post(page, follow=True)
    assert "belongs to The Guest now" in words(answer)
    case.refresh_from_db()
    assert (case.owner, CaseMember.objects.get().user) == (guest, author)
    assert browser.post(page).status_code == 404


def test_a_case_is_not_handed_to_a_reader(case: Case, guest: User, browser: Client) -> None:
    share(case, guest, CaseRole.READER)
    page = reverse("hand-over", args=[case.slug, CaseMember.objects.get().pk])
    assert "by its owner, to a co-author" in words(browser.post(page, follow=True))
    case.refresh_from_db()
    assert case.owner != guest


def test_a_member_leaves_and_an_owner_is_told_to_hand_over(
    case: Case, guest: User, browser: Client, visitor: Client
) -> None:
    share(case, guest, CaseRole.CO_AUTHOR)
    page = reverse("leave-case", args=[case.slug])
    assert "Hand it over to a co-author" in words(browser.post(page, follow=True))
    visitor.force_login(guest)
    assert "Leave this case?" in words(visitor.get(page))
    assert visitor.post(page).headers["Location"] == reverse("desk")
    assert visitor.get(reverse("case", args=[case.slug])).status_code == 404


@pytest.mark.parametrize("role", CaseRole)
def test_members_see_who_is_on_the_case_and_may_leave_and_no_more(
    case: Case, guest: User, visitor: Client, role: CaseRole
) -> None:
    share(case, guest, role)
    share(case, UserFactory(full_name="The Third", email="third@example.org"), CaseRole.READER)
    invitation(case, "waiting@example.org")
    visitor.force_login(guest)
    page = visitor.get(reverse("sharing", args=[case.slug]))
    assert "The Third" in words(page)
    assert "waiting@example.org" not in words(page)
    assert "third@example.org" not in words(page)
    assert actions(page) == [reverse("leave-case", args=[case.slug])]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_sharing_page_takes_the_same_queries_however_many_people(
    rows: int, case: Case, browser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        share(case, UserFactory(), CaseRole.CO_AUTHOR)
        invitation(case, f"{number}@example.org")
        author_link(case)
    page = reverse("sharing", args=[case.slug])
    browser.get(page)
    # session, user, case, right to edit, paper, owner, members, invitations,
    # authors, their places, their links
    with django_assert_num_queries(11):
        assert len(tree(browser.get(page)).xpath("//li[@class='person']")) == 1 + 3 * rows


def test_more_than_thirty_links_a_day_are_refused_with_a_sentence(
    case: Case, author: User, browser: Client
) -> None:
    row, _token = invitation(case)
    AuditLine.objects.bulk_create(
        AuditLine(case=case, who=author, action="invited") for _n in range(30)
    )
    answer = browser.post(
        reverse("invite", args=[case.slug]), {"email": "next@example.org", "role": "reader"}
    )
    assert "E-mail address: You have sent 30 links in a day." in errors(answer)[0]
    again = browser.post(reverse("invite-again", args=[case.slug, row.pk]), follow=True)
    assert "Please send the next ones tomorrow." in words(again)
    assert mail.outbox == []


def test_a_shown_name_is_text_and_never_markup(case: Case, guest: User, browser: Client) -> None:
    User.objects.filter(pk=guest.pk).update(full_name="<b>Guest</b>")
    share(case, guest, CaseRole.READER)
    page: Any = browser.get(reverse("sharing", args=[case.slug]))
    assert "&lt;b&gt;Guest&lt;/b&gt;" in page.content.decode()
    assert "<b>Guest" not in page.content.decode()
