from collections import Counter

import pytest

from casereports.vocabulary.panels import Panel, panels
from casereports.vocabulary.shelves import SHELVES

SHELF_OF = {"labs": "analyte", "ihc": "marker"}


def test_no_panel_has_the_key_or_the_name_of_another():
    keys = Counter(panel.key for panel in panels())
    names = Counter(panel.name for panel in panels())

    assert set(keys.values()) == set(names.values()) == {1}


@pytest.mark.parametrize("panel", panels(), ids=lambda panel: panel.key)
def test_every_entry_of_a_panel_stands_on_its_shelf(panel: Panel):
    known = {entry.name for entry in SHELVES[SHELF_OF[panel.table]]()}

    assert [name for name in panel.entries if name not in known] == []


@pytest.mark.parametrize("panel", panels(), ids=lambda panel: panel.key)
def test_no_panel_offers_a_row_twice(panel: Panel):
    assert len(panel.entries) == len(set(panel.entries))


def test_both_tables_have_panels():
    assert {panel.table for panel in panels()} == {"labs", "ihc"}
