import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereports.checks.wording import listed, mentions, repeats, words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lumbosacral pain for months.", "lumbosacral pain"),
        ("Metastases in the liver", "liver metastasis"),
        ("A tumor of the presacral space", "Presacral tumours"),
        ("She had hemorrhage", "haemorrhage"),
        ("He vomited twice", "vomiting"),
        ("患者腰骶部疼痛六个月", "腰骶部疼痛"),
    ],
)
def test_a_thing_is_mentioned_in_any_form(text: str, name: str):
    assert mentions(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Abdominal pain for months", "chest pain"),
        ("Rectal mass", "CT"),
        ("", "fever"),
        ("fever", ""),
        ("of the", "of the"),
    ],
)
def test_what_is_not_mentioned_is_not_found(text: str, name: str):
    assert not mentions(text, name)


def test_markup_is_no_word():
    assert words("Rare [@li2021], see {fig:mri}.") == ("rare", "see")
    assert words("Rare [as in @li2021, p. 5]; [me@example.org]") == (
        "rare",
        "me",
        "example",
        "org",
    )


@given(st.text(min_size=1))
def test_every_text_with_words_repeats_itself(text: str):
    assert repeats(text, text) is bool(words(text))


def test_a_text_is_no_copy_because_a_word_begins_alike():
    assert not repeats("rare tumour", "a rare tumours' registry")


def test_long_lists_are_counted():
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "b"]) == "a and b"
    assert listed(list("abcdefg")) == "a, b, c, d, e and 2 more"
