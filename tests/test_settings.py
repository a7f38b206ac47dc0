"""The settings as a fresh installation sees them: each test starts its own interpreter."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

KEY = "k" * 64


def read_settings(expression: str, **given: str) -> subprocess.CompletedProcess[str]:
    """Print the values as settings ``s`` has them when the environment gives only these."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("CASEREPORTS_") and name != "DATABASE_URL"
    }
    return subprocess.run(
        [sys.executable, "-c", f"import casereports.settings as s; print({expression})"],
        env={**kept, **given},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_does_not_start_without_a_secret_key() -> None:
    answer = read_settings("s.DEBUG")
    assert answer.returncode == 1
    assert answer.stderr.splitlines()[-1] == (
        "django.core.exceptions.ImproperlyConfigured: Set CASEREPORTS_SECRET_KEY to at least 50 "
        "random characters (or CASEREPORTS_DEBUG=1 on a developer's machine; ./dev does that)."
    )


def test_production_does_not_start_with_a_short_secret_key() -> None:
    assert read_settings("s.DEBUG", CASEREPORTS_SECRET_KEY="short").returncode == 1


def test_an_unclear_answer_to_a_yes_or_no_setting_stops_the_start() -> None:
    answer = read_settings("s.DEBUG", CASEREPORTS_DEBUG="perhaps")
    assert answer.returncode == 1
    assert "CASEREPORTS_DEBUG must be one of" in answer.stderr


def test_production_is_secure_unless_told_otherwise() -> None:
    expression = (
        "s.DEBUG, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, "
        "s.SECURE_HSTS_SECONDS > 0"
    )
    answer = read_settings(expression, CASEREPORTS_SECRET_KEY=KEY)
    assert answer.stdout.strip() == "False True True True True"


def test_the_database_is_a_file_under_var_by_default(tmp_path: Path) -> None:
    answer = read_settings(
        "s.DATABASES['default']['NAME']", CASEREPORTS_DEBUG="1", CASEREPORTS_VAR=str(tmp_path)
    )
    assert answer.stdout.strip() == str(tmp_path / "db.sqlite3")


def test_the_folder_of_the_database_is_made_when_it_is_not_there(tmp_path: Path) -> None:
    answer = read_settings(
        "s.VAR_DIR.is_dir()", CASEREPORTS_DEBUG="1", CASEREPORTS_VAR=str(tmp_path / "new" / "var")
    )
    assert answer.stdout.strip() == "True"


def test_a_folder_that_can_not_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    place = tmp_path / "file" / "var"
    answer = read_settings("s.VAR_DIR", CASEREPORTS_DEBUG="1", CASEREPORTS_VAR=str(place))
    assert answer.stderr.splitlines()[-1] == (
        f"django.core.exceptions.ImproperlyConfigured: The folder {place} can't be made "
        "(Not a directory). Set CASEREPORTS_VAR to a folder that may be written to, or "
        "DATABASE_URL to a database server."
    )


def test_a_database_server_needs_no_folder(tmp_path: Path) -> None:
    place = tmp_path / "var"
    answer = read_settings(
        "s.VAR_DIR.exists()",
        CASEREPORTS_DEBUG="1",
        CASEREPORTS_VAR=str(place),
        DATABASE_URL="postgres://writer:secret@db:5432/casereports",
    )
    assert answer.stdout.strip() == "False"


def test_a_writer_on_sqlite_waits_for_its_turn_from_the_start() -> None:
    answer = read_settings(
        "s.DATABASES['default']['OPTIONS']['transaction_mode']", CASEREPORTS_DEBUG="1"
    )
    assert answer.stdout.strip() == "IMMEDIATE"


@pytest.mark.parametrize(
    ("url", "host", "name"),
    [
        ("postgres://writer:secret@db:5432/casereports", "db", "casereports"),
        ("postgresql://writer@%2Frun%2Fpostgresql/cases", "/run/postgresql", "cases"),
    ],
)
def test_database_url_names_a_postgresql_server(url: str, host: str, name: str) -> None:
    answer = read_settings(
        "s.DATABASES['default']['ENGINE'], s.DATABASES['default']['HOST'], "
        "s.DATABASES['default']['NAME']",
        CASEREPORTS_SECRET_KEY=KEY,
        DATABASE_URL=url,
    )
    assert answer.stdout.strip() == f"django.db.backends.postgresql {host} {name}"


def test_nothing_inline_and_no_other_host_is_allowed_in_a_page() -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    sources = {str(source) for allowed in directives.values() for source in allowed}
    assert sources == {"'self'", "'none'", "data:"}
    assert [name for name, allowed in directives.items() if "data:" in allowed] == ["img-src"]
