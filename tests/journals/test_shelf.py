import pytest

from casereports.journals.rule import Bounds, Rule
from casereports.journals.shelf import FOLDER, UnknownJournalError, profile, profiles
from casereports.references.styles import manifest


def test_a_paper_without_a_journal_takes_the_generic_profile():
    assert profile("").key == "generic-care"


def test_every_file_on_the_shelf_is_a_profile_of_its_own_name():
    assert sorted(profiles()) == sorted(path.stem for path in FOLDER.glob("*.toml"))


def test_the_shelf_begins_with_no_journal_in_particular_and_goes_on_by_name():
    assert [profile.name for profile in profiles().values()] == [
        "Case report (CARE)",
        "AME Case Reports",
        "American Journal of Case Reports",
        "BMJ Case Reports",
        "Cureus",
        "Endocrinology, Diabetes & Metabolism Case Reports",
        "Frontiers in Oncology",
        "JCMR (DOI prefix 10.32629)",
        "Journal of Medical Case Reports",
        "Medicine (Baltimore)",
        "Oxford Medical Case Reports",
        "Radiology Case Reports",
        "World Journal of Clinical Cases",
    ]


def test_every_profile_names_a_citation_style_that_is_bundled():
    unknown = {one.style for one in profiles().values()} - set(manifest().styles)

    assert unknown == set()


def test_an_unknown_journal_is_refused_and_the_known_ones_are_named():
    with pytest.raises(UnknownJournalError) as refusal:
        profile("the-lancet")

    known = ", ".join(profiles())
    assert str(refusal.value) == f"There is no journal “the-lancet”; known are {known}."


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


def bounds(rule: Rule[Bounds] | None) -> str:
    """A limit in few signs: "200-350", "-150" for a ceiling, "5-" for a floor, "?" for not found.

    An asterisk marks what is unverified, a tilde what is only recommended.
    """
    if rule is None:
        return ""
    if rule.value is None:
        return "?"
    ends = ("" if end is None else str(end) for end in (rule.value.at_least, rule.value.at_most))
    return "-".join(ends) + "*" * rule.unverified + "~" * rule.recommended


@pytest.mark.parametrize(
    ("journal", "abstract", "body", "keywords", "references", "figures"),
    [
        ("ame-case-reports", "200-350", "-2500", "3-5", "-20", "-8"),
        ("american-journal-of-case-reports", "-250", "-4000*", "3-6*", "-30*", "-6*"),
        ("bmj-case-reports", "-150", "-2000~", "?", "-15*", ""),
        ("cureus", "", "-3000*", "5-", "-20*", "?"),
        ("endocrinology-diabetes-metabolism-case-reports", "-250", "-2000", "?", "-10", ""),
        ("frontiers-in-oncology", "-350*", "-3000", "5-8", "?", "-4*"),
        ("generic-care", "", "", "2-5", "", ""),
        ("jcmr-10.32629", "?", "?", "?", "?", ""),
        ("journal-of-medical-case-reports", "-350", "", "3-10", "", ""),
        ("medicine-baltimore", "", "?", "?", "?", ""),
        ("oxford-medical-case-reports", "-150", "-1000", "1-*", "-10", "-10"),
        ("radiology-case-reports", "?", "?", "?", "", "?"),
        ("world-journal-of-clinical-cases", "", "?", "?", "?", "?"),
    ],
)
def test_each_journal_counts_as_it_is_known_to(
    journal, abstract, body, keywords, references, figures
):
    limits = profile(journal).limits
    counted = (limits.abstract_words, limits.body_words, limits.keywords, limits.references)

    assert tuple(map(bounds, counted)) == (abstract, body, keywords, references)
    assert bounds(limits.figures or limits.figures_and_tables) == figures


@pytest.mark.parametrize(
    ("journal", "heads"),
    [
        ("bmj-case-reports", 0),
        ("journal-of-medical-case-reports", 3),
        ("world-journal-of-clinical-cases", 3),
        ("medicine-baltimore", 6),
    ],
)
def test_abstracts_have_as_many_heads_as_the_journal_wants(journal, heads):
    (shape,) = profile(journal).abstract.shapes.value

    assert len(shape) == heads


def test_a_core_tip_is_no_part_of_the_abstract():
    journal = profile("world-journal-of-clinical-cases")

    assert journal.abstract.shapes.value == (("Background", "Case summary", "Conclusion"),)
    assert "A core tip follows the abstract" in journal.note


def test_a_section_on_the_course_is_not_required_where_a_figure_or_table_shows_it():
    (timeline,) = (
        one for one in profile("frontiers-in-oncology").sections if one.key == "timeline"
    )

    assert timeline.required is False


@pytest.mark.parametrize(
    ("journal", "told"),
    [
        ("jcmr-10.32629", "That paper has three keywords."),
        ("frontiers-in-oncology", "The headings “Timeline”, “Therapeutic intervention”"),
        ("medicine-baltimore", "the numbers of sections and the list of abbreviations are backgr"),
        ("bmj-case-reports", "At most three patients (H: seen in the journal’s own text)."),
        ("bmj-case-reports", "children under 18 keep theirs"),
    ],
)
def test_a_note_tells_what_no_rule_can(journal, told):
    assert told in profile(journal).note


def test_a_title_can_be_wanted_in_one_journal_and_refused_in_the_next():
    care, frontiers, bmj = (
        profile(key).wording
        for key in ("generic-care", "frontiers-in-oncology", "bmj-case-reports")
    )

    assert care.title_contains.value == ("case report",)
    assert frontiers.title_begins.value == "Case Report:"
    assert "case report" in bmj.title_avoids.value


def test_the_journal_of_medical_case_reports_prints_figures_of_its_own_size():
    figures = profile("journal-of-medical-case-reports").figures
    sizes = (figures.width_mm(False), figures.width_mm(True), figures.height_mm())

    assert [size.value for size in sizes] == [85, 170, 225]
    assert all(size.own for size in sizes)
    assert figures.panel_files().own is True


def test_oxford_takes_tiff_with_finer_lines():
    figures = profile("oxford-medical-case-reports").figures

    assert (figures.dpi_for("tone").value, figures.dpi_for("line").value) == (300, 600)
    assert (figures.named(1), figures.file_formats().own) == ("Figure1.tif", True)
