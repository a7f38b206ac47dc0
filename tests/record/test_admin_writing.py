"""What the data manager writes: rows, links, keys, exports; and the audit that tells of it."""

import io
import zipfile

import pytest
from django import forms
from django.apps import apps
from django.core.files.base import ContentFile
from django.urls import reverse

from casereports.clinical.facts.case import CaseFacts
from casereports.record.actions.cases import create_case, import_case
from casereports.record.admin.forms import RowForm
from casereports.record.bundle import read_zip
from casereports.record.door import case_facts
from casereports.record.models import (
    Agent,
    AuditLine,
    Author,
    Case,
    Complaint,
    Consent,
    LabResult,
    Panel,
    Specimen,
    Treatment,
)
from tests.factories.admin_pages import NEVER_ADDED, page, rows, typed
from tests.factories.bundles import bundle, one_figure
from tests.factories.pictures import original_of, picture

pytestmark = pytest.mark.django_db

#: Tables that are written on a page of their own.
WRITTEN = {
    model._meta.model_name: model
    for model in apps.get_app_config("record").get_models()
    if model._meta.model_name not in ("authoraffiliation", "case", "casemember", *NEVER_ADDED)
}


def test_case_that_is_added_has_its_parts_and_an_audit_line(site, manager):
    response = site.get(page("case", "add"))
    site.post(page("case", "add"), typed(response, slug="presacral", owner=manager.pk))
    case = Case.objects.get(slug="presacral")
    assert case_facts(case) == CaseFacts()
    assert [line.action for line in AuditLine.objects.filter(case=case)] == ["created"]


def test_case_is_saved_from_its_page_and_its_rows_stay(site, full_case):
    before = case_facts(full_case)
    address = page("case", "change", full_case.pk)
    assert site.post(address, typed(site.get(address), slug="renamed")).status_code == 302
    full_case.refresh_from_db()
    assert full_case.slug == "renamed"
    assert case_facts(full_case) == before


def test_change_of_a_row_is_saved_and_noted(site, manager):
    case = import_case(who=manager, bundle=bundle({"complaints": rows(1, name="pain")}))
    address = page("complaint", "change", case.complaints.get().pk)
    response = site.post(address, typed(site.get(address), duration="2 weeks", when="POD 3"))
    assert response.status_code == 302
    row = Complaint.objects.get()
    assert (row.name, str(row.duration.value), row.when.ordinal) == ("pain", "2", True)
    assert AuditLine.objects.filter(case=case, action="changed").get().detail == "complaint changed"


def test_every_row_of_a_full_case_is_saved_unchanged(site, full_case):
    before = case_facts(full_case)
    for name, model in WRITTEN.items():
        for row in model.objects.all():
            address = page(name, "change", row.pk)
            response = site.post(address, typed(site.get(address)))
            faults = response.context and response.context["adminform"].form.errors
            assert (name, response.status_code, faults) == (name, 302, None)
    assert case_facts(full_case) == before


def test_new_rows_of_one_name_get_keys_that_differ(site, manager):
    case = import_case(
        who=manager, bundle=bundle({"treatments": rows(1, kind="systemic", name="FOLFOX")})
    )
    address = page("treatment", "change", case.treatments.get().pk)
    data = typed(site.get(address))
    data["agents-TOTAL_FORMS"] = 2
    data |= {f"agents-{number}-inn": "oxaliplatin" for number in range(2)}
    data |= {f"agents-{number}-treatment": case.treatments.get().pk for number in range(2)}
    data |= {f"agents-{number}-position": 0 for number in range(2)}
    assert site.post(address, data).status_code == 302
    assert [(row.key, row.position) for row in Agent.objects.all()] == [
        ("oxaliplatin", 0),
        ("oxaliplatin-2", 1),
    ]


def test_link_to_a_row_of_another_case_is_refused(site, manager):
    elsewhere = import_case(who=manager, bundle=bundle({"procedures": rows(1, kind="biopsy")}))
    case = import_case(
        who=manager, bundle=bundle({"specimens": rows(1, kind="core_biopsy", site="mass")})
    )
    add = page("specimen", "add")
    data = typed(site.get(add), case=case.pk, kind="fluid", site="pleura", position=0)
    response = site.post(add, data | {"procedure": elsewhere.procedures.get().pk})
    assert response.context["adminform"].form.errors == {
        "procedure": ["This belongs to another case; choose one of this case."]
    }
    own = site.get(page("specimen", "change", Specimen.objects.get().pk))
    assert list(own.context["adminform"].form.fields["procedure"].queryset) == []


def test_fault_of_a_field_that_is_not_on_the_page_is_told_at_its_head():
    form_type = forms.modelform_factory(Author, form=RowForm, fields=["family"])
    form = form_type({"family": "Author"}, instance=Author(orcid="0000"))
    assert not form.is_valid()
    assert set(form.errors) == {"__all__"}


