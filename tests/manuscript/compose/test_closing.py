from tests.manuscript.papers import composed, order, paper_facts


def closing(*authors):
    return composed(paper_facts({}, authors=list(authors))).manuscript.closing


def test_authors_who_have_a_biography_are_introduced():
    (section,) = closing(
        {"key": "a", "family": "A", "biography": "A works there."},
        {"key": "b", "family": "B"},
        {"key": "c", "family": "C", "biography": "C works here."},
    )

    assert (section.title, section.source) == ("Author Bio", "author:a")
    assert order(section.blocks) == ["A works there.", "C works here."]


def test_without_biographies_there_is_no_such_section():
    assert closing({"key": "a", "family": "A"}) == ()
