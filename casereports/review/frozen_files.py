"""The files of snapshots: named by their content, written once, checked whenever they are read."""

import os
import shutil
import uuid
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from casereports.pipeline import SnapshotError
from casereports.pipeline.freezing import hash_of


def folder_of(submission: uuid.UUID) -> Path:
    """Returns where the files of a submission's snapshots lie."""
    return Path(settings.MEDIA_ROOT) / "frozen" / str(submission)


def keep_files(submission: uuid.UUID, files: Mapping[str, bytes]) -> None:
    """Keeps files by their SHA-256; one that is kept already stays as it is."""
    folder = folder_of(submission)
    folder.mkdir(parents=True, exist_ok=True, mode=settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS)
    for name, content in files.items():
        path = folder / name
        if path.exists() and hash_of(path.read_bytes()) == name:
            continue
        # Written beside and put in place at once: a killed process leaves no half of a file.
        beside = folder / f".{uuid.uuid4().hex}"
        with open(beside, "xb", opener=_private) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)


def read_file(submission: uuid.UUID, name: str) -> bytes:
    """Returns a kept file; raises SnapshotError for one that is missing or was altered."""
    try:
        content = (folder_of(submission) / name).read_bytes()
    except OSError as error:
        raise SnapshotError("A file of the snapshot is missing.") from error
    if hash_of(content) != name:
        raise SnapshotError("A file of the snapshot was altered.")
    return content


def files_of(submission: uuid.UUID) -> tuple[Path, ...]:
    """Returns all files of a submission's snapshots; no other submission reads them."""
    return tuple(sorted(folder_of(submission).glob("*")))


def drop_all(submission: uuid.UUID) -> None:
    """Removes all files of a submission that is gone."""
    if folder_of(submission).exists():
        shutil.rmtree(folder_of(submission))


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, settings.FILE_UPLOAD_PERMISSIONS)
