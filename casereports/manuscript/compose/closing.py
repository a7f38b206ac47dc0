"""What stands after the references: who the authors are."""

from casereports.clinical.facts.paper import Author
from casereports.journals.profile import Profile
from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import read_prose
from casereports.manuscript.nodes import Block, Section


def compose_closing(
    authors: tuple[Author, ...], *, profile: Profile, faults: list[Fault]
) -> tuple[Section, ...]:
    """Returns the biographies of the authors who have one, where the journal prints them."""
    if not profile.biography:
        return ()
    blocks: list[Block] = []
    for author in authors:
        read = read_prose(author.biography, f"author:{author.key}")
        faults += read.faults
        blocks += read.blocks
    if not blocks:
        return ()
    return (
        Section(
            key="biography",
            title=profile.biography,
            blocks=tuple(blocks),
            source=blocks[0].source,
        ),
    )
