import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereports.references.markup import GUARD, guarded, unguarded


@pytest.mark.parametrize(
    "text",
    [
        "<i>in <b>both</b></i>",
        '<span class="nocase">pH</span>',
        '<span style="font-variant: small-caps;">caps</span>',
        "<sup>18</sup>F, H<sub>2</sub>O, <sc>caps</sc>",
    ],
)
def test_pairs_of_tags_go_through_to_the_engine(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("p < 0.05", "p @ 0.05"),
        ("<i>open", "@i>open"),
        ("</b>", "@/b>"),
        ("<i>a<b>b</i>", "@i>a@b>b@/i>"),
        ("<script>x</script>", "@script>x@/script>"),
        ("<span>x</span>", "@span>x@/span>"),
    ],
)
def test_what_is_no_pair_is_guarded(text: str, expected: str) -> None:
    assert guarded(text) == expected.replace("@", GUARD)


@given(st.lists(st.sampled_from(["<i>", "</i>", "<sub>", "</sub>", "<", "a"])).map("".join))
def test_what_was_guarded_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
