"""What a log line may say."""

import logging
import re
import traceback
from types import TracebackType

#: What follows these in an address opens an invitation or an author's page.
TOKEN = re.compile(
    r"((?:/|%2F)(?:invitations|confirm|reviewing(?:/|%2F)link)(?:/|%2F))[^/%\s?\"']+",
    re.IGNORECASE,
)


class DiscreetFormatter(logging.Formatter):
    """Prints where an exception happened and its type, but not its words, and masks tokens.

    Database and validation errors quote the values they refuse, and here these are a patient's.
    """

    def format(self, record: logging.LogRecord) -> str:
        return TOKEN.sub(r"\1…", super().format(record))

    def formatException(  # noqa: N802  # the standard library's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            frames = traceback.extract_tb(error.__traceback__)
            places = (f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)
            lines = [f"{type(error).__module__}.{type(error).__qualname__}", *places, *lines]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)
