"""What is answered where a snapshot can't be read: a sentence, and a line in the log.

Each side is told in its own frame: a reviewer or a reader must learn nothing from an editors' page.
"""

import logging
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casereports.pipeline import SnapshotError
from casereports.review.access import permitted

P = ParamSpec("P")
#: Returns what a page needs beside its sentence, by the arguments of the address.
Frame = Callable[[HttpRequest, Mapping[str, Any]], Mapping[str, Any]]
logger = logging.getLogger(__name__)


def _bare(_request: HttpRequest, _where: Mapping[str, Any]) -> Mapping[str, Any]:
    return {}


def _case(request: HttpRequest, where: Mapping[str, Any]) -> Mapping[str, Any]:
    submission = permitted(request, where["uuid"], "follow")
    return {"submission": submission, "case": submission.case, "tab": "submit"}


def _telling(
    template: str, frame: Frame = _bare
) -> Callable[[Callable[P, HttpResponse]], Callable[P, HttpResponse]]:
    """Returns what has a view answer with a page where a snapshot was altered or lacks a file."""

    def telling(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
        @wraps(view)
        def told(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                return view(*args, **kwargs)
            except SnapshotError:
                logger.exception("A snapshot can't be read.")
                request = cast(HttpRequest, args[0])
                return render(request, template, frame(request, kwargs), status=500)

        return told

    return telling


tells_unreadable = _telling("review/judge_unreadable.html")
tells_authors_unreadable = _telling("review/submission_unreadable.html", _case)
tells_reviewers_unreadable = _telling("review/reviewing_unreadable.html")
tells_readers_unreadable = _telling("review/article_unreadable.html")
