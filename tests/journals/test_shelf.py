import pytest

from casereports.journals.shelf import FOLDER, UnknownJournalError, profile, profiles
from casereports.references.styles import manifest


def test_a_paper_without_a_journal_takes_the_generic_profile():
    assert profile("").key == "generic-care"


def test_every_file_on_the_shelf_is_a_profile_of_its_own_name():
    assert list(profiles()) == [path.stem for path in sorted(FOLDER.glob("*.toml"))]


def test_every_profile_names_a_citation_style_that_is_bundled():
    unknown = {one.style for one in profiles().values()} - set(manifest().styles)

    assert unknown == set()


def test_an_unknown_journal_is_refused_and_the_known_ones_are_named():
    with pytest.raises(UnknownJournalError) as refusal:
        profile("the-lancet")

    assert str(refusal.value) == (
        "There is no journal “the-lancet”; known are generic-care, jcmr-10.32629."
    )


def test_the_seed_journal_has_four_numbered_sections():
    seed = profile("jcmr-10.32629")

    assert [section.title for section in seed.sections] == [
        "Introduction",
        "Case Report",
        "Discussion",
        "Conclusion",
    ]
    assert seed.numbered is True


def test_the_seed_journal_takes_no_abstract_with_heads():
    assert profile("jcmr-10.32629").abstract.unstructured_only is True


def test_care_wants_two_to_five_keywords():
    keywords = profile("generic-care").limits.keywords

    assert keywords is not None
    assert (keywords.value.at_least, keywords.value.at_most) == (2, 5)
