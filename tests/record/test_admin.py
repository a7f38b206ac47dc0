"""The data manager's pages: all of them load, a full case in few queries, nothing leaks."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from casereports.record.actions.cases import create_case, import_case
from tests.factories.admin_pages import NEVER_ADDED, page, rows
from tests.factories.bundles import bundle

pytestmark = pytest.mark.django_db

TABLES = {model._meta.model_name: model for model in apps.get_app_config("record").get_models()}
#: Typed on the page of its case, and shown with the lines of the audit.
UNSEEN = {"casemember", "auditseal", "audithead"}
NAMES = [name for name, model in TABLES.items() if model in admin.site._registry]


def test_every_table_has_a_page():
    assert set(TABLES) - set(NAMES) == UNSEEN


@pytest.mark.parametrize("name", NAMES)
def test_list_add_and_change_pages_load(site, full_case, name):
    row = TABLES[name].objects.first()
    assert site.get(page(name), {"q": "alp"}).status_code == 200
    assert site.get(page(name, "change", row.pk)).status_code == 200
    expected = 403 if name in NEVER_ADDED else 200
    assert site.get(page(name, "add")).status_code == expected


@pytest.mark.parametrize("name", NAMES)
def test_who_manages_nothing_is_sent_to_the_login(client, django_user_model, name):
    client.force_login(django_user_model.objects.create_user("author", "author@example.org"))
    response = client.get(page(name))
    assert (response.status_code, response.url) == (
        302,
        f"{reverse('admin:login')}?next={page(name)}",
    )


def large_case():
    """Returns a case of 300 rows: 200 lab results, 60 markers, 40 of other kinds."""
    result = {"kind": "numeric", "value": 147, "unit": "U/L"}
    reading = {"key": "he", "ihc": rows(60, marker="CD56", result="positive")}
    specimen = {"key": "core", "kind": "core_biopsy", "site": "mass", "readings": [reading]}
    return {
        "labs": rows(200, analyte="ALP", result=result, reference={"high": 129}),
        "specimens": [specimen],
        "complaints": rows(10, name="pain", duration={"value": 6, "unit": "month"}),
        "examination": rows(10, system="skin", finding="rash"),
        "treatments": rows(10, kind="surgery", name="resection"),
        "imaging": rows(8, modality="CT", lesions=[]),
    }


def test_case_of_300_rows_is_shown_in_few_queries(site, manager, django_assert_num_queries):
    case = import_case(who=manager, bundle=bundle(large_case()))
    site.get(page("case", "change", case.pk))
    with django_assert_num_queries(34):
        response = site.get(page("case", "change", case.pk))
    text = response.content.decode()
    assert text.count("147 U/L") == 200
    assert text.count("6 months") == 10


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_rows_takes_the_same_queries(site, manager, django_assert_num_queries, count):
    result = {"kind": "numeric", "value": 1}
    import_case(who=manager, bundle=bundle({"labs": rows(count, analyte="ALP", result=result)}))
    with django_assert_num_queries(5):  # the audit's line among them
        assert site.get(page("labresult")).context["cl"].result_count == count


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_cases_takes_the_same_queries(site, manager, django_assert_num_queries, count):
    for _number in range(count):
        create_case(who=manager, title="A case")
    with django_assert_num_queries(5):  # the audit's line among them
        assert site.get(page("case")).context["cl"].result_count == count


def test_list_is_narrowed_to_one_case(site, manager):
    first = import_case(who=manager, bundle=bundle({"complaints": rows(2, name="pain")}))
    import_case(who=manager, bundle=bundle({"complaints": rows(3, name="fever")}))
    found = site.get(page("complaint"), {"of": first.slug}).context["cl"].queryset
    assert {row.case_id for row in found} == {first.pk}
