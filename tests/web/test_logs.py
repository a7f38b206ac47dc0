import io
import logging
import re
from collections.abc import Iterator

import pytest

from casereports.web.logs import DiscreetFormatter


@pytest.fixture
def log() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(DiscreetFormatter("%(levelname)s %(message)s"))
    logger = logging.getLogger("a room")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield logger, stream
    logger.removeHandler(handler)


def refuse_a_name() -> None:
    try:
        {}["Surname of a patient"]
    except KeyError as error:
        raise ValueError("Failing row contains (Surname of a patient)") from error


def test_a_logged_exception_gives_types_and_places_but_not_what_it_says(
    log: tuple[logging.Logger, io.StringIO],
) -> None:
    logger, stream = log
    try:
        refuse_a_name()
    except ValueError:
        logger.exception("Not saved")
    lines = stream.getvalue().splitlines()
    assert [re.sub(r"  .*/(tests/.*):\d+ in test_.*", r"  \1", line) for line in lines] == [
        "ERROR Not saved",
        "builtins.KeyError",
        f"  {__file__}:{refuse_a_name.__code__.co_firstlineno + 2} in refuse_a_name",
        "builtins.ValueError",
        "  tests/web/test_logs.py",
        f"  {__file__}:{refuse_a_name.__code__.co_firstlineno + 4} in refuse_a_name",
    ]


def test_a_plain_message_is_logged_as_it_is(log: tuple[logging.Logger, io.StringIO]) -> None:
    logger, stream = log
    logger.info("Migrated")
    assert stream.getvalue() == "INFO Migrated\n"


@pytest.mark.parametrize("kind", ["invitations", "confirm", "reviewing/link"])
def test_a_log_line_of_a_link_does_not_open_it(
    log: tuple[logging.Logger, io.StringIO], kind: str
) -> None:
    logger, stream = log
    logger.warning("Not Found: %s", f"/{kind}/k3y-_Of-43-characters/accept/")
    logger.warning("GET /accounts/login/?next=%%2F%s%%2Fk3y-_Of%%2F", kind)
    assert stream.getvalue().splitlines() == [
        f"WARNING Not Found: /{kind}/…/accept/",
        f"WARNING GET /accounts/login/?next=%2F{kind}%2F…%2F",
    ]
