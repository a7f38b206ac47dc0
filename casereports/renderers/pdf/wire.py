"""How two processes hand each other bytes over a pipe: a count, then each part with its length."""

import os
import struct

NUMBER = struct.Struct(">Q")
AT_ONCE = 1 << 20
"""Bytes that are asked of a pipe in one go."""


def send(pipe: int, *parts: bytes) -> None:
    """Write parts to a file descriptor; raises ``BrokenPipeError`` when nobody reads them."""
    write_all(pipe, NUMBER.pack(len(parts)))
    for part in parts:
        write_all(pipe, NUMBER.pack(len(part)))
        write_all(pipe, part)


def receive(pipe: int) -> list[bytes]:
    """Read what ``send`` wrote; raises ``EOFError`` when the other side has gone."""
    count = read_number(pipe)
    return [read_all(pipe, read_number(pipe)) for _ in range(count)]


def read_number(pipe: int) -> int:
    number: int = NUMBER.unpack(read_all(pipe, NUMBER.size))[0]
    return number


def write_all(pipe: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def read_all(pipe: int, size: int) -> bytes:
    content = bytearray()
    while len(content) < size:
        found = os.read(pipe, min(AT_ONCE, size - len(content)))
        if not found:
            raise EOFError
        content += found
    return bytes(content)