def test_key_of_another_row_on_the_page_is_refused(site, full_case):
    reading = full_case.specimens.get().readings.get()
    address = page("reading", "change", reading.pk)
    new = {"ihc-1-marker": "CD56", "ihc-1-result": "positive", "ihc-1-technique": "ihc"}
    place = {"ihc-TOTAL_FORMS": 2, "ihc-1-reading": reading.pk, "ihc-1-position": 0}
    data = typed(site.get(address)) | new | place
    response = site.post(address, data | {"ihc-1-key": reading.ihc.get().key})
    assert response.status_code == 200
    assert site.post(address, data | {"ihc-1-key": "cd56"}).status_code == 302


def test_audit_is_only_read(site, full_case):
    line = AuditLine.objects.first()
    assert site.post(page("auditline", "change", line.pk), {"detail": "x"}).status_code == 403
    assert site.post(page("auditline", "delete", line.pk), {"post": "yes"}).status_code == 403
    assert AuditLine.objects.filter(pk=line.pk).exists()


def test_selected_cases_are_exported_as_case_files(site, full_case):
    data = {"action": "export", "_selected_action": [full_case.pk]}
    response = site.post(page("case"), data)
    with zipfile.ZipFile(io.BytesIO(response.getvalue())) as archive:
        assert archive.namelist() == [f"{full_case.slug}.zip"]
        facts = read_zip(archive.read(f"{full_case.slug}.zip")).facts()
    assert facts == case_facts(full_case)
    assert AuditLine.objects.filter(case=full_case, action="exported").count() == 1


@pytest.mark.parametrize(("action", "archived"), [("archive", True), ("restore", False)])
def test_selected_cases_are_set_aside_and_taken_back(site, manager, action, archived):
    case = create_case(who=manager, title="A case")
    Case.objects.filter(pk=case.pk).update(archived=not archived)
    site.post(page("case"), {"action": action, "_selected_action": [case.pk]})
    case.refresh_from_db()
    assert case.archived is archived


def test_case_with_figures_is_deleted_whole(site, manager):
    case = import_case(who=manager, bundle=bundle(one_figure(), panel=picture()))
    original_of(case.pictures.get())
    site.post(page("case", "delete", case.pk), {"post": "yes"})
    assert (Case.objects.count(), Panel.objects.count()) == (0, 0)


def test_selected_cases_with_figures_are_deleted_whole(
    site, manager, settings, django_capture_on_commit_callbacks
):
    case = import_case(who=manager, bundle=bundle(one_figure(), panel=picture()))
    original_of(case.pictures.get())
    data = {"action": "delete_selected", "_selected_action": [case.pk], "post": "yes"}
    with django_capture_on_commit_callbacks(execute=True):
        site.post(page("case"), data)
    assert (Case.objects.count(), Panel.objects.count()) == (0, 0)
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("table", ["picture", "original", "rendition"])
def test_pixels_are_removed_on_the_authors_pages_alone(table, site, full_case):
    model = apps.get_model("record", table)
    row = model.objects.first()
    assert site.post(page(table, "delete", row.pk), {"post": "yes"}).status_code == 403
    data = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    site.post(page(table), data)
    assert model.objects.filter(pk=row.pk).exists()


def test_rows_that_are_deleted_leave_an_audit_line(site, manager):
    treatments = rows(2, kind="surgery", name="resection")
    case = import_case(who=manager, bundle=bundle({"treatments": treatments}))
    chosen = [row.pk for row in Treatment.objects.all()]
    data = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    site.post(page("treatment"), data)
    noted = AuditLine.objects.filter(case=case, action="changed").values_list("detail", flat=True)
    assert list(noted) == ["treatment removed", "treatment removed"]


def test_signed_form_is_handed_to_the_data_manager_alone(site, client, manager, django_user_model):
    case = create_case(who=manager)
    consent = Consent(case=case, state="given_by_patient")
    consent.signed_form.save("Signed by somebody.pdf", ContentFile(b"%PDF-"))
    address = reverse("admin:record_consent_form", args=[consent.pk])
    response = site.get(address)
    assert response.getvalue() == b"%PDF-"
    assert "somebody" not in response.headers["Content-Disposition"]
    assert address in site.get(page("consent", "change", consent.pk)).content.decode()
    client.force_login(django_user_model.objects.create_user("author", "author@example.org"))
    assert client.get(address).status_code == 302


def test_no_signed_form_is_no_page(site, manager):
    consent = Consent.objects.create(case=create_case(who=manager), state="absent")
    assert site.get(reverse("admin:record_consent_form", args=[consent.pk])).status_code == 404


def test_lab_result_is_added_with_a_key_of_its_own(site, manager):
    case = create_case(who=manager)
    data = typed(site.get(page("labresult", "add")), case=case.pk, analyte="ALP", result="147 U/L")
    site.post(page("labresult", "add"), data)
    assert [(row.key, row.position) for row in LabResult.objects.all()] == [("alp", 0)]
