"""Tables whose rows the database itself refuses to change and to take out."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from casereports.record.actions.audit import note, seal_all
from casereports.record.frozen import FrozenTable, ThawedTable, frozen_tables, thawed
from casereports.record.models import Action, AuditLine, AuditSeal
from tests.factories.users import UserFactory

IS_SQLITE = connection.vendor == "sqlite"
TABLE = "test_frozen_notes"


@pytest.fixture
def line(db: None) -> AuditLine:
    note(case=None, who=UserFactory(), action=Action.READ, detail="report")
    seal_all()
    return AuditLine.objects.get()


def execute(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def step(operation: FrozenTable, *, back: bool = False) -> None:
    """Runs a step of a migration."""
    run = operation.database_backwards if back else operation.database_forwards
    with connection.schema_editor() as editor:
        run("record", editor, None, None)


def test_the_audit_and_its_seals_are_frozen(db: None) -> None:
    assert frozen_tables(connection) >= {"record_auditline", "record_auditseal"}


@pytest.mark.parametrize("table", ["record_auditline", "record_auditseal"])
@pytest.mark.parametrize("deed", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_a_row_is_neither_changed_nor_taken_out(table: str, deed: str, line: AuditLine) -> None:
    column = "detail" if table == "record_auditline" else "digest"
    with pytest.raises(IntegrityError, match=f"{table} is append-only"):
        execute(deed.format(table, column, f"'{'0' * 9}'"))
    assert AuditLine.objects.get().detail == "report"
    assert AuditSeal.objects.get().line == line


def test_no_row_takes_the_place_of_another(line: AuditLine) -> None:
    if IS_SQLITE:
        statement = (
            "INSERT OR REPLACE INTO record_auditseal (number, line_id, digest) VALUES (1, %s, 'x')"
        )
    else:
        statement = (
            "INSERT INTO record_auditseal (number, line_id, digest) VALUES (1, %s, 'x') "
            "ON CONFLICT (number) DO UPDATE SET digest = 'x'"
        )
    with pytest.raises(IntegrityError, match="append-only"):
        execute(statement, line.pk)


def test_a_frozen_table_is_not_emptied_at_once(line: AuditLine) -> None:
    statement = "DELETE FROM record_auditline" if IS_SQLITE else "TRUNCATE record_auditline"
    with pytest.raises(IntegrityError, match="append-only"):
        execute(statement)


def test_django_is_refused_like_anybody(line: AuditLine) -> None:
    line.detail = "nothing"
    for deed in (line.save, line.delete, AuditLine.objects.all().delete):
        _refused(deed)
    assert AuditLine.objects.get().detail == "report"


def _refused(deed: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        deed()


@pytest.fixture
def notes(transactional_db: None):
    """A table with a note in it, which is frozen by the test."""
    execute(f"CREATE TABLE {TABLE} (id integer PRIMARY KEY, said varchar(9), printed varchar(9))")
    execute(f"INSERT INTO {TABLE} (id, said, printed) VALUES (1, 'pain', '')")
    yield
    execute(f"DROP TABLE {TABLE}")


@pytest.mark.usefixtures("notes")
def test_columns_that_are_left_out_are_filled_in_later() -> None:
    step(FrozenTable(TABLE, but=("printed",)))
    execute(f"UPDATE {TABLE} SET printed = 'yes'")
    for statement in (
        f"UPDATE {TABLE} SET said = 'fever'",
        f"UPDATE {TABLE} SET said = 'fever', printed = 'no'",
        f"DELETE FROM {TABLE}",
    ):
        with pytest.raises(IntegrityError, match=f"{TABLE} is append-only"):
            execute(statement)
    assert TABLE in frozen_tables(connection)


@pytest.mark.usefixtures("notes")
def test_a_table_is_thawed_for_a_change_and_frozen_again() -> None:
    step(FrozenTable(TABLE))
    step(ThawedTable(TABLE))
    assert TABLE not in frozen_tables(connection)
    execute(f"UPDATE {TABLE} SET said = 'fever'")
    step(ThawedTable(TABLE), back=True)
    assert TABLE in frozen_tables(connection)
    step(FrozenTable(TABLE), back=True)
    assert TABLE not in frozen_tables(connection)


@pytest.mark.usefixtures("notes")
def test_what_was_thawed_for_a_while_is_frozen_again() -> None:
    step(FrozenTable(TABLE))
    with thawed(connection):
        execute(f"UPDATE {TABLE} SET said = 'fever'")
    with pytest.raises(IntegrityError, match="append-only"):
        execute(f"UPDATE {TABLE} SET said = 'chills'")


def test_a_step_says_what_it_does() -> None:
    assert FrozenTable(TABLE).describe() == f"Freeze the rows of {TABLE}"
    assert ThawedTable(TABLE).describe() == f"Thaw the rows of {TABLE}"
