"""Tables that only grow: the database itself refuses to change their rows or to take them out.

Who may alter the schema can take the triggers away too; what has to be proven to outsiders has a
chain of digests besides (chain.py).
"""

from collections.abc import Container, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor as Editor
from django.db.migrations.operations.base import Operation

#: Begins the names of all triggers that are made here; the table's name and the deed follow.
PREFIX = "frozen_"


class FrozenTable(Operation):
    """A migration's step that freezes a table, by its name in the database.

    ``but`` names columns that may still be filled in by an UPDATE that sets no other. On SQLite a
    later ALTER of the table makes it anew without its triggers: put ``ThawedTable`` before such a
    step and ``FrozenTable`` behind it.
    """

    reversible = True

    def __init__(self, table: str, *, but: tuple[str, ...] = ()) -> None:
        self.table = table
        self.but = but

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Changes nothing that models know of."""

    def database_forwards(
        self, app_label: str, schema_editor: Editor, from_state: Any, to_state: Any
    ) -> None:
        for statement in _freezing(schema_editor.connection, self.table, self.but):
            schema_editor.execute(statement, params=None)  # a % in it is meant

    def database_backwards(
        self, app_label: str, schema_editor: Editor, from_state: Any, to_state: Any
    ) -> None:
        for statement in _thawing(schema_editor.connection, self.table):
            schema_editor.execute(statement, params=None)  # a % in it is meant

    def describe(self) -> str:
        return f"Freeze the rows of {self.table}"


class ThawedTable(FrozenTable):
    """A migration's step that takes a frozen table's triggers away, for what follows."""

    def database_forwards(
        self, app_label: str, schema_editor: Editor, from_state: Any, to_state: Any
    ) -> None:
        super().database_backwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Editor, from_state: Any, to_state: Any
    ) -> None:
        super().database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Thaw the rows of {self.table}"


def frozen_tables(connection: BaseDatabaseWrapper) -> frozenset[str]:
    """Returns the tables whose rows the database refuses to change and to take out."""
    deeds = _deeds(connection)
    found: dict[str, set[str]] = {}
    for name, table, _statement in _triggers(connection):
        found.setdefault(table, set()).add(name.removeprefix(f"{PREFIX}{table}_"))
    return frozenset(table for table, there in found.items() if there >= deeds)


@contextmanager
def thawed(
    connection: BaseDatabaseWrapper, *, tables: Container[str] | None = None
) -> Iterator[None]:
    """Takes the triggers of tables away for a while; where none are named, of all.

    A test that empties its database needs this, and an erasure (``review/actions/erasing.py``).
    """
    triggers = [one for one in _triggers(connection) if tables is None or one[1] in tables]
    with connection.cursor() as cursor:
        for name, table, _statement in triggers:
            cursor.execute(_drop(connection, name, table))
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for _name, _table, statement in triggers:
                cursor.execute(statement)


def _deeds(connection: BaseDatabaseWrapper) -> set[str]:
    deeds = {"update", "delete"}
    return deeds | ({"truncate"} if connection.vendor == "postgresql" else {"replace"})


def _freezing(connection: BaseDatabaseWrapper, table: str, but: tuple[str, ...]) -> Iterator[str]:
    columns = ""
    if but:
        with connection.cursor() as cursor:
            described = connection.introspection.get_table_description(cursor, table)
        kept = (connection.ops.quote_name(one.name) for one in described if one.name not in but)
        columns = f" OF {', '.join(kept)}"
    if connection.vendor == "postgresql":
        yield from _for_postgresql(connection, table, columns)
    else:
        yield from _for_sqlite(connection, table, columns)


def _for_postgresql(connection: BaseDatabaseWrapper, table: str, columns: str) -> Iterator[str]:
    where = connection.ops.quote_name(table)
    yield (
        "CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    refusal = "EXECUTE FUNCTION refuse_rewriting()"
    deeds = {"UPDATE": (columns, "ROW"), "DELETE": ("", "ROW"), "TRUNCATE": ("", "STATEMENT")}
    for deed, (which, rows) in deeds.items():
        name = _name(connection, table, deed)
        yield f"CREATE TRIGGER {name} BEFORE {deed}{which} ON {where} FOR EACH {rows} {refusal}"


def _for_sqlite(connection: BaseDatabaseWrapper, table: str, columns: str) -> Iterator[str]:
    quoted = connection.ops.quote_name
    refusal = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    for deed, which in {"UPDATE": columns, "DELETE": ""}.items():
        name = _name(connection, table, deed)
        yield f"CREATE TRIGGER {name} BEFORE {deed}{which} ON {quoted(table)} {refusal}"
    # INSERT OR REPLACE takes a row out without asking the trigger of DELETE.
    with connection.cursor() as cursor:
        keys = connection.introspection.get_primary_key_columns(cursor, table) or []
    same = " AND ".join(f"{quoted(key)} = NEW.{quoted(key)}" for key in keys)
    there = f"EXISTS (SELECT 1 FROM {quoted(table)} WHERE {same})"  # noqa: S608  # our own names
    name = _name(connection, table, "REPLACE")
    yield f"CREATE TRIGGER {name} BEFORE INSERT ON {quoted(table)} WHEN {there} {refusal}"


def _thawing(connection: BaseDatabaseWrapper, table: str) -> Iterator[str]:
    for name, there, _statement in _triggers(connection):
        if there == table:
            yield _drop(connection, name, there)


def _name(connection: BaseDatabaseWrapper, table: str, deed: str) -> str:
    return connection.ops.quote_name(f"{PREFIX}{table}_{deed.lower()}")


def _drop(connection: BaseDatabaseWrapper, name: str, table: str) -> str:
    quoted = connection.ops.quote_name(name)
    if connection.vendor == "postgresql":
        return f"DROP TRIGGER {quoted} ON {connection.ops.quote_name(table)}"
    return f"DROP TRIGGER {quoted}"


def _triggers(connection: BaseDatabaseWrapper) -> list[tuple[str, str, str]]:
    """Returns name, table and statement of each trigger that was made here."""
    asked = (
        "SELECT tgname, relname, pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger "
        "JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal AND tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [row for row in cursor.fetchall() if row[0].startswith(PREFIX)]
