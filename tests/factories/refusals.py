"""A database that refuses what it is asked to write, as a full disk or a broken promise would."""

from django.db import connection

#: What the refusal says.
REFUSED = "the database refuses"


def refuse(table: str, deed: str) -> None:
    """Lets the database refuse a deed ("INSERT", "UPDATE") on a table until the test ends."""
    if connection.vendor == "sqlite":
        body = f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    else:
        _run(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
        )
        body = "FOR EACH ROW EXECUTE FUNCTION refuse()"
    _run(f"CREATE TRIGGER refused BEFORE {deed} ON {table} {body}")


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
