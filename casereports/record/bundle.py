"""A case file on disk: a folder or zip with ``case.json`` and ``figures/``.

Nothing in it is trusted: names can't leave the folder, sizes are counted while unpacking.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from casereports.clinical.casefile import CaseFileError, Fault, read_case, write_case
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.sentences import Sentence, _
from casereports.clinical.values import Value

CASE_NAME: Final = "case.json"
FIGURES: Final = "figures"
#: Most that a case file may hold: files, bytes in one file, bytes in all.
MOST_FILES: Final = 500
MOST_FILE_BYTES: Final = 60 * 1024 * 1024
MOST_BYTES: Final = 500 * 1024 * 1024
#: What operating systems leave in folders, and what is passed over.
_CLUTTER: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


class Bundle(Value):
    """What a case file holds: the text of ``case.json`` and the figures by name."""

    case: str
    figures: Mapping[str, bytes]

    def facts(self) -> CaseFacts:
        """Returns the facts; raises CaseFileError, naming too the figures that are not there."""
        facts = read_case(self.case)
        faults = [
            Fault(
                path=f"case.figures[{f}].panels[{p}].file",
                message=_("there is no %(file)s in the case file", file=f"{FIGURES}/{panel.file}"),
            )
            for f, figure in enumerate(facts.figures)
            for p, panel in enumerate(figure.panels)
            if panel.file not in self.figures
        ]
        if faults:
            raise CaseFileError(faults)
        return facts


def read_bundle(path: Path) -> Bundle:
    """Reads a folder or zip; raises CaseFileError with what is wrong with it."""
    if path.is_dir():
        return _bundle(_folder_files(path))
    if not path.is_file():
        raise _error("", _("there is no file or folder %(path)s", path=str(path)))
    if path.suffix.lower() == ".json":
        alone = _("%(name)s alone is no case file; name its folder, or a zip of it", name=path.name)
        raise _error("", alone)
    with path.open("rb") as file:
        return read_zip(file.read(MOST_BYTES + 1))


def read_zip(content: bytes) -> Bundle:
    """Reads a zip's bytes; raises CaseFileError with what is wrong with it."""
    if len(content) > MOST_BYTES:
        raise _error("", _("the case file is larger than %(most)s MB", most=MOST_BYTES // 2**20))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _bundle(_zip_files(archive))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise _error("", _("the file is not a zip, or it is damaged or encrypted")) from error


def write_zip(facts: CaseFacts, figures: Mapping[str, bytes]) -> bytes:
    """Returns a zip; the same case gives the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in _contents(facts, figures):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED if name == CASE_NAME else zipfile.ZIP_STORED
            archive.writestr(entry, content)
    return target.getvalue()


def write_folder(facts: CaseFacts, figures: Mapping[str, bytes], folder: Path) -> None:
    """Writes a folder that holds nothing else; raises FileExistsError for one that does."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty; name a new folder or a .zip file")
    for name, content in _contents(facts, figures):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _contents(facts: CaseFacts, figures: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    yield CASE_NAME, write_case(facts).encode()
    for name in sorted(figures):
        yield f"{FIGURES}/{name}", figures[name]


def _bundle(files: Iterator[tuple[PurePosixPath, bytes]]) -> Bundle:
    case, figures, total = None, {}, 0
    for number, (name, content) in enumerate(files):
        total += len(content)
        if number >= MOST_FILES:
            raise _error("", _("the case file holds more than %(most)s files", most=MOST_FILES))
        if total > MOST_BYTES:
            most = MOST_BYTES // 2**20
            raise _error("", _("the case file unpacks to more than %(most)s MB", most=most))
        if name == PurePosixPath(CASE_NAME):
            case = content
        elif name.parent == PurePosixPath(FIGURES):
            figures[name.name] = content
        else:
            message = _("a case file holds case.json and figures/, nothing else")
            raise _error(str(name), message)
    if case is None:
        raise _error(CASE_NAME, _("there is no %(name)s in it", name=CASE_NAME))
    try:
        return Bundle(case=case.decode("utf-8"), figures=figures)
    except UnicodeDecodeError as error:
        raise _error(CASE_NAME, _("the text is not UTF-8; save it as UTF-8")) from error


def _folder_files(folder: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = PurePosixPath(path.relative_to(folder).as_posix())
        if path.name in _CLUTTER or (path.is_dir() and not path.is_symlink()):
            continue
        if path.is_symlink() or not path.is_file():
            raise _error(str(name), _("a case file holds plain files, no links"))
        if path.stat().st_size > MOST_FILE_BYTES:
            most = MOST_FILE_BYTES // 2**20
            raise _error(str(name), _("the file is larger than %(most)s MB", most=most))
        yield name, path.read_bytes()


def _zip_files(archive: zipfile.ZipFile) -> Iterator[tuple[PurePosixPath, bytes]]:
    seen: set[str] = set()
    for entry in archive.infolist():
        name = PurePosixPath(entry.filename)
        if entry.is_dir() or name.name in _CLUTTER or name.parts[:1] == ("__MACOSX",):
            continue
        if name.is_absolute() or ".." in name.parts or "\\" in entry.filename:
            raise _error(entry.filename, _("the name leads out of the case file"))
        if entry.filename in seen:
            raise _error(entry.filename, _("the file stands twice in the zip"))
        seen.add(entry.filename)
        with archive.open(entry) as file:  # the size in the directory may lie: count what comes
            content = file.read(MOST_FILE_BYTES + 1)
        if len(content) > MOST_FILE_BYTES:
            most = MOST_FILE_BYTES // 2**20
            message = _("the file unpacks to more than %(most)s MB", most=most)
            raise _error(entry.filename, message)
        yield name, content


def _error(path: str, message: Sentence) -> CaseFileError:
    return CaseFileError([Fault(path=path, message=message)])
