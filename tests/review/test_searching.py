"""Submissions are found by words of their papers, on PostgreSQL and on SQLite."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as PropertyTestCase

from casereports.review.folding import folded
from casereports.review.models import SearchText, Snapshot, Submission
from casereports.review.searching import best_first, matching
from casereports.review.states import State
from tests.factories.cases import CaseFactory
from tests.factories.review import ready_case, submission_of
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


def kept(title: str = "A rare mass", **words: str) -> Submission:
    """Hands in a case, as far as a search looks at one."""
    now = timezone.now()
    case = CaseFactory(owner=UserFactory())
    submission = Submission.objects.create(
        case=case, submitter=case.owner, title=title, journal="cureus", submitted=now, since=now
    )
    columns = {name: folded(text) for name, text in {"title": title, **words}.items()}
    SearchText.objects.create(submission=submission, **columns)
    return submission


def found(words: str) -> set[str]:
    return {one.title for one in matching(Submission.objects.all(), words)}


@pytest.fixture
def without_index(db: None) -> None:
    """Makes an SQLite one that has no full text, which PostgreSQL always has."""
    if connection.vendor == "postgresql":
        return
    with connection.cursor() as cursor:
        for deed in ("insert", "update", "delete"):
            cursor.execute(f"DROP TRIGGER review_words_{deed}")
        cursor.execute("DROP TABLE review_words")


@pytest.mark.parametrize(
    "words",
    [
        "presacral",
        "PRESACRAL",
        "presa",
        "masses",
        "neuroendocrine tumor",
        '"neuroendocrine tumour"',
        "neuro-endocrine",
        "sacrum",
        "lanreotide",
        "octreotid",
        "Ki67",
        "ki-67",
        "Muller",
        "Müller",
        "mueller",
        "tumour -gout",
        "presacral 'mass'",
    ],
)
def test_a_submission_is_found_by_words_of_all_that_it_tells(words: str) -> None:
    kept(
        "A presacral mass",
        diagnoses="Neuro-endocrine mass, a neuroendocrine tumour",
        places="sacrum",
        people="Ann Müller",
        prose="Lanreotide was given instead of octreotide; Ki-67 was 3 %.",
    )
    kept("Acute gout", prose="Of the toe.")
    assert found(words) == {"A presacral mass"}


@pytest.mark.parametrize("words", ["colchicine", "presacral gout", '"mass presacral"', "-mass"])
def test_a_submission_is_not_found_by_what_it_does_not_tell(words: str) -> None:
    kept("A presacral mass")
    assert found(words) == set()


@pytest.mark.parametrize("words", ["", "   ", '"', "-", "*", '""'])
def test_nothing_is_left_out_where_nothing_is_asked_for(words: str) -> None:
    kept("A presacral mass")
    assert found(words) == {"A presacral mass"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("神经内分泌肿瘤", "内分泌"),
        ("神经内分泌肿瘤", "肿瘤"),
        ("神经内分泌肿瘤", "瘤"),
        ("神经内分泌肿瘤", "神"),
        ("β-thalassaemia", "beta thalassemia"),
        ("alpha-fetoprotein", "α-fetoprotein"),
        ("Ασθενής με καρκίνο", "καρκινο"),
        ("Μετάσταση", "ΜΕΤΑΣΤΑΣΗ"),
        ("Łódź", "lodz"),
        ("Crohn's disease", "crohn"),
        ("carcinoma of the colon", "carcinoma of the colon"),
        ("carcinoma of the colon", '"carcinoma of the colon"'),
    ],
)
def test_words_of_any_script_are_found(text: str, words: str) -> None:
    kept(text)
    kept("Another")
    assert found(words) == {text}


def test_a_name_that_is_a_common_word_is_found() -> None:
    kept("First", people="Hyun So")
    kept("Second", people="Ann Other")
    assert found("so") == {"First"}


@pytest.mark.parametrize("of", ["{year}-{pk:05d}", "{pk:05d}", "{pk}", "{year}-{pk}"])
def test_a_submission_is_found_by_its_number(of: str) -> None:
    one = kept("First")
    kept("Second")
    assert found(of.format(year=one.submitted.year, pk=one.pk)) == {"First"}


def test_a_submission_is_found_by_a_number_that_is_begun() -> None:
    one = kept("First")
    year = one.submitted.year
    begun = f"{one.pk:05d}"[:-1] if one.pk < 10_000 else f"{one.pk}"
    assert "First" in found(f"{year}-{begun}")
    assert found(f"{year - 1}-{one.pk:05d}") == set()


@pytest.mark.parametrize(
    "words",
    [
        'a" OR "b',
        "NEAR(a b, 3)",
        "title : a",
        "{title} : a",
        "^a*",
        "a AND",
        "NOT a",
        "(((",
        "a\x00b",
        "\ud800",
        "a:* & !b | c <-> d",
        "'; DROP TABLE review_searchtext; --",
        "\\",
        "%",
        "_",
        "0000-00000",
        "9999-00001",
        "99999999999999999999",
        "²",
        "x" * 5000,
        "x " * 5000,
        "-" * 500,
        "癌" * 3000,
    ],
)
def test_nothing_that_is_typed_makes_a_search_fail(words: str) -> None:
    kept("A presacral mass")
    assert found(words) <= {"A presacral mass"}
    assert len(best_first(Submission.objects.all(), words)) == 1


class TestAnything(PropertyTestCase):
    @given(st.text(max_size=40))
    def test_nothing_at_all_makes_a_search_fail(self, words: str) -> None:
        assert list(best_first(matching(Submission.objects.all(), words), words)) == []


def test_what_stands_in_the_title_comes_before_what_stands_in_the_diagnoses() -> None:
    kept("In prose", prose="Melioidosis was thought of.")
    kept("In the diagnoses", diagnoses="melioidosis")
    kept("Melioidosis in a traveller")
    kept("Not at all")
    rows = best_first(matching(Submission.objects.all(), "melioidosis"), "melioidosis")
    assert [one.title for one in rows] == [
        "Melioidosis in a traveller",
        "In the diagnoses",
        "In prose",
    ]


def test_a_search_goes_with_other_filters_and_orders() -> None:
    kept("Gout of the toe")
    Submission.objects.filter(pk=kept("Gout of the knee").pk).update(state=State.REJECTED)
    rows = matching(Submission.objects.filter(state=State.REJECTED), "gout").order_by("title")
    assert [one.title for one in rows] == ["Gout of the knee"]


def test_the_index_follows_every_change_of_the_words() -> None:
    one = kept("Gout")
    SearchText.objects.filter(submission=one).update(title="melioidosis")
    assert (found("gout"), found("melioidosis")) == (set(), {"Gout"})
    SearchText.objects.filter(submission=one).delete()
    assert found("melioidosis") == set()


def test_the_longest_text_fits_into_the_index() -> None:
    signs = "".join(map(chr, range(0x4E00, 0x9FFF)))
    kept("Long", prose=signs * 12, diagnoses=signs * 12)
    assert found("一丁") == {"Long"}


def test_what_a_case_tells_is_kept_when_it_is_handed_in() -> None:
    submission = submission_of(ready_case(UserFactory(full_name="Bo Submitter")))
    words = SearchText.objects.get(submission=submission)
    assert words.title == folded(submission.title)
    assert words.people.startswith("bo submitter placeholda exampleauthor")
    assert words.prose != ""


def test_words_are_taken_down_anew() -> None:
    submission = submission_of(ready_case(UserFactory()))
    before = SearchText.objects.filter(submission=submission).values().get()
    SearchText.objects.update(title="", prose="", people="")
    out = StringIO()
    call_command("reindex", stdout=out)
    assert SearchText.objects.filter(submission=submission).values().get() == before
    assert out.getvalue() == "submissions taken down: 1\n"


def test_a_snapshot_that_cannot_be_read_is_named_and_the_others_are_taken_down() -> None:
    broken = kept("Broken")
    now = timezone.now()
    Snapshot.objects.create(
        submission=broken, number=1, taken=now, taken_by=broken.submitter, content="", sha256="0"
    )
    Submission.objects.filter(pk=broken.pk).update(rounds=1)
    submission_of(ready_case(UserFactory()))
    out = StringIO()
    with pytest.raises(CommandError, match=f"can't be read: {broken.number}"):
        call_command("reindex", stdout=out)
    assert out.getvalue() == "submissions taken down: 1\n"


@pytest.mark.parametrize("words", ["presacral mass", "presa", "Ki-67", '"ki 67"', "-gout"])
def test_words_are_found_without_full_text(words: str, without_index: None) -> None:
    kept("A presacral mass", prose="Ki-67 was 3 %.")
    kept("Gout")
    assert found(words) == {"A presacral mass"}


def test_the_newest_comes_first_without_full_text(without_index: None) -> None:
    kept("First mass")
    kept("Second mass")
    rows = best_first(matching(Submission.objects.all(), "mass"), "mass")
    assert [one.title for one in rows] == ["Second mass", "First mass"]
