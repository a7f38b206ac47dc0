"""What is answered where a snapshot can't be read: a sentence, and a line in the log."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casereports.pipeline import SnapshotError

P = ParamSpec("P")
logger = logging.getLogger(__name__)


def tells_unreadable(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Has a view answer with a sentence where a snapshot was altered or lacks a file."""

    @wraps(view)
    def told(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except SnapshotError:
            logger.exception("A snapshot can't be read.")
            request = cast(HttpRequest, args[0])
            return render(request, "review/judge_unreadable.html", status=500)

    return told
