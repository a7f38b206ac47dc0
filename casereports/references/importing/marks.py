"""Preprints and retracted papers, told by what their source says of them."""

import re
from collections.abc import Mapping

from pydantic import JsonValue

PREPRINT, RETRACTED = "Preprint", "retracted"

SERVERS = re.compile(
    r"(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|research square|ssrn|preprints\.org|preprints|"
    r"authorea|osf preprints|scielo preprints|europepmc preprints)\b.*",
    re.IGNORECASE,
)
PREPRINT_DOI = re.compile(
    r"10\.1101/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8}(?:v\d+)?|10\.48550/arxiv\..*|10\.21203/rs\..*|"
    r"10\.20944/preprints.*|10\.2139/ssrn\..*|10\.26434/chemrxiv.*|10\.31234/osf\.io/.*|"
    r"10\.64898/\d{4}\.\d\d\.\d\d\.\d+",
    re.IGNORECASE,
)
RETRACTED_TITLE = re.compile(
    r"\W{0,3}(?:retracted(?: article| paper| publication)?|withdrawn)\s*[:.\]–—-]", re.IGNORECASE
)
RETRACTED_NOTE = re.compile(
    r"\bretracted publication\b|\bretraction in:|^retracted\b", re.IGNORECASE
)


def is_retracted_title(title: str) -> bool:
    return RETRACTED_TITLE.match(title) is not None


def is_retracted_note(note: str) -> bool:
    return RETRACTED_NOTE.search(note) is not None


def marked(csl: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Returns the reference as a preprint, or as retracted, where it says that it is.

    CSL has no type for a preprint: an article of the genre "Preprint". "retracted" is a status
    that CSL names.
    """
    changed = dict(csl)
    if is_retracted_title(str(csl.get("title", ""))):
        changed["status"] = RETRACTED
    if _is_preprint(csl):
        changed |= {"type": "article", "genre": PREPRINT}
    return changed


def _is_preprint(csl: Mapping[str, JsonValue]) -> bool:
    if csl.get("type") not in {"article", "article-journal", "document", "manuscript", "report"}:
        return False
    if csl.get("genre") == PREPRINT or PREPRINT_DOI.fullmatch(str(csl.get("DOI", ""))):
        return True
    places = (str(csl.get(name, "")) for name in ("container-title", "publisher", "archive"))
    return any(SERVERS.fullmatch(place) for place in places)
