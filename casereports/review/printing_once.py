"""What would be frozen of a case, kept for a short while, so that a paper is printed only once.

It is kept by all that the paper is made of, so what is found is never old: any change of the case
asks for another name.
"""

import time
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.cache.backends.filebased import FileBasedCache

from casereports.pipeline import Draft, Frozen, freeze
from casereports.pipeline.freezing import hash_of

#: How many seconds a printed paper is kept, and how many papers at most.
KEPT: Final = 15 * 60
MOST: Final = 40


def key_of(paper: Draft) -> str:
    """Returns what tells a draft from any other: the SHA-256 of its facts, paper and findings."""
    parts = (paper.facts, paper.manuscript, *paper.problems)
    return hash_of("\n".join(part.model_dump_json() for part in parts).encode())


def frozen_once(paper: Draft) -> Frozen:
    """Returns what is kept of a draft, printed now unless that was done a moment ago."""
    cache = _cache()
    key = key_of(paper)
    known = cache.get(key)
    if known is not None:
        content, files, pdf = known
        return Frozen(content=content, files=files, pdf=pdf)
    frozen = freeze(paper)
    _drop_old()
    cache.set(key, (frozen.content, dict(frozen.files), frozen.pdf))
    return frozen


def forget(paper: Draft) -> None:
    """Removes what was kept of a draft that is frozen for good."""
    _cache().delete(key_of(paper))


def forget_all() -> None:
    """Removes all that was kept: of which case a paper is can't be told from outside."""
    _cache().clear()


def _folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "printed"


def _cache() -> FileBasedCache:
    """Returns the folder of printed papers, which all processes of the site share."""
    return FileBasedCache(str(_folder()), {"TIMEOUT": KEPT, "OPTIONS": {"MAX_ENTRIES": MOST}})


def _drop_old() -> None:
    """Removes papers that nobody asked for again: they are of patients."""
    oldest = time.time() - KEPT
    for path in _folder().glob(f"*{FileBasedCache.cache_suffix}"):
        try:
            if path.stat().st_mtime < oldest:
                path.unlink()
        except FileNotFoundError:
            continue  # another process was faster
