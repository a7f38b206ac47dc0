"""The door: rows become facts, facts become rows, and dates stay behind."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

from casereports.clinical.casefile import write_case
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.timing import Direction, Offset, TimeUnit
from casereports.record.actions.cases import (
    create_case,
    delete_case,
    export_bundle,
    import_case,
)
from casereports.record.bundle import Bundle, write_zip
from casereports.record.door import case_facts
from casereports.record.models import AuditLine, Case, Complaint, Picture
from tests.factories.bundles import bundle, case_json, one_figure
from tests.factories.every_field import every_field
from tests.factories.pictures import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(django_user_model):
    return django_user_model.objects.create_user("author", "author@example.org")


def test_case_with_every_field_is_exported_as_it_was_imported(author):
    facts, figures = every_field(), {"panel.png": picture()}
    case = import_case(who=author, bundle=Bundle(case=write_case(facts), figures=figures))
    assert case_facts(case) == facts


def test_export_import_export_gives_the_same_bytes(author):
    first = import_case(
        who=author, bundle=Bundle(case=write_case(every_field()), figures={"panel.png": picture()})
    )
    facts, figures = export_bundle(case=first, who=author)
    again = import_case(who=author, bundle=Bundle(case=write_case(facts), figures=figures))
    assert write_zip(*export_bundle(case=again, who=author)) == write_zip(facts, figures)


def test_empty_case_hands_out_empty_facts(author):
    assert case_facts(create_case(who=author)) == CaseFacts()


def labs(count: int) -> dict:
    return {
        "labs": [
            {"key": f"l{n}", "analyte": "ALP", "result": {"kind": "numeric", "value": n}}
            for n in range(count)
        ]
    }


@pytest.mark.parametrize("rows", [1, 300])
def test_import_takes_the_same_queries_for_one_row_and_for_many(
    author, rows, django_assert_num_queries
):
    with django_assert_num_queries(11):
        import_case(who=author, bundle=bundle(labs(rows)))


@pytest.mark.parametrize("rows", [1, 300])
def test_facts_take_the_same_queries_for_one_row_and_for_many(
    author, rows, django_assert_num_queries
):
    case = import_case(who=author, bundle=bundle(labs(rows)))
    with django_assert_num_queries(39):
        assert len(case_facts(case).labs) == rows


def test_no_calendar_date_passes_the_door(author):
    case = create_case(who=author)
    Case.objects.filter(pk=case.pk).update(index_date=date(2024, 5, 17))
    Complaint.objects.create(case=case, name="pain", when_date="2023-11-17")
    text = write_case(case_facts(case))
    assert "2023" not in text
    assert "2024" not in text
    assert case_facts(case).complaints[0].when == Offset(
        kind="offset", value=Decimal(182), unit=TimeUnit.DAY, direction=Direction.BEFORE
    )


def test_date_without_an_index_visit_stays_behind(author):
    case = create_case(who=author)
    Complaint.objects.create(case=case, name="pain", when_date="2023-11-17")
    assert case_facts(case).complaints[0].when is None


def test_given_time_wins_over_a_date(author):
    case = create_case(who=author)
    Case.objects.filter(pk=case.pk).update(index_date=date(2024, 5, 17))
    given = Offset(kind="offset", value=Decimal(6), unit=TimeUnit.MONTH)
    Complaint.objects.create(case=case, name="pain", when=given, when_date="2023-11-17")
    assert case_facts(case).complaints[0].when == given


def test_fault_in_a_case_file_imports_nothing(author):
    broken = Bundle(
        case=case_json({**one_figure(), "references": [{"id": "a", "type": "no such type"}]}),
        figures={"panel.png": b"not a picture"},
    )
    with pytest.raises(ValueError, match=r"case\.references") as caught:
        import_case(who=author, bundle=broken)
    assert [fault.path for fault in caught.value.faults] == [
        "case.references[0].type",
        "figures/panel.png",
    ]
    assert (Case.objects.count(), Picture.objects.count(), AuditLine.objects.count()) == (0, 0, 0)


def test_two_cases_of_one_title_have_two_slugs(author):
    slugs = [create_case(who=author, title="A mass").slug for _ in range(3)]
    assert slugs == ["a-mass", "a-mass-2", "a-mass-3"]


def test_case_titled_like_an_address_gets_another_slug(author):
    assert create_case(who=author, title="New").slug == "new-2"


def test_photograph_in_png_is_exported_under_a_true_name(author):
    bands = [Image.effect_noise((1100, 1000), 90) for _ in range(3)]
    target = BytesIO()
    Image.merge("RGB", bands).save(target, "PNG")
    case = import_case(who=author, bundle=bundle(one_figure(), panel=target.getvalue()))
    facts, figures = export_bundle(case=case, who=author)
    assert facts.figures[0].panels[0].file == "panel.jpg"
    assert list(figures) == ["panel.jpg"]


def test_audit_says_who_made_and_took_a_case(author):
    case = import_case(who=author, bundle=bundle())
    export_bundle(case=case, who=author)
    lines = [(line.who, line.action) for line in case.audit.order_by("pk")]
    assert lines == [(author, "imported"), (author, "exported")]


def test_picture_is_kept_under_its_content_not_its_name(author):
    case = import_case(who=author, bundle=bundle(one_figure(), panel=picture()))
    kept = case.pictures.get()
    assert kept.content.name == f"cases/{case.uuid}/{kept.sha256}.png"
    with kept.content.open() as file:
        assert file.read() == picture()


def test_failed_import_leaves_no_picture_on_the_disk(author, monkeypatch, settings):
    def fail(*_args) -> None:
        raise RuntimeError("the power went out")

    monkeypatch.setattr("casereports.record.actions.cases.put_facts", fail)
    with pytest.raises(RuntimeError, match="the power went out"):
        import_case(who=author, bundle=bundle(one_figure(), panel=picture()))
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []
    assert Case.objects.count() == 0


def test_deleted_case_leaves_no_picture_and_one_audit_line(
    author, settings, django_capture_on_commit_callbacks
):
    case = import_case(who=author, bundle=bundle(one_figure(), panel=picture()))
    slug = case.slug
    with django_capture_on_commit_callbacks(execute=True):
        delete_case(case=case, who=author)
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []
    assert [(line.action, line.detail) for line in AuditLine.objects.filter(action="deleted")] == [
        ("deleted", slug)
    ]
