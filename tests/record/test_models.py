"""What the tables promise: keys, constraints with a sentence, and who may see a case."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from casereports.clinical.casefile import write_case
from casereports.record.actions.cases import create_case, import_case
from casereports.record.bundle import Bundle
from casereports.record.models import (
    AdverseEvent,
    Author,
    CareTick,
    Case,
    CaseMember,
    Complaint,
    Consent,
    ImagingStudy,
    LabResult,
    Lesion,
    MolecularFinding,
    Outcome,
    OwnTerm,
    Paper,
    Patient,
    Reading,
    Score,
    Shelf,
    Specimen,
    Stage,
    Unfinished,
    VitalSign,
)
from casereports.record.models.measurement import PARENTS
from tests.factories.every_field import every_field
from tests.factories.pictures import original_of, picture
from tests.factories.sharing import author_link, invitation

pytestmark = pytest.mark.django_db

CONSTRAINTS = {
    constraint.name: (model, constraint)
    for model in apps.get_app_config("record").get_models()
    for constraint in model._meta.constraints
}
LATELY = datetime(2024, 5, 17, tzinfo=UTC)
#: For each promise but those of filled columns: a change that breaks it.
BROKEN = {
    "record_adverseevent_grade_in_range": {"grade": 6},
    "record_agent_step_in_range": {"step": 101},
    "record_authorlink_keeps_what_was_confirmed": {"fingerprint": "0" * 64},
    "record_authorlink_one_ending": {
        "confirmed_at": LATELY,
        "withdrawn_at": LATELY,
        "fingerprint": "0" * 64,
    },
    "record_case_lock_has_reason": {"locked": LATELY},
    "record_casemember_role_known": {"role": "owner"},
    "record_device_one_parent": {"procedure": None, "treatment": None},
    "record_figure_columns_in_range": {"columns": 7},
    "record_functionaltest_needs_name": {"kind": "other", "name": ""},
    "record_invitation_accepted_at_some_time": {"accepted_by_id": 1},
    "record_invitation_one_ending": {"accepted_at": LATELY, "declined_at": LATELY},
    "record_invitation_role_known": {"role": "owner"},
    "record_labgroup_needs_reason": {"finding": "not_done", "reason": ""},
    "record_measurement_one_parent": dict.fromkeys(PARENTS),
    "record_microbiologytest_needs_reason": {"finding": "not_done", "reason": ""},
    "record_microbiologytest_positive_sets_in_range": {"positive_sets": 101},
    "record_microbiologytest_sets_in_range": {"sets": 0},
    "record_molecularfinding_needs_reason": {"result": "not_done", "reason": ""},
    "record_molecularfinding_says_something": {
        "gene": "",
        "genes": (),
        "biomarker": "",
        "karyotype": "",
        "panel": "",
    },
    "record_outcome_only_the_dead_have_a_cause": {"state": "improved", "cause_of_death": "sepsis"},
    "record_patient_abortions_in_range": {"abortions": 31},
    "record_patient_ancestry_has_reason": {"ancestry": "Sami", "ancestry_relevance": ""},
    "record_patient_gravida_in_range": {"gravida": 31},
    "record_patient_para_in_range": {"para": 31},
    "record_panel_span_in_range": {"span": 7},
    "record_picture_type_known": {"media_type": "image/gif"},
    "record_reading_nodes_examined_in_range": {"nodes_positive": None, "nodes_examined": 501},
    "record_reading_nodes_positive_at_most_nodes_examined": {
        "nodes_positive": 5,
        "nodes_examined": 4,
    },
    "record_reading_nodes_positive_in_range": {"nodes_positive": 501, "nodes_examined": None},
    "record_specimen_count_in_range": {"count": 0},
    "record_stage_says_something": {"t": "", "n": "", "m": "", "group": ""},
    "record_treatment_line_in_range": {"line": 31},
    "record_vitalsign_needs_name": {"sign": "other", "name": ""},
}


@pytest.fixture
def author(django_user_model):
    return django_user_model.objects.create_user("author", "author@example.org")


@pytest.fixture
def case(author):
    return create_case(who=author)


@pytest.fixture
def full_case(author, django_user_model):
    case = import_case(
        who=author,
        bundle=Bundle(case=write_case(every_field()), figures={"panel.png": picture()}),
    )
    original_of(case.pictures.get())
    reader = django_user_model.objects.create_user("reader", "reader@example.org")
    CaseMember.objects.create(case=case, user=reader)
    invitation(case)
    author_link(case, case.authors.first())
    Unfinished.objects.create(case=case, who=reader, table="labs")
    OwnTerm.objects.create(shelf=Shelf.ANALYTE, name="house protein")
    return case


def names(kind):
    return sorted(name for name, (_, promise) in CONSTRAINTS.items() if isinstance(promise, kind))


def broken_by(name):
    """Returns the change that breaks a promise; a filled column is emptied."""
    if not name.endswith("_filled"):
        return BROKEN[name]
    _model, constraint = CONSTRAINTS[name]
    column, _empty = next(iter(constraint.condition.children))
    return {column: ""}


@pytest.mark.parametrize("name", names(models.CheckConstraint))
def test_database_refuses_what_a_table_promises_never_to_hold(full_case, name):
    model, constraint = CONSTRAINTS[name]
    row = model.objects.first()
    for column, value in broken_by(name).items():
        setattr(row, column, value)
    with pytest.raises(ValidationError) as refusal:
        row.validate_constraints()
    assert constraint.get_violation_error_message() in refusal.value.messages
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        row.save()


@pytest.mark.parametrize("name", names(models.UniqueConstraint))
def test_database_refuses_a_row_that_stands_only_once(full_case, name):
    model, constraint = CONSTRAINTS[name]
    parent = name.rpartition("_in_")[2]
    rows = model.objects.filter(**{f"{parent}__isnull": False}) if "_in_" in name else model.objects
    row = rows.first()
    row.pk, row._state.adding = None, True
    with pytest.raises(ValidationError) as refusal:
        row.validate_constraints()
    assert constraint.get_violation_error_message() in refusal.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_no_promise_is_left_out_of_these_tests():
    filled = {name for name in CONSTRAINTS if name.endswith("_filled")}
    assert set(names(models.CheckConstraint)) == filled | set(BROKEN)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Alkaline phosphatase", "alkaline-phosphatase"),
        ("γ-GT", "gt"),
        ("café au lait spots", "cafe-au-lait-spots"),
        ("头痛", "row"),
        ("pain " * 30, "pain-pain-pain-pain-pain-pain-pain-pain-pain"),
    ],
)
def test_key_is_made_from_the_name(case, name, key):
    row = Complaint(case=case, name=name[:300])
    row.full_clean()
    row.save()
    assert row.key.startswith(key)
    assert len(row.key) <= 60


def test_rows_of_one_name_have_keys_that_differ(case):
    rows = [Complaint.objects.create(case=case, name="pain") for _number in range(3)]
    assert [row.key for row in rows] == ["pain", "pain-2", "pain-3"]


def test_same_key_may_stand_in_two_cases(author):
    rows = [Complaint.objects.create(case=create_case(who=author), name="pain") for _n in range(2)]
    assert [row.key for row in rows] == ["pain", "pain"]


def test_lesions_of_two_studies_have_keys_that_differ(case):
    studies = [ImagingStudy.objects.create(case=case, modality="CT") for _number in range(2)]
    lesions = [Lesion.objects.create(study=study, site="liver") for study in studies]
    assert [row.key for row in lesions] == ["liver", "liver-2"]
    lesions[1].key = "liver"
    with pytest.raises(ValidationError) as refusal:
        lesions[1].full_clean()
    assert set(refusal.value.message_dict) == {"key"}


def test_readings_of_two_specimens_have_keys_that_differ(case):
    specimens = [Specimen.objects.create(case=case, kind="fluid", site=site) for site in "ab"]
    readings = [Reading.objects.create(specimen=specimen) for specimen in specimens]
    assert readings[0].key != readings[1].key
    readings[1].key = readings[0].key
    with pytest.raises(ValidationError) as refusal:
        readings[1].full_clean()
    assert set(refusal.value.message_dict) == {"key"}


@pytest.mark.parametrize("key", ["Alp", "a b", "-alp", "x" * 61, "alp\n"])
def test_key_of_another_form_is_refused(case, key):
    with pytest.raises(ValidationError) as refusal:
        Complaint(case=case, name="pain", key=key).full_clean()
    assert "key" in refusal.value.message_dict


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (Author(family="Author", orcid="0000-0002"), "orcid"),
        (Author(family="Author", email="author at example.org"), "email"),
        (MolecularFinding(gene="BRAF", result="detected", coding="1799T>A"), "coding"),
        (MolecularFinding(gene="BRAF", result="detected", protein="V600E"), "protein"),
        (Paper(language="English"), "language"),
        (CareTick(item="5x", state="present"), "item"),
        (AdverseEvent(name="rash", grade=6), "grade"),
        (VitalSign(sign="other", value={"value": 3}), "__all__"),
        (Score(instrument="ECOG"), "__all__"),
        (Stage(system="UICC TNM"), "__all__"),
        (Outcome(assessor="clinician"), "__all__"),
        (Patient(ancestry="Sami"), "__all__"),
        (
            LabResult(
                analyte="ALP", loinc="6768-5", result={"kind": "qualitative", "quality": "normal"}
            ),
            "__all__",
        ),
    ],
)
def test_what_facts_refuse_is_refused_at_its_field(row, field):
    with pytest.raises(ValidationError) as refusal:
        row.clean()
    assert set(refusal.value.message_dict) == {field}


def test_signed_form_is_kept_under_a_name_that_says_nothing(case, settings):
    consent = Consent(case=case, state="given_by_patient")
    path = consent._meta.get_field("signed_form").generate_filename(consent, "Signature.PDF")
    assert path.startswith(f"cases/{case.uuid}/consent/")
    assert path.endswith(".pdf")
    assert "ignature" not in path


def test_deleting_a_case_deletes_its_pictures_with_their_panels(full_case):
    full_case.delete()
    left = {
        model._meta.model_name
        for model in apps.get_app_config("record").get_models()
        if model.objects.exists()
    }
    assert left == {"auditline", "ownterm"}


@pytest.mark.parametrize(
    ("role", "reads", "edits"),
    [
        ("owner", True, True),
        ("co_author", True, True),
        ("commenter", True, False),
        ("reader", True, False),
        ("stranger", False, False),
    ],
)
def test_a_case_is_found_by_those_who_may_see_it(
    case, author, django_user_model, role, reads, edits
):
    user = author
    if role != "owner":
        user = django_user_model.objects.create_user(role, f"{role}@example.org")
    if role not in ("owner", "stranger"):
        CaseMember.objects.create(case=case, user=user, role=role)
    assert Case.objects.visible_to(user).filter(pk=case.pk).exists() is reads
    assert Case.objects.editable_by(user).filter(pk=case.pk).exists() is edits


def test_who_is_not_signed_in_finds_no_case(case):
    assert not Case.objects.visible_to(AnonymousUser()).exists()
    assert not Case.objects.editable_by(AnonymousUser()).exists()
