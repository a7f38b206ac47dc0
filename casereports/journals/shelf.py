"""The journals that come with the product: one TOML file each."""

import tomllib
from functools import cache
from pathlib import Path

from casereports.clinical.sentences import SaidError, _
from casereports.journals.profile import Profile

FOLDER = Path(__file__).parent / "profiles"

#: Taken when a paper names no journal.
DEFAULT = "generic-care"


class UnknownJournalError(SaidError, LookupError):
    """There is no profile of that journal; the message is a sentence for the author."""


def profile(key: str) -> Profile:
    """Returns a journal's profile, the generic one for an empty key.

    Raises ``UnknownJournalError``, whose sentence names the journals that there are.
    """
    shelf = profiles()
    try:
        return shelf[key or DEFAULT]
    except KeyError:
        known = ", ".join(shelf)
        raise UnknownJournalError(
            _("There is no journal “%(key)s”; known are %(known)s.", key=key, known=known)
        ) from None


@cache
def profiles() -> dict[str, Profile]:
    """Returns all profiles by key, read once: that of no journal, then the journals by name."""
    found = [read(path.read_text("utf-8")) for path in FOLDER.glob("*.toml")]
    found.sort(key=lambda profile: (profile.key != DEFAULT, profile.name.casefold()))
    return {profile.key: profile for profile in found}


def read(text: str) -> Profile:
    """Reads a profile; raises ``TOMLDecodeError`` or pydantic's ``ValidationError``."""
    return Profile.model_validate(tomllib.loads(text))
