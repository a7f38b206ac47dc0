"""How two processes hand each other bytes: a count, then each part."""

from collections.abc import Sequence
from multiprocessing.connection import Connection


def send(pipe: Connection, parts: Sequence[bytes]) -> None:
    """Sends parts; raises OSError when nobody reads them."""
    pipe.send_bytes(b"%d" % len(parts))
    for part in parts:
        pipe.send_bytes(part)


def receive(pipe: Connection) -> list[bytes]:
    """Returns what ``send`` sent; raises EOFError or OSError when the other side has gone."""
    return [pipe.recv_bytes() for _part in range(int(pipe.recv_bytes()))]
