"""What others wrote is served as they wrote it, and from nowhere else."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static"
VENDOR = STATIC / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text())
OWN = [
    path
    for folder in (STATIC / "css", STATIC / "js", Path(settings.BASE_DIR) / "templates")
    for path in sorted(folder.rglob("*"))
    if path.is_file()
]
TEMPLATES = [path for path in OWN if path.suffix == ".html"]


@pytest.mark.parametrize("package", MANIFEST, ids=lambda package: package["name"])
def test_vendored_files_are_unmodified_and_licensed(package: dict[str, object]) -> None:
    files = package["files"]
    found = {name: hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() for name in files}
    assert found == files
    assert package["licence_file"] in files
    assert {"name", "version", "licence", "source"} <= set(package)


def test_every_vendored_file_is_in_the_manifest() -> None:
    listed = {name for package in MANIFEST for name in package["files"]}
    there = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    assert there - {"manifest.json"} == listed


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_nothing_of_ours_loads_from_another_host(path: Path) -> None:
    loads = re.compile(
        r"(?:src|href)=\"(?:https?:)?//|url\((?!\"\.\./vendor/)|@import|fetch\(\s*[\"'`]|import\("
    )
    assert loads.findall(path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_needs_inline_styles_or_scripts(path: Path) -> None:
    # A script of JSON is data, which no browser runs.
    loaded = r"[^>]*\s(?:src=|type=.application/ld\+json)"
    inline = re.compile(rf"\sstyle=|<style|\son(?!e=)[a-z]+=|<script(?!{loaded})|javascript:")
    assert inline.findall(path.read_text()) == []
