import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.db import connection
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker, Settings

from casereports.record.frozen import thawed
from tests import migrated

# No test depends on how fast the machine is, and CI tries the same values each time.
hypothesis.settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-db",
        action="store_true",
        help="run only the tests that touch the database (the second run, on PostgreSQL)",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--only-db"):
        return
    apart: dict[bool, list[pytest.Item]] = {True: [], False: []}
    for item in items:
        apart[touches_database(item)].append(item)
    config.hook.pytest_deselected(items=apart[False])
    items[:] = apart[True]


def touches_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", [])
    return item.get_closest_marker("django_db") is not None or any(
        name in fixtures for name in ("db", "transactional_db", "live_server")
    )


@pytest.fixture(autouse=True)
def private_uploads(tmp_path: Path, settings: Settings) -> None:
    """Keep what a test uploads away from the developer's own files."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Make no migrations where a database that went through these very ones is kept."""
    if connection.vendor == "sqlite" and migrated.kept().exists():
        connection.settings_dict["TEST"]["MIGRATE"] = False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Give tests the kept database, or keep the one that was just made."""
    if connection.vendor != "sqlite":
        return
    with django_db_blocker.unblock():
        if connection.settings_dict["TEST"]["MIGRATE"]:
            migrated.keep(migrated.kept())
        else:
            migrated.restore(migrated.kept())


@pytest.fixture(autouse=True, scope="session")
def emptied_tables() -> Iterator[None]:
    """Let the database be emptied behind a test that commits: frozen tables refuse that."""
    empty: Any = TransactionTestCase._fixture_teardown

    def empty_frozen_tables_too(test: TransactionTestCase) -> None:
        with thawed(connection):
            empty(test)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_frozen_tables_too)
        yield
