"""What a page sends while somebody types (static/js/review/saving.js), and what it is answered."""

import json
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

#: Most characters of one text.
LONGEST: Final = 50_000


class NotSavedError(ValueError):
    """A text was not taken; the message is a sentence for who typed it."""


class OutrunError(Exception):
    """Somebody has written in the row since it was read: ``text`` is what stands there now."""

    def __init__(self, text: str, revision: int) -> None:
        super().__init__()
        self.text, self.revision = text, revision


@dataclass(frozen=True)
class Typed:
    """One text of one field, typed where its row had this revision."""

    field: str
    text: str
    revision: int


def typed_in(request: HttpRequest) -> Typed:
    """Returns what a page sends; raises NotSavedError for anything else."""
    try:
        data = json.loads(request.body)
        field, text, revision = data["field"], data["text"], data["revision"]
    except (ValueError, KeyError, TypeError):
        raise NotSavedError(_("The page sent what can’t be read. Reload it.")) from None
    if not (isinstance(field, str) and isinstance(text, str) and type(revision) is int):
        raise NotSavedError(_("The page sent what can’t be read. Reload it."))
    return Typed(field=field, text=lines_of(text), revision=revision)


def revision_in(sent: str) -> int:
    """Returns the revision that a form knows; −1, which no row has, for what is no number."""
    return int(sent) if sent.isdecimal() and len(sent) < 10 else -1


def lines_of(text: str) -> str:
    """Returns a text with its line ends as they are kept; raises NotSavedError for a long one."""
    if len(text) > LONGEST:
        raise NotSavedError(
            _("This text is too long: at most %(most)d characters are kept.") % {"most": LONGEST}
        )
    # Half of a character, as a page may send it, can be kept by no database.
    whole = text.encode("utf-8", "replace").decode()
    return whole.replace("\r\n", "\n").replace("\x00", "")


def put_typed(row: Any, typed: Typed) -> bool:
    """Writes a text into a row that is held, and counts its revision; False where it stands so.

    Raises OutrunError where the row was written in since.
    """
    now = getattr(row, typed.field)
    if now == typed.text:
        return False
    if row.revision != typed.revision:
        raise OutrunError(now, row.revision)
    setattr(row, typed.field, typed.text)
    row.revision += 1
    row.save()
    return True


def told_saved(revision: int) -> JsonResponse:
    """Answers that a text is saved."""
    return JsonResponse({"revision": revision})


def told_outrun(error: OutrunError) -> JsonResponse:
    """Answers with what stands there now."""
    return JsonResponse({"text": error.text, "revision": error.revision}, status=409)


def told_refused(error: ValueError, *, status: int = 422) -> JsonResponse:
    """Answers with the sentence why a text was not taken."""
    return JsonResponse({"sentence": str(error)}, status=status)
