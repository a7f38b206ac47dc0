"""The pages of exports: asked for on a list, watched, fetched, called off, by administrators."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casereports.accounts.models import Role, User
from casereports.record.models import Action, AuditLine
from casereports.review import export_making
from casereports.review.export_files import path_of
from casereports.review.export_making import claim, make
from casereports.review.models import Export, ExportKind, ExportState, Submission
from casereports.review.models.exports import LOST_AFTER
from tests.factories.users import UserFactory
from tests.review.exported import asked, made, page


def test_the_list_exports_what_is_chosen_and_what_it_finds(
    submissions: list[Submission], site: Client
) -> None:
    listed = reverse("admin:review_submission_changelist")
    chosen = {"action": "export_csv", "_selected_action": [submissions[0].pk]}
    answer = site.post(listed, chosen)
    one = Export.objects.get()
    assert (answer.status_code, answer.url) == (302, page("page", one))
    assert one.submissions == [submissions[0].pk]
    every = {**chosen, "action": "export_pdfs", "select_across": "1"}
    site.post(f"{listed}?state=submitted", every)
    found = Export.objects.get(kind=ExportKind.PDFS)
    assert found.submissions == [submissions[2].pk]
    site.post(listed, {**every, "action": "export_phenopackets"})
    assert Export.objects.get(kind=ExportKind.PHENOPACKETS).total == 3


def test_the_page_tells_how_far_it_is_and_hands_out_the_file(
    submissions: list[Submission], manager: User, site: Client
) -> None:
    export = asked(ExportKind.CSV, submissions, manager)
    text = site.get(page("page", export)).content.decode()
    assert "data-going-on" in text
    assert "Nobody has taken this up yet" not in text
    assert site.get(page("file", export)).status_code == 404
    running = claim()
    assert running is not None
    Export.objects.update(done=1)
    part = site.get(page("progress", export)).content.decode()
    assert '<progress class="export-bar" max="3" value="1"' in part
    make(running)
    part = site.get(page("progress", export)).content.decode()
    assert "data-going-on" not in part
    answer = site.get(page("file", export))
    assert b"".join(answer.streaming_content) == path_of(export.uuid).read_bytes()
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    name = f"csv-{timezone.localdate():%Y-%m-%d}-{export.pk}.csv"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    fetched = AuditLine.objects.get(case=None, action=Action.EXPORTED)
    assert (fetched.who, fetched.detail) == (manager, f"admin export {export.pk} csv fetched")


def test_the_page_says_when_nobody_takes_an_export_up(
    submissions: list[Submission], manager: User, site: Client
) -> None:
    export = asked(ExportKind.CSV, submissions, manager)
    Export.objects.update(created=timezone.now() - export_making.WAITS_LONG * 2)
    assert "Nobody has taken this up yet" in site.get(page("page", export)).content.decode()
    claim()
    Export.objects.update(beat=timezone.now() - LOST_AFTER * 2)
    assert "There was no sign of life" in site.get(page("page", export)).content.decode()


def test_buttons_call_off_and_retry(
    submissions: list[Submission], manager: User, site: Client
) -> None:
    export = asked(ExportKind.CSV, submissions, manager)
    assert site.get(page("cancel", export)).status_code == 405
    for name, state, said in (
        ("cancel", ExportState.CANCELLED, ""),
        ("cancel", ExportState.CANCELLED, "ended already"),
        ("retry", ExportState.QUEUED, ""),
        ("retry", ExportState.QUEUED, "nothing was changed"),
    ):
        answer = site.post(page(name, export), follow=True)
        export.refresh_from_db()
        assert export.state == state
        words = "".join(str(message) for message in answer.context["messages"])
        assert (said in words) is True
        assert bool(words) is bool(said)


@pytest.mark.parametrize("name", ["page", "progress", "file"])
@pytest.mark.parametrize("role", [Role.AUTHOR, Role.REVIEWER, Role.EDITOR])
def test_only_administrators_come_to_an_export(
    name: str, role: Role, client: Client, submissions: list[Submission], manager: User
) -> None:
    export = made(ExportKind.CSV, submissions[:1], manager)
    client.force_login(UserFactory(role=role))
    assert client.get(page(name, export)).status_code == 302
    assert client.post(page("cancel", export)).status_code == 302
    assert not AuditLine.objects.filter(detail__endswith="fetched").exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_exports_takes_the_same_queries(
    count: int,
    submissions: list[Submission],
    manager: User,
    site: Client,
    django_assert_num_queries,
) -> None:
    for _number in range(count):
        asked(ExportKind.CSV, submissions, manager)
    listed = reverse("admin:review_export_changelist")
    site.get(listed)
    with django_assert_num_queries(6):
        assert site.get(listed).context["cl"].result_count == count


def test_the_page_of_an_export_takes_few_queries(
    submissions: list[Submission], manager: User, site: Client, django_assert_num_queries
) -> None:
    export = made(ExportKind.CSV, submissions, manager)
    with django_assert_num_queries(3):
        site.get(page("page", export))


def test_the_usual_address_of_a_row_leads_to_its_page(
    submissions: list[Submission], manager: User, site: Client
) -> None:
    export = asked(ExportKind.CSV, submissions, manager)
    answer = site.get(reverse("admin:review_export_change", args=[export.pk]))
    assert (answer.status_code, answer.url) == (302, page("page", export))
    assert site.get(reverse("admin:review_export_change", args=["x"])).status_code == 404
