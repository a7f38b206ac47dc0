"""What every bench hands over.

A bench is a module in this package with ``run() -> Iterable[Row]``. Each row is one measurement
beside its peer from the same run, on the same machine.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement, smaller is better; ``unit`` goes for measured, peer and limit."""

    name: str
    measured: float
    unit: str
    limit: float
    peer: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.measured / self.peer if self.peer else None

    @property
    def ok(self) -> bool:
        return self.measured <= self.limit
