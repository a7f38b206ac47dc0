"""What was worked out once, kept by what it was worked out from."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Kept(Generic[Result]):
    """Results by content; those not asked for longest go when there is no more ``room``.

    A result weighs as many characters as its content has, for it is made of them. The content
    itself is not kept. One that alone needs more than all the room is not kept at all.
    """

    def __init__(self, room: int) -> None:
        self.room = room
        self.weight = 0
        self._results: OrderedDict[bytes, tuple[int, Result]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, content: str, work: Callable[[], Result]) -> Result:
        """Return the result of this content, by ``work`` where it is not at hand."""
        name = hashlib.sha256(content.encode()).digest()
        with self._lock:
            if name in self._results:
                self._results.move_to_end(name)
                return self._results[name][1]
        result = work()
        with self._lock:
            self._keep(name, len(content), result)
        return result

    def _keep(self, name: bytes, weight: int, result: Result) -> None:
        if name in self._results or weight > self.room:
            return
        self._results[name] = (weight, result)
        self.weight += weight
        while self.weight > self.room:
            self.weight -= self._results.popitem(last=False)[1][0]
