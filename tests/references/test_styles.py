import hashlib

import pytest

from casereports.references.citations import Cluster
from casereports.references.csl import format_references
from casereports.references.items import Item
from casereports.references.styles import ROOM, Bundled, load, manifest, tree

BUNDLED = [manifest().engine, *manifest().locales.values(), *manifest().styles.values()]


@pytest.mark.parametrize("bundled", BUNDLED, ids=lambda bundled: bundled.file)
def test_a_bundled_file_is_the_one_that_the_manifest_names(bundled: Bundled) -> None:
    assert hashlib.sha256((ROOM / bundled.file).read_bytes()).hexdigest() == bundled.sha256


def test_every_style_and_locale_is_named_in_the_manifest() -> None:
    files = {path.relative_to(ROOM).as_posix() for path in ROOM.rglob("*.csl")}
    files |= {path.relative_to(ROOM).as_posix() for path in ROOM.rglob("*.xml")}
    assert files == {bundled.file for bundled in BUNDLED[1:]}


@pytest.mark.parametrize("key", sorted(manifest().styles))
def test_every_bundled_style_prints(key: str) -> None:
    item = Item.model_validate({"id": "a", "type": "book", "title": "A title"})
    entries = format_references([item], [Cluster.of("a")], style=key).entries
    assert "A title" in "".join(span.text for span in entries[0].spans)


def test_every_licence_text_stands_beside_its_files() -> None:
    texts = ("engine/CPAL-1.0.txt", "engine/LICENSE-citeproc.txt", "LICENSE-CC-BY-SA-3.0.txt")
    assert [(ROOM / name).is_file() for name in texts] == [True, True, True]


def test_a_style_is_read_once() -> None:
    assert load("vancouver") is load("vancouver")


def test_an_empty_term_is_an_empty_word() -> None:
    assert tree('<terms><term name="x"/><!-- none --><text/></terms>')["children"] == [
        {"name": "term", "attrs": {"name": "x"}, "children": [""]},
        {"name": "text", "attrs": {}, "children": []},
    ]
