"""The audit as a file, and on the data manager's pages."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from casereports.accounts.models import User
from casereports.record.actions.audit import note, seal_all
from casereports.record.actions.cases import create_case, delete_case
from casereports.record.models import Action, AuditLine, Case
from casereports.record.models.audit import line_of
from tests.factories.admin_pages import page
from tests.factories.cases import CaseFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

AUDIT = "record_auditline"


@pytest.fixture
def case() -> Case:
    return CaseFactory(slug="back-pain", owner=UserFactory(username="author"))


def lines_on(case: Case, *days: int) -> None:
    """Writes a line on each of some days of May 2024, at ten to midnight."""
    for day in days:
        when = datetime(2024, 5, day, 23, 50, tzinfo=UTC)
        line_of(
            case=case, who=case.owner, action=Action.READ, detail=f"day {day}", when=when
        ).save()


def exported(path: Path, *options: str, form: str = "jsonl") -> str:
    told = io.StringIO()
    call_command("exportaudit", f"--format={form}", f"--output={path}", *options, stdout=told)
    assert told.getvalue().endswith(" lines written.\n")
    return path.read_text("utf-8")


def test_a_file_of_lines_says_all_of_each(case: Case, tmp_path: Path) -> None:
    lines_on(case, 17)
    seal_all()
    line = AuditLine.objects.get()
    assert json.loads(exported(tmp_path / "audit.jsonl")) == {
        "line": line.pk,
        "when": "2024-05-17T23:50:00.000000+00:00",
        "action": "read",
        "who": "author",
        "case": "back-pain",
        "case_uuid": str(case.uuid),
        "detail": "day 17",
        "seal": 1,
        "digest": line.seal.digest,
    }
    assert AuditLine.objects.first().action == Action.EXPORTED


@pytest.mark.parametrize(
    ("options", "days"),
    [
        ([], ["day 16", "day 17", "day 18", "day 17"]),
        (["--from=2024-05-17"], ["day 17", "day 18", "day 17"]),
        (["--to=2024-05-17"], ["day 16", "day 17", "day 17"]),
        (["--from=2024-05-17", "--to=2024-05-17"], ["day 17", "day 17"]),
        (["--case=back-pain"], ["day 16", "day 17", "day 18"]),
        (["--who=another"], ["day 17"]),
        (["--case=no-such-case"], []),
    ],
)
def test_a_part_of_the_audit_is_exported(
    options: list[str], days: list[str], case: Case, tmp_path: Path
) -> None:
    lines_on(case, 16, 17, 18)
    lines_on(CaseFactory(owner=UserFactory(username="another")), 17)
    text = exported(tmp_path / "audit.jsonl", *options)
    assert [json.loads(row)["detail"] for row in text.splitlines()] == days


def test_the_lines_of_a_deleted_case_are_found_by_its_name(case: Case, tmp_path: Path) -> None:
    lines_on(case, 17)
    delete_case(case=case, who=case.owner)
    text = exported(tmp_path / "audit.jsonl", "--case=back-pain")
    assert [json.loads(row)["action"] for row in text.splitlines()] == ["read", "deleted"]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t"])
def test_no_spreadsheet_runs_what_stands_in_the_audit(
    begin: str, case: Case, tmp_path: Path
) -> None:
    note(case=case, who=case.owner, action=Action.READ, detail=f"{begin}cmd|' /C calc'!A0")
    text = exported(tmp_path / "audit.csv", form="csv")
    heads, row = csv.reader(io.StringIO(text))
    assert dict(zip(heads, row, strict=True))["detail"] == f"'{begin}cmd|' /C calc'!A0"


def test_a_file_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"can't be written: No such file or directory\."):
        exported(tmp_path / "nowhere" / "audit.csv")


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--from: invalid _day value: '17 May'"):
        exported(tmp_path / "audit.csv", "--from=17 May")


# ---------------------------------------------------------------- on the data manager's pages


def found(site: Client, **asked: str) -> list[str]:
    changelist = site.get(reverse(f"admin:{AUDIT}_changelist"), asked).context["cl"]
    return [line.detail for line in changelist.result_list if line.detail]


def test_the_audit_is_searched_by_case_person_and_time(case: Case, site: Client) -> None:
    other = CaseFactory(slug="fever", owner=UserFactory(username="another"))
    lines_on(case, 16, 17)
    lines_on(other, 18)
    assert found(site, q="back-pain") == ["day 17", "day 16"]
    assert found(site, q=str(other.uuid)) == ["day 18"]
    assert found(site, q="another") == ["day 18"]
    assert found(site, of="fever") == ["day 18"]
    assert found(site, when__day="17", when__month="5", when__year="2024") == ["day 17"]
    assert found(site, action__exact="read") == ["day 18", "day 17", "day 16"]
    assert found(site, action__exact="exported") == []


def test_a_line_of_who_is_gone_is_shown(case: Case, site: Client) -> None:
    lines_on(case, 17)
    seal_all()
    line = AuditLine.objects.get(detail="day 17")
    owner = case.owner
    delete_case(case=case, who=owner)
    owner.delete()
    text = site.get(page("auditline", "change", line.pk)).content.decode()
    for said in ("back-pain", "author", line.seal.digest):
        assert said in text


def test_the_selected_lines_are_exported(case: Case, manager: User, site: Client) -> None:
    lines_on(case, 16, 17)
    chosen = AuditLine.objects.get(detail="day 16")
    sent = {"action": "export", "_selected_action": [chosen.pk]}
    answer = site.post(reverse(f"admin:{AUDIT}_changelist"), sent)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="audit.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode())))
    assert [row["detail"] for row in rows] == ["day 16"]
    last = AuditLine.objects.first()
    assert (last.action, last.who_name, last.detail) == ("exported", "manager", "audit")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_lines_takes_the_same_queries(
    count: int, case: Case, site: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lines_on(case, *range(1, count + 1))
    seal_all()
    with django_assert_num_queries(6):
        assert len(found(site)) == count


def reads() -> list[tuple[str, str]]:
    lines = AuditLine.objects.filter(action=Action.READ).order_by("pk")
    return list(lines.values_list("case_slug", "detail"))


def test_what_the_data_manager_looks_at_is_noted(full_case: Case, site: Client) -> None:
    Case.objects.update(owner=UserFactory())
    complaint = full_case.complaints.first()
    site.get(page("case"))
    site.get(page("case", "change", full_case.pk))
    site.get(page("complaint"), {"of": full_case.slug})
    site.get(page("complaint", "change", complaint.pk))
    site.get(page("complaint", "history", complaint.pk))
    site.get(page("change", "change", full_case.changes.first().pk))
    assert reads() == [
        ("", "admin list case"),
        (full_case.slug, f"admin case {full_case.pk}"),
        (full_case.slug, "admin list complaint"),
        (full_case.slug, f"admin complaint {complaint.pk}"),
        (full_case.slug, f"admin complaint {complaint.pk}"),
        (full_case.slug, f"admin change {full_case.changes.first().pk}"),
    ]


def test_the_data_manager_reads_the_own_case_unnoted(manager: User, site: Client) -> None:
    case = create_case(who=manager)
    site.get(page("case", "change", case.pk))
    assert reads() == []


def test_the_page_of_a_case_leads_to_its_audit(full_case: Case, site: Client) -> None:
    text = site.get(page("case", "change", full_case.pk)).content.decode()
    assert f"{page('auditline')}?of={full_case.slug}" in text


def test_who_is_sent_to_the_sign_in_read_nothing(full_case: Case, client: Client) -> None:
    client.force_login(UserFactory())
    client.get(page("case"))
    client.get(page("case", "change", full_case.pk))
    assert reads() == []
