"""What was worked out before and may be asked for again, up to a number of things."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Recent(Generic[Kept]):
    """Things by a key; the one that nobody asked for longest goes when there are too many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[Hashable, Kept] = OrderedDict()

    def __len__(self) -> int:
        return len(self._things)

    def find(self, key: Hashable) -> Kept | None:
        if key in self._things:
            self._things.move_to_end(key)
            return self._things[key]
        return None

    def keep(self, key: Hashable, thing: Kept) -> Kept:
        self._things[key] = thing
        if len(self._things) > self._most:
            self._things.popitem(last=False)
        return thing

    def forget(self) -> None:
        self._things.clear()
