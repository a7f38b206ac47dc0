"""What stands after the references: who the authors are."""

from casereports.clinical.facts.paper import Author
from casereports.journals.profile import Profile
from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import read_prose
from casereports.manuscript.nodes import Paragraph, Section


def compose_closing(
    authors: tuple[Author, ...], *, profile: Profile, faults: list[Fault]
) -> tuple[Section, ...]:
    """Returns the biographies of the authors who have one, where the journal prints them."""
    if not profile.biography:
        return ()
    paragraphs: list[Paragraph] = []
    for author in authors:
        read = read_prose(author.biography, f"author:{author.key}")
        faults += read.faults
        paragraphs += read.paragraphs
    if not paragraphs:
        return ()
    return (
        Section(
            key="biography",
            title=profile.biography,
            blocks=tuple(paragraphs),
            source=paragraphs[0].source,
        ),
    )
