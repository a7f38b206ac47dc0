"""The list of abbreviations that some journals print."""

from casereports.journals.profile import Profile
from casereports.manuscript.abbreviating.found import explained
from casereports.manuscript.abbreviating.lines import joined, text_of
from casereports.manuscript.abbreviating.spelling import Spelling
from casereports.manuscript.document import Manuscript
from casereports.manuscript.markup import plain
from casereports.manuscript.nodes import (
    Paragraph,
    Section,
)


def with_abbreviations(
    manuscript: Manuscript, spelling: Spelling, *, profile: Profile
) -> Manuscript:
    """Returns the paper with its list, where the journal wants one and there is anything to list.

    What the text explains by itself is in it too.
    """
    if not profile.abbreviations:
        return manuscript
    explains = explained(joined(text_of(manuscript)))
    known = {short: spelling.known.singular(short, explains[short]) for short in explains}
    told = spelling.told()
    known = {short: known[short] for short in known if f"{short}s" not in told} | told
    if not known:
        return manuscript
    pairs = (f"{short}: {known[short]}" for short in sorted(known, key=str.casefold))
    section = Section(
        key="abbreviations",
        title=profile.abbreviations,
        blocks=(Paragraph(children=plain(f"{'; '.join(pairs)}."), source="paper:title"),),
        source="paper:title",
    )
    return manuscript.model_copy(update={"back": (section, *manuscript.back)})
