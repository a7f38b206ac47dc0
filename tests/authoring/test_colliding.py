"""Two people in one case: different fields never collide, and in one field they choose."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from casereports.accounts.models import User
from casereports.record.door import case_facts
from casereports.record.models import Case, CaseRole, Reading
from tests.authoring.typing_pages import (
    add_address,
    fresh,
    post,
    save,
    save_address,
    send,
    texts,
)
from tests.factories.cases import case_of, share
from tests.factories.users import UserFactory

RESULT = {"kind": "numeric", "value": "147", "unit": "U/L"}


@pytest.fixture
def labs(author: User) -> Case:
    return case_of(author, {"labs": [{"key": "alp", "analyte": "ALP", "result": RESULT}]})


@pytest.fixture
def other(case: Case) -> Client:
    """The browser of a co-author."""
    co_author = UserFactory(username="colleague")
    share(case, co_author, CaseRole.CO_AUTHOR)
    browser = Client()
    browser.force_login(co_author)
    return browser


def test_two_people_in_different_fields_of_a_row_never_collide(
    case: Case, browser: Client, other: Client
) -> None:
    row = case.complaints.get()
    first = save(browser, case, row, texts(name="sciatica"), was=texts(name="back pain"))
    second = save(other, case, row, texts(detail="At night."), was=texts(detail=""))
    assert (first["saved"], second["saved"], second["theirs"]) == (["name"], ["detail"], {})
    row = fresh(row)
    assert (row.name, row.detail, row.revision) == ("sciatica", "At night.", 2)


def test_a_page_that_saved_one_field_does_not_overwrite_what_changed_in_another(
    case: Case, browser: Client, other: Client
) -> None:
    row = case.complaints.get()
    told = save(browser, case, row, texts(name="sciatica"), was=texts(name="back pain"))
    assert told["revision"] == 1
    save(other, case, row, texts(detail="At night."), was=texts(detail=""))
    address = save_address(case, row)
    mine = texts(name="lumbago")
    told = send(browser, address, mine, was=texts(name="sciatica"), revision=told["revision"])
    assert (told["saved"], told["revision"]) == (["name"], None)
    mine = texts(detail="In the morning.")
    told = send(browser, address, mine, was=texts(detail=""), revision=told["revision"])
    assert told["theirs"] == {"detail": {"detail": ["At night."]}}
    assert fresh(row).detail == "At night."


def test_two_people_in_one_field_see_both_texts_and_choose(
    case: Case, browser: Client, other: Client
) -> None:
    row = case.complaints.get()
    save(other, case, row, texts(name="sciatica"), was=texts(name="back pain"))
    mine = texts(name="lumbago", detail="At night.")
    told = save(browser, case, row, mine, was=texts(name="back pain", detail=""))
    assert told["theirs"] == {"name": {"name": ["sciatica"]}}
    assert (told["saved"], told["who"]) == (["detail"], "The colleague")
    assert fresh(row).name == "sciatica"
    waiting = case.unfinished.get()
    assert (waiting.typed, waiting.was) == ({"name": ["lumbago"]}, {"name": ["back pain"]})
    told = save(browser, case, row, texts(name="lumbago"), was=texts(name="sciatica"))
    assert (told["saved"], told["theirs"]) == (["name"], {})
    assert fresh(row).name == "lumbago"
    assert case.unfinished.exclude(typed={}).count() == 0


def test_what_one_person_could_not_save_is_not_put_into_anothers_field(
    case: Case, browser: Client, other: Client
) -> None:
    row = case.complaints.get()
    save(browser, case, row, texts(duration="for ages"))
    save(other, case, row, texts(duration="since then"))
    kept = {entry.who.username: entry.typed["duration"] for entry in case.unfinished.all()}
    assert kept == {"author": ["for ages"], "colleague": ["since then"]}
    save(other, case, row, texts(duration="3 days"))
    assert case.unfinished.get(who=case.owner).typed == {"duration": ["for ages"]}


def test_what_collides_is_not_written_along_with_a_field_that_is_bound_to_it(
    whole: Case, browser: Client
) -> None:
    row = Reading.objects.get(specimen__case=whole)
    save(browser, whole, row, texts(nodes_positive="3"), was=texts(nodes_positive="2"))
    mine = texts(nodes_positive="5", nodes_examined="13")
    told = save(browser, whole, row, mine, was=texts(nodes_positive="2", nodes_examined="12"))
    assert (told["saved"], list(told["theirs"])) == (["nodes_examined"], ["nodes_positive"])
    row = fresh(row)
    assert (row.nodes_positive, row.nodes_examined) == (3, 13)


def test_a_page_goes_on_from_what_it_sends_again_after_a_lost_answer(
    labs: Case, browser: Client
) -> None:
    row = labs.labs.get()
    before = texts(result="147 U/L")
    for _again in range(2):
        told = save(browser, labs, row, texts(result="12U/L"), was=before)
        assert (told["saved"], told["theirs"]) == (["result"], {})
    told = save(browser, labs, row, texts(result="13 U/L"), was=told["now"])
    assert (told["saved"], told["theirs"]) == (["result"], {})
    assert str(fresh(row).result.value) == "13"


def test_what_another_wrote_after_a_lost_answer_is_offered(labs: Case, browser: Client) -> None:
    row = labs.labs.get()
    before = texts(result="147 U/L")
    save(browser, labs, row, texts(result="12 U/L"), was=before)
    save(browser, labs, row, texts(result="14 U/L"), was=texts(result="12 U/L"))
    told = save(browser, labs, row, texts(result="12 U/L"), was=before)
    assert told["theirs"] == {"result": {"result": ["14 U/L"]}}


def test_a_collision_is_kept_with_what_the_page_had_shown(
    case: Case, browser: Client, other: Client
) -> None:
    row = case.complaints.get()
    save(other, case, row, texts(name="sciatica"), was=texts(name="back pain"))
    save(browser, case, row, texts(name="lumbago"), was=texts(name="back pain"))
    page = browser.get(reverse("row", args=[case.slug, "complaints", row.pk]))
    (told,) = page.context["unfinished"]
    assert (told["typed"], told["was"]) == (texts(name="lumbago"), texts(name="back pain"))
    assert told["revision"] < fresh(row).revision


def test_what_is_too_long_to_be_kept_is_left_to_the_browser(case: Case, browser: Client) -> None:
    row = case.complaints.get()
    told = save(browser, case, row, texts(detail="long " * 100_001))
    assert (told["saved"], list(told["errors"]), told["unkept"]) == ([], ["detail"], ["detail"])
    assert case.unfinished.count() == 0


def test_what_is_too_long_does_not_keep_the_rest_from_waiting(
    case: Case, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casereports.record.actions.unfinished.MOST", 1000)
    row = case.complaints.get()
    mine = texts(name="pain " * 300, duration="for ages", detail="At night.")
    told = save(browser, case, row, mine)
    assert (told["saved"], told["unkept"]) == (["detail"], ["name"])
    assert case.unfinished.get().typed == {"duration": ["for ages"]}
    told = save(browser, case, fresh(row), texts(name="pain " * 300))
    assert told["unkept"] == ["name"]
    assert case.unfinished.get().typed == {"duration": ["for ages"]}


def test_what_waits_in_a_row_goes_on_from_what_its_author_saw(case: Case, browser: Client) -> None:
    row = case.complaints.get()
    save(browser, case, row, texts(duration="for ages"), was=texts(duration=""))
    (waiting,) = case.unfinished.all()
    assert (waiting.was, waiting.revision) == ({"duration": [""]}, 0)
    row.duration = None
    save(browser, case, row, texts(name=""), was=texts(name="back pain"))
    waiting.refresh_from_db()
    assert (waiting.typed.keys(), waiting.revision) == ({"duration", "name"}, None)
    save(browser, case, row, texts(duration="3 days", name="fever"))
    waiting.refresh_from_db()
    assert (waiting.typed, waiting.was) == ({}, {})


def test_the_same_text_typed_twice_is_no_conflict(labs: Case, browser: Client) -> None:
    row = labs.labs.get()
    save(browser, labs, row, texts(result="12U/L"), was=texts(result="147 U/L"))
    told = save(browser, labs, row, texts(result="12U/L"), was=texts(result="147 U/L"))
    assert (told["saved"], told["theirs"]) == (["result"], {})


def test_parts_of_one_value_typed_by_two_are_both_kept(whole: Case, browser: Client) -> None:
    address = reverse("save-single", args=[whole.slug, "patient"])
    send(
        browser, address, texts(birth_birth_order="2"), was=texts(birth_birth_order="3"), revision=0
    )
    told = send(
        browser,
        address,
        texts(birth_number_of_fetuses="4"),
        was=texts(birth_number_of_fetuses="3"),
        revision=0,
    )
    assert (told["theirs"], told["saved"]) == ({}, ["birth_number_of_fetuses"])
    birth = case_facts(whole).patient.birth
    assert (birth.birth_order, birth.number_of_fetuses) == (2, 4)


def test_a_row_removed_meanwhile_is_told_and_what_was_typed_is_not_lost_in_another(
    case: Case, browser: Client
) -> None:
    row = case.complaints.get()
    address = save_address(case, row)
    row.delete()
    answer = post(browser, address, {"typed": texts(name="fever")})
    assert answer.status_code == 410
    assert answer.json()["sentence"].startswith("This row was removed meanwhile.")
    below = reverse("add-row-below", args=[case.slug, "complaints", 1, "signals"])
    assert post(browser, below, {"typed": texts(sequence="T2")}).status_code == 410


def test_a_new_row_that_was_removed_meanwhile_does_not_come_back(
    case: Case, browser: Client
) -> None:
    token = uuid4()
    send(browser, add_address(case, "complaints"), texts(name="fever"), token=token)
    case.complaints.last().delete()
    message = {"typed": texts(name="high fever"), "token": str(token)}
    assert post(browser, add_address(case, "complaints"), message).status_code == 410
    assert case.complaints.count() == 1
