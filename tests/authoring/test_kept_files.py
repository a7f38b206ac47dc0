"""What was made is kept for a day, for nobody but the site."""

import os
import time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from casereports.authoring import kept_files
from casereports.authoring.kept_files import kept, kept_size
from casereports.record.actions.pixels import drop_made

HOUR = 60 * 60
CASE, OTHER = UUID(int=1), UUID(int=2)


@pytest.fixture
def made(settings: Any) -> Path:
    return Path(settings.MEDIA_ROOT) / "made" / str(CASE)


def age(path: Path, hours: float) -> None:
    then = time.time() - hours * HOUR
    os.utime(path, (then, then))


def test_what_was_made_is_not_made_again(made: Path) -> None:
    assert kept(CASE, "a.tif", lambda: b"first") == b"first"
    assert kept(CASE, "a.tif", lambda: b"second") == b"first"
    assert kept(CASE, "b.tif", lambda: b"other") == b"other"
    assert sorted(path.name for path in made.iterdir()) == ["a.tif", "b.tif"]


def test_the_size_of_a_file_is_known_once_it_is_made(made: Path) -> None:
    assert kept_size(CASE, "a.tif") is None
    kept(CASE, "a.tif", lambda: b"pixels")
    assert kept_size(CASE, "a.tif") == 6


def test_what_is_older_than_a_day_is_made_anew(made: Path) -> None:
    kept(CASE, "a.tif", lambda: b"old")
    age(made / "a.tif", 25)
    assert kept_size(CASE, "a.tif") is None
    assert kept(CASE, "a.tif", lambda: b"new") == b"new"


def test_what_is_older_than_a_day_goes_with_the_next_file(made: Path) -> None:
    kept(CASE, "a.tif", lambda: b"old")
    age(made / "a.tif", 25)
    kept(CASE, "b.tif", lambda: b"new")
    assert [path.name for path in made.iterdir()] == ["b.tif"]


def test_the_oldest_makes_room_for_the_newest(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_files, "MOST_BYTES", 10)
    for hours, name in ((3, "a"), (2, "b"), (1, "c")):
        kept(CASE, name, lambda: b"12345")
        age(made / name, hours)
    assert sorted(path.name for path in made.iterdir()) == ["b", "c"]
    kept(CASE, "d", lambda: b"more than all of it")
    assert [path.name for path in made.iterdir()] == ["d"]


def test_what_could_not_be_made_is_not_kept(made: Path) -> None:
    def fails() -> bytes:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept(CASE, "a.tif", fails)
    assert kept(CASE, "a.tif", lambda: b"whole") == b"whole"


def test_files_of_one_case_are_dropped_and_those_of_another_stay(made: Path) -> None:
    kept(CASE, "a.tif", lambda: b"a name")
    kept(OTHER, "a.tif", lambda: b"pixels")
    drop_made(CASE)
    assert list(made.iterdir()) == []
    assert (kept_size(CASE, "a.tif"), kept_size(OTHER, "a.tif")) == (None, 6)


def test_files_of_all_cases_make_room_for_each_other(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_files, "MOST_BYTES", 10)
    kept(CASE, "a.tif", lambda: b"12345")
    age(made / "a.tif", 1)
    kept(OTHER, "b.tif", lambda: b"1234567890")
    assert list(made.iterdir()) == []


def test_nobody_else_on_the_machine_may_read_it(made: Path) -> None:
    kept(CASE, "a.tif", lambda: b"pixels")
    found = (made.parent, made, made / "a.tif")
    assert [path.stat().st_mode & 0o777 for path in found] == [0o700, 0o700, 0o600]
