from datetime import date

import pytest
from pydantic import ValidationError

from casereports.accounts.models import User
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.values import LINE
from casereports.record.actions.cases import copy_case, export_bundle
from casereports.record.actions.pictures import add_pictures, read_picture
from casereports.record.door import case_facts
from casereports.record.models import Action, AuditLine, Case, Complaint
from tests.factories.cases import every_field_case, small_case
from tests.factories.pictures import picture
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


def copy(case: Case, who: User, *, authors: bool = True, references: bool = True) -> Case:
    return copy_case(who=who, case=case, with_authors=authors, with_references=references)


def without(facts: CaseFacts, *names: str) -> dict[str, object]:
    return facts.model_dump(exclude={"paper", *names})


def test_a_copy_says_all_that_the_case_says_but_for_the_consent(owner: User) -> None:
    case = every_field_case(owner)
    facts, copied = case_facts(case), case_facts(copy(case, owner))
    assert facts.consent is not None
    assert copied.consent is None
    assert without(copied, "consent") == without(facts, "consent")
    assert copied.paper == facts.paper.model_copy(update={"title": f"{facts.paper.title} (copy)"})


def test_a_copy_goes_without_authors_or_references_where_that_is_asked(owner: User) -> None:
    case = every_field_case(owner)
    assert case.authors.exists()
    assert case.affiliations.exists()
    assert case.references.exists()
    made = copy(case, owner, authors=False, references=False)
    assert not made.authors.exists()
    assert not made.affiliations.exists()
    assert not made.references.exists()
    kept = without(case_facts(made), "consent", "authors", "affiliations", "references")
    assert kept == without(case_facts(case), "consent", "authors", "affiliations", "references")


def test_a_copy_belongs_to_who_made_it_and_is_shared_with_nobody(owner: User) -> None:
    colleague = UserFactory()
    made = copy(small_case(owner), colleague)
    assert (made.owner, made.members.count()) == (colleague, 0)


def test_a_copy_has_pictures_of_its_own(owner: User) -> None:
    case = small_case(owner)
    picture, copied = case.pictures.get(), copy(case, owner).pictures.get()
    assert (copied.name, copied.sha256) == (picture.name, picture.sha256)
    assert copied.content.name != picture.content.name
    with picture.content.open() as mine, copied.content.open() as theirs:
        assert mine.read() == theirs.read()


def test_no_date_goes_with_a_copy_but_the_days_since_the_index_visit_do(owner: User) -> None:
    case = small_case(owner)
    Case.objects.filter(pk=case.pk).update(index_date=date(2024, 3, 1))
    Complaint.objects.filter(case=case).update(when_date="2024-02-20")
    case.refresh_from_db()
    made = copy(case, owner)
    complaint = made.complaints.get()
    assert made.index_date is None
    assert complaint.when_date == ""
    assert case_facts(made).complaints == case_facts(case).complaints
    assert complaint.when is not None


def test_a_copy_is_noted_on_both_sides(owner: User) -> None:
    case, colleague = small_case(owner), UserFactory()
    made = copy(case, colleague)
    lines = AuditLine.objects.filter(who=colleague).order_by("pk")
    assert list(lines.values_list("case", "action", "detail")) == [
        (case.pk, Action.EXPORTED, "copy"),
        (made.pk, Action.CREATED, f"copy of {case.slug}"),
    ]


def test_the_case_itself_stays_as_it_was(owner: User) -> None:
    case = small_case(owner)
    facts = case_facts(case)
    copy(case, UserFactory(), authors=False, references=False)
    assert case_facts(case) == facts


def test_a_long_title_makes_room_for_what_tells_the_copy(owner: User) -> None:
    case = small_case(owner, paper={"title": "a" * LINE})
    title = copy(case, owner).paper.title
    assert (len(title), title[-8:]) == (LINE, "a (copy)")


def test_a_case_without_a_title_is_copied_under_its_address(owner: User) -> None:
    case = small_case(owner, paper={})
    assert copy(case, owner).paper.title == f"{case.slug} (copy)"


def test_a_case_that_contradicts_itself_leaves_no_copy(owner: User) -> None:
    case = small_case(owner)
    case.complaints.update(when={"kind": "event", "event": "procedure:never"})
    with pytest.raises(ValidationError):
        copy(case, owner)
    assert Case.objects.get() == case
    assert not AuditLine.objects.filter(detail="copy").exists()


def test_a_copy_and_a_case_file_leave_out_the_picture_that_no_panel_shows(owner: User) -> None:
    case = small_case(owner)
    shown = case.pictures.get()
    add_pictures(case=case, who=owner, incoming=[read_picture(picture(size=(90, 40)))], figure=None)
    assert case.pictures.count() == 2
    _facts, figures = export_bundle(case=case, who=owner)
    assert list(figures) == [shown.name]
    assert [row.name for row in copy(case, owner).pictures.all()] == [shown.name]
