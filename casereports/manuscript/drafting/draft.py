"""What a draft is: sentences in the prose dialect, each with the rows that it tells of."""

from casereports.clinical.facts.paper import SectionKind
from casereports.clinical.values import Value


class Sentence(Value):
    """One sentence in the prose dialect; ``about`` holds the sources of what it tells."""

    text: str
    about: tuple[str, ...] = ()


Paragraph = tuple[Sentence, ...]


class Draft(Value):
    """The draft of one section, in paragraphs."""

    kind: SectionKind
    paragraphs: tuple[Paragraph, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)

    @property
    def text(self) -> str:
        """The draft as an author would type it."""
        return as_text(self.paragraphs)


class AbstractDraft(Value):
    """The draft of one part of the abstract; ``heading`` is empty for an unstructured one."""

    heading: str = ""
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        return as_text((self.sentences,))


def as_text(paragraphs: tuple[Paragraph, ...]) -> str:
    """Returns paragraphs of sentences as prose is stored."""
    return "\n\n".join(
        " ".join(sentence.text for sentence in paragraph) for paragraph in paragraphs if paragraph
    )
