"""Files that take a second to make, kept for who asks again; named by all that went into them.

Each case has a folder of its own, which ``record.actions.pixels`` empties when pictures change.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from os import stat_result
from pathlib import Path
from uuid import UUID

from django.conf import settings

#: Seconds and bytes; what was made longest ago goes first.
LONGEST = 24 * 60 * 60
MOST_BYTES = 300 * 1024 * 1024


def kept(case: UUID, key: str, make: Callable[[], bytes]) -> bytes:
    """Returns what was made of a case under a key within the last day, or makes it."""
    path = _folder() / str(case) / key
    content = _read(path)
    if content is None:
        content = make()
        _keep(path, content)
    return content


def kept_size(case: UUID, key: str) -> int | None:
    """Returns how many bytes a file has; nothing of one that is yet to be made."""
    try:
        stat = (_folder() / str(case) / key).stat()
    except FileNotFoundError:
        return None
    return None if _is_old(stat) else stat.st_size


def _folder() -> Path:
    # Beside the uploads, and as private: what is made of patients' pictures has no URL either.
    return Path(settings.MEDIA_ROOT) / "made"


def _read(path: Path) -> bytes | None:
    try:
        return None if _is_old(path.stat()) else path.read_bytes()
    except FileNotFoundError:
        return None


def _is_old(stat: stat_result) -> bool:
    return time.time() - stat.st_mtime > LONGEST


def _keep(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all, for its owner alone, and makes room for it."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    try:
        Path(file.name).replace(path)
    except FileNotFoundError:
        return  # The case's files were dropped this very moment, and this one with them.
    taken = 0
    for other, stat in sorted(_files(folder), key=lambda found: -found[1].st_mtime_ns):
        taken += stat.st_size
        if _is_old(stat) or (taken > MOST_BYTES and other != path):
            other.unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[tuple[Path, stat_result]]:
    """Yields what is kept; another process may remove some of it meanwhile."""
    for path in folder.rglob("*"):
        try:
            if path.is_file():
                yield path, path.stat()
        except FileNotFoundError:
            continue
