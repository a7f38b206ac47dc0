from typing import Any, Final

from django.db import migrations, models

#: What is searched of a submission, with its weight; names and title also letter by letter.
NAMES: Final = (
    ("english", "title", "A"),
    ("simple", "title", "A"),
    ("english", "diagnoses", "B"),
    ("simple", "diagnoses", "B"),
    ("english", "places", "C"),
    ("english", "people", "D"),
    ("simple", "people", "D"),
)
PROSE: Final = ("english", "prose", "C")
COLUMNS: Final = "title, diagnoses, places, people, prose"


def make_index(apps: Any, schema_editor: Any) -> None:
    """Makes the index of the words, in the database's own way; on an SQLite without FTS5 none."""
    make = for_postgresql if schema_editor.connection.vendor == "postgresql" else for_sqlite
    with schema_editor.connection.cursor() as cursor:
        make(cursor)


def drop_index(apps: Any, schema_editor: Any) -> None:
    """Takes the index away."""
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "postgresql":
            for name in ("names", "words"):
                cursor.execute(f"DROP FUNCTION review_{name}_matching")
                cursor.execute(f"ALTER TABLE review_searchtext DROP COLUMN {name}_vector")
        else:
            for deed in ("insert", "update", "delete"):
                cursor.execute(f"DROP TRIGGER IF EXISTS review_words_{deed}")
            cursor.execute("DROP TABLE IF EXISTS review_words")


def for_postgresql(cursor: Any) -> None:
    """Two columns that PostgreSQL keeps by itself.

    The one without prose is short, so that many rows can be ranked by it at once. The functions
    always ask the index: PostgreSQL takes a look at each row for cheap, and that it unpacks a long
    column for it takes ten times as long.
    """
    for name, weighed in (("names", NAMES), ("words", (*NAMES, PROSE))):
        value = " || ".join(
            f"setweight(to_tsvector('{how}'::regconfig, {column}), '{weight}')"
            for how, column, weight in weighed
        )
        cursor.execute(
            f"ALTER TABLE review_searchtext ADD COLUMN {name}_vector tsvector "
            f"GENERATED ALWAYS AS ({value}) STORED"
        )
        cursor.execute(
            f"CREATE INDEX review_searchtext_{name} ON review_searchtext USING gin ({name}_vector)"
        )
        cursor.execute(
            f"CREATE FUNCTION review_{name}_matching(wanted tsquery) RETURNS SETOF bigint "
            "LANGUAGE sql STABLE ROWS 500 SET enable_seqscan = off AS "
            "$$ SELECT submission_id FROM review_searchtext "
            f"WHERE {name}_vector @@ wanted $$"
        )


def for_sqlite(cursor: Any) -> None:
    """A table of FTS5 that reads the words where they are, kept by triggers.

    A migration that alters ``review_searchtext`` makes it anew without its triggers: let it take
    this index away before and make it again behind.
    """
    cursor.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')")
    if not cursor.fetchone()[0]:
        return
    cursor.execute(
        f"CREATE VIRTUAL TABLE review_words USING fts5({COLUMNS}, content='review_searchtext', "
        "content_rowid='submission_id', tokenize='porter unicode61 remove_diacritics 0')"
    )
    old, new = (
        ", ".join(f"{row}.{column}" for column in ("submission_id", *COLUMNS.split(", ")))
        for row in ("old", "new")
    )
    leave = f"INSERT INTO review_words(review_words, rowid, {COLUMNS}) VALUES ('delete', {old});"
    enter = f"INSERT INTO review_words(rowid, {COLUMNS}) VALUES ({new});"
    for deed, steps in (("insert", enter), ("delete", leave), ("update", f"{leave} {enter}")):
        cursor.execute(
            f"CREATE TRIGGER review_words_{deed} AFTER {deed} ON review_searchtext "
            f"BEGIN {steps} END"
        )
    cursor.execute("INSERT INTO review_words(review_words) VALUES ('rebuild')")


class Migration(migrations.Migration):
    dependencies = [("review", "0003_exports")]

    operations = [
        migrations.AddField(
            model_name="searchtext",
            name="places",
            field=models.TextField(blank=True, verbose_name="sites and methods of imaging"),
        ),
        migrations.AddField(
            model_name="searchtext",
            name="people",
            field=models.TextField(blank=True, verbose_name="authors"),
        ),
        migrations.RunPython(make_index, drop_index),
    ]
