import re
from typing import Any, get_args

import pytest

from casereports.manuscript.nodes import Block, Inline
from tests.renderers.papers import CASES, NAMES, article, paper


@pytest.mark.parametrize("name", NAMES)
def test_paper_gives_the_html_beside_it(name: str) -> None:
    assert article(name) == (CASES / f"{name}.html").read_text("utf-8")


def test_every_kind_of_node_is_in_some_paper() -> None:
    kinds = {kind_of(node) for union in (Block, Inline) for node in get_args(get_args(union)[0])}
    assert kinds - set().union(*(kinds_in(paper(name).model_dump()) for name in NAMES)) == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_inner_link_has_its_target(name: str) -> None:
    written = article(name)
    targets = set(re.findall(r' id="([^"]+)"', written))
    assert set(re.findall(r'href="#([^"]+)"', written)) - targets == set()


@pytest.mark.parametrize("name", NAMES)
def test_no_two_places_have_the_same_name(name: str) -> None:
    places = re.findall(r' id="([^"]+)"', article(name))
    assert len(places) == len(set(places))


def test_every_source_of_the_tree_is_in_the_html() -> None:
    sources = sources_in(paper("presacral").model_dump())
    assert sources - set(re.findall(r'data-source="([^"]+)"', article("presacral"))) == set()


def kind_of(node: Any) -> str:
    return str(node.model_fields["kind"].default)


def kinds_in(tree: Any) -> set[str]:
    """Return the kinds of all nodes of a dumped tree."""
    if isinstance(tree, dict):
        own = {tree["kind"]} if "kind" in tree else set()
        return own.union(*(kinds_in(branch) for branch in tree.values()))
    return set().union(*(kinds_in(branch) for branch in tree)) if isinstance(tree, tuple) else set()


def sources_in(tree: Any) -> set[str]:
    if isinstance(tree, dict):
        own = {tree["source"]} if "source" in tree else set()
        return own.union(*(sources_in(branch) for branch in tree.values()))
    if isinstance(tree, tuple):
        return set().union(*(sources_in(branch) for branch in tree))
    return set()
