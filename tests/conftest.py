import os
from pathlib import Path

import hypothesis
import pytest
from pytest_django import Settings

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
