"""The product on one page: a case becomes a draft, and a draft becomes a document.

The record hands out facts; facts are composed into a manuscript; checks read both; renderers
print. What is submitted is frozen, and review thaws it: ``draft(case)``, ``print_as(format,
draft)``, ``freeze(draft)``, ``thaw(text)``. Nothing below knows more than its own step.
"""

from casereports.pipeline.drafts import Draft, draft
from casereports.pipeline.freezing import Frozen, SnapshotError, freeze, thaw
from casereports.pipeline.printing import Format, print_as

__all__ = ["Draft", "Format", "Frozen", "SnapshotError", "draft", "freeze", "print_as", "thaw"]
