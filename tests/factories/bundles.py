"""Case files made for tests."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from casereports.record.bundle import Bundle
from tests.factories.pictures import picture


def case_json(case: Mapping[str, Any], *, version: int = 1) -> str:
    """Returns the text of a ``case.json``."""
    return json.dumps({"format": "casereports-case", "version": version, "case": case})


def bundle(case: Mapping[str, Any] | None = None, **figures: bytes) -> Bundle:
    """Returns a case file in memory; ``figures`` by name without ending, all PNG."""
    return Bundle(
        case=case_json(case or {}),
        figures={f"{name}.png": content for name, content in figures.items()},
    )


def one_figure(file: str = "panel.png") -> dict[str, Any]:
    """Returns a case with one figure of one panel."""
    panel = {"key": "a", "file": file, "alt": "A gradient."}
    return {"figures": [{"key": "mri", "title": "A figure", "panels": [panel]}]}


def zip_of(files: Mapping[str, bytes | str], **options: Any) -> bytes:
    """Returns a zip of ``files``."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def folder_of(path: Path, files: Mapping[str, bytes | str]) -> Path:
    """Writes ``files`` below ``path`` and returns it."""
    for name, content in files.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def figure_files() -> dict[str, bytes | str]:
    """Returns the files of a case file with one figure."""
    return {"case.json": case_json(one_figure()), "figures/panel.png": picture()}
