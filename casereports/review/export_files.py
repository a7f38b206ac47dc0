"""Writes the files of exports on the disk, submission by submission, never whole in memory."""

import os
import time
import uuid
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Final, assert_never

from django.conf import settings
from django.utils import timezone

from casereports.clinical.casetable import COLUMNS, case_row, csv_text
from casereports.renderers.phenopacket import print_phenopacket
from casereports.review.frozen_files import read_file
from casereports.review.models import ExportKind, Snapshot, Submission
from casereports.review.thawing import paper_of

#: What a table tells of the submission, before what it tells of the case.
OF_SUBMISSION: Final = (
    "submission",
    "state",
    "submitted_to",
    "submitted",
    "days_to_first_decision",
    "rounds",
)
TABLE: Final = (*OF_SUBMISSION, *COLUMNS)
#: The list, within an archive, of what is not in it.
ERRORS: Final = "errors.txt"
#: Spreadsheets take a file for UTF-8 by this mark only.
_MARK: Final = b"\xef\xbb\xbf"


def folder() -> Path:
    """Returns where the files lie."""
    return Path(settings.MEDIA_ROOT) / "exports"


def path_of(export: uuid.UUID) -> Path:
    """Returns where the file of an export lies once it is whole."""
    return folder() / str(export)


def unfinished_path(export: uuid.UUID, claim: uuid.UUID | None) -> Path:
    """Returns where one attempt writes, beside all others."""
    return folder() / f".{export}.{claim}"


def files_of(export: uuid.UUID) -> tuple[Path, ...]:
    """Returns the file of an export, where it is whole, and what attempts have left."""
    whole = [path_of(export)] if path_of(export).exists() else []
    return (*whole, *sorted(folder().glob(f".{export}.*")))


def ending(kind: ExportKind) -> str:
    """Returns the ending of a file's name."""
    return "csv" if kind is ExportKind.CSV else "zip"


@dataclass(frozen=True)
class Chosen:
    """A submission with its newest snapshot, and when it was first decided on."""

    snapshot: Snapshot
    decided: datetime | None

    @property
    def submission(self) -> Submission:
        return self.snapshot.submission


class ExportFile(ABC):
    """A file that grows by one submission at a time, on the disk, read by nobody else."""

    def __init__(self, path: Path) -> None:
        rights = settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS
        path.parent.mkdir(parents=True, exist_ok=True, mode=rights)
        self.file: IO[bytes] = open(path, "wb", opener=_private)  # noqa: SIM115  # until close

    @abstractmethod
    def content(self, chosen: Chosen) -> bytes:
        """Returns what is told of a submission; raises where it can't be told."""

    @abstractmethod
    def add(self, chosen: Chosen, content: bytes) -> None:
        """Writes what is told of a submission; raises OSError for a disk that is full."""

    def end(self, left_out: Iterable[str]) -> None:
        """Writes what stands behind all; ``left_out`` are lines on what is not in the file."""
        self.file.flush()
        os.fsync(self.file.fileno())

    def close(self) -> None:
        self.file.close()


class CaseTable(ExportFile):
    """A row for each case."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.head = csv_text((), TABLE)
        self.file.write(_MARK + self.head.encode())

    def content(self, chosen: Chosen) -> bytes:
        facts = paper_of(chosen.snapshot).facts
        row = {**_told(chosen), **case_row(facts)}
        return csv_text((row,), TABLE).removeprefix(self.head).encode()

    def add(self, chosen: Chosen, content: bytes) -> None:
        self.file.write(content)


class Archive(ExportFile):
    """A file for each case, called by the number of its submission."""

    suffix: str

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.zip = zipfile.ZipFile(self.file, "w", zipfile.ZIP_DEFLATED)

    def add(self, chosen: Chosen, content: bytes) -> None:
        self._write(f"{chosen.submission.number}.{self.suffix}", content)

    def end(self, left_out: Iterable[str]) -> None:
        lines = [*left_out]
        if lines:
            self._write(ERRORS, "".join(f"{line}\r\n" for line in lines).encode())
        self.zip.close()
        super().end(())

    def close(self) -> None:
        # What was broken off is thrown away: its end is not written.
        self.zip.fp = None
        super().close()

    def _write(self, name: str, content: bytes) -> None:
        about = zipfile.ZipInfo(name, date_time=time.localtime()[:6])
        about.compress_type = zipfile.ZIP_DEFLATED
        about.external_attr = settings.FILE_UPLOAD_PERMISSIONS << 16
        self.zip.writestr(about, content)


class Papers(Archive):
    """The PDFs as they were frozen."""

    suffix = "pdf"

    def content(self, chosen: Chosen) -> bytes:
        return read_file(chosen.submission.uuid, chosen.snapshot.pdf)


class Phenopackets(Archive):
    """The cases as GA4GH phenopackets."""

    suffix = "json"

    def content(self, chosen: Chosen) -> bytes:
        facts = paper_of(chosen.snapshot).facts
        return print_phenopacket(facts, id=chosen.submission.number, created=chosen.snapshot.taken)


def begun(kind: ExportKind, path: Path) -> ExportFile:
    """Returns a file in which nothing stands of any submission yet."""
    match kind:
        case ExportKind.CSV:
            return CaseTable(path)
        case ExportKind.PDFS:
            return Papers(path)
        case ExportKind.PHENOPACKETS:
            return Phenopackets(path)
        case _:
            assert_never(kind)


def _told(chosen: Chosen) -> dict[str, str]:
    submission = chosen.submission
    days = "" if chosen.decided is None else str((chosen.decided - submission.submitted).days)
    return {
        "submission": submission.number,
        "state": submission.state,
        "submitted_to": submission.journal,
        "submitted": timezone.localdate(submission.submitted).isoformat(),
        "days_to_first_decision": days,
        "rounds": str(submission.rounds),
    }


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, settings.FILE_UPLOAD_PERMISSIONS)
