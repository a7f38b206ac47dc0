from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker, Settings

from tests.review.people import World, undone, world_in


@pytest.fixture(scope="module")
def made(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """One database for all tests of a file: each forgets what it did in it."""
    with django_db_blocker.unblock(), undone():
        yield world_in(tmp_path_factory.mktemp("media"))


@pytest.fixture
def world(made: World, db: None, settings: Settings) -> World:
    """A submission, and everybody who could come to its doors."""
    settings.MEDIA_ROOT = made.media
    settings.PUBLIC_ARTICLES = True
    made.submission.refresh_from_db()
    made.submission.case.refresh_from_db()
    return made
