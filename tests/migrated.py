"""A migrated SQLite database, kept between runs: making one takes longer than most tests."""

import hashlib
import os
import sqlite3
from pathlib import Path

from django.conf import settings
from django.db import connection

FOLDER = settings.BASE_DIR / "build" / "test-database"
MIGRATIONS = settings.BASE_DIR / "casereports"
LOCKED = settings.BASE_DIR / "requirements" / "base.txt"


def kept() -> Path:
    """Returns where the database of these very migrations is kept, or would be.

    What migrations import counts as a part of them, and so does every locked library.
    """
    told = hashlib.sha256(LOCKED.read_bytes())
    rooms = (*MIGRATIONS.glob("*/migrations/*.py"), *MIGRATIONS.glob("record/*.py"))
    for path in sorted((*rooms, MIGRATIONS / "settings.py")):
        told.update(str(path.relative_to(MIGRATIONS)).encode() + b"\0" + path.read_bytes())
    return FOLDER / f"{told.hexdigest()[:32]}.sqlite3"


def restore(path: Path) -> None:
    """Puts the kept database in the place of the one that tests are connected to."""
    connection.ensure_connection()
    source = sqlite3.connect(path)
    with source:
        source.backup(connection.connection)
    source.close()


def keep(path: Path) -> None:
    """Keeps the database that tests are connected to, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    target = sqlite3.connect(beside)
    with target:
        connection.connection.backup(target)
    target.close()
    beside.replace(path)
