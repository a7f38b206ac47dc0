"""What every page has, those that tell of a fault included."""

import lxml.html
import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.factories.users import PASSWORD, UserFactory


def heading(html: str) -> str:
    return str(lxml.html.fromstring(html).xpath("//h1")[0].text_content())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("400", "The request could not be read"),
        ("403", "This is not for you to see"),
        ("403_csrf", "The page was open too long"),
        ("404", "There is no such page"),
        ("500", "Something went wrong here"),
    ],
)
def test_a_page_of_fault_is_drawn_without_a_request(name: str, words: str) -> None:
    assert heading(render_to_string(f"{name}.html")) == words


@pytest.mark.django_db
def test_an_address_that_means_nothing_has_a_page_of_the_house(
    client: Client, settings: Settings
) -> None:
    settings.DEBUG = False
    client.force_login(UserFactory())
    answer = client.get("/nothing/")
    assert answer.status_code == 404
    assert heading(answer.content.decode()) == "There is no such page"


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_with_a_page_of_the_house() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory())
    answer = client.post(reverse("new-case"), {"title": "x"})
    assert answer.status_code == 403
    assert heading(answer.content.decode()) == "The page was open too long"


@pytest.mark.django_db
def test_the_policy_allows_nothing_inline_and_no_other_host(client: Client) -> None:
    client.force_login(UserFactory())
    policy = client.get(reverse("desk")).headers["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";") if part.strip())
    assert "unsafe" not in policy
    assert "http" not in policy
    assert directives["script-src"] == "'self'"
    assert directives["style-src"] == "'self'"


@pytest.mark.django_db
def test_a_page_has_a_language_a_title_one_heading_and_a_way_to_its_content(
    client: Client,
) -> None:
    client.force_login(UserFactory())
    page = lxml.html.fromstring(client.get(reverse("desk")).content.decode())
    assert page.get("lang") == "en"
    assert page.xpath("//title")[0].text_content() == "My cases – Casereports"
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//a[@class='skip-link']/@href") == ["#content"]
    assert len(page.xpath("//main[@id='content']")) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_signup",
    ],
)
def test_pages_before_the_sign_in_are_of_the_house(name: str, client: Client) -> None:
    page = client.get(reverse(name)).content.decode()
    assert "vendor/bootstrap" in page
    assert 'class="brand"' in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["account_logout", "account_change_password", "account_reauthenticate", "mfa_index"]
)
def test_pages_of_the_account_are_of_the_house(name: str, client: Client) -> None:
    client.force_login(UserFactory())
    page = client.get(reverse(name), follow=True).content.decode()
    assert 'class="brand"' in page


@pytest.mark.django_db
def test_a_wrong_password_is_told_in_the_summary(client: Client) -> None:
    user = UserFactory()
    answer = client.post(reverse("account_login"), {"login": user.username, "password": "wrong"})
    page = lxml.html.fromstring(answer.content.decode())
    assert len(page.xpath("//*[contains(@class, 'error-summary')]//li")) == 1


@pytest.mark.django_db
def test_the_way_to_the_data_managers_pages_is_shown_to_administrators_alone(
    client: Client,
) -> None:
    client.force_login(UserFactory())
    assert reverse("admin:index") not in client.get("/").content.decode()
    client.force_login(UserFactory(role="administrator", password=PASSWORD))
    assert reverse("admin:index") in client.get("/").content.decode()
