"""The sections of the paper, in the journal's plan, from the prose that the author wrote."""

from collections.abc import Sequence

from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.paper import SectionKind
from casereports.journals.profile import PlannedSection, Profile
from casereports.manuscript.compose.placing import Float, Placer, mentioned
from casereports.manuscript.faults import Fault
from casereports.manuscript.markup import read_prose
from casereports.manuscript.nodes import Block, ListBlock, Paragraph, Section

Prose = dict[SectionKind, tuple[Paragraph | ListBlock, ...]]


def compose_body(
    facts: CaseFacts, *, profile: Profile, floats: Sequence[Float], faults: list[Fault]
) -> tuple[Section, ...]:
    """Returns the sections that have anything to print, figures and tables at their places."""
    prose = read_sections(facts, faults)
    placer = Placer(floats)
    named = mentioned(
        block
        for section in profile.sections
        for kind in section.all_kinds
        for block in prose.get(kind, ())
    )
    homeless = [one for one in floats if one.name not in named and not one.optional]
    ends: dict[str, list[Block]] = {}
    for one in homeless:
        ends.setdefault(home_of(one, profile, prose), []).append(one.block)
    sections = (_section(planned, prose, placer, ends) for planned in profile.sections)
    return tuple(section for section in sections if section is not None)


def read_sections(facts: CaseFacts, faults: list[Fault]) -> Prose:
    """Returns the prose by kind; the patient's account stands in for unwritten prose on it."""
    texts = {section.kind: section.text for section in facts.paper.sections}
    sources = {kind: f"section:{kind.value}" for kind in texts}
    if not texts.get(SectionKind.PERSPECTIVE) and facts.perspective.account:
        texts[SectionKind.PERSPECTIVE] = facts.perspective.account
        sources[SectionKind.PERSPECTIVE] = "perspective:account"
    prose: Prose = {}
    for kind, text in texts.items():
        read = read_prose(text, sources[kind])
        faults += read.faults
        if read.blocks:
            prose[kind] = read.blocks
    return prose


def home_of(one: Float, profile: Profile, prose: Prose) -> str:
    """Returns the key of the section at whose end an unmentioned float stands.

    That is its home where something is written there, else the section of the whole case.
    """
    home, case = (_holder(profile.sections, kind) for kind in (one.home, SectionKind.CASE))
    written = [part for part in (home, case) if any(prose.get(kind) for kind in part.kinds)]
    return (written or [home])[0].key


def _holder(sections: Sequence[PlannedSection], kind: SectionKind) -> PlannedSection:
    """Returns the section that takes a kind of prose; a profile has exactly one."""
    (section,) = (section for section in sections if kind in section.all_kinds)
    return section if kind in section.kinds else _holder(section.sections, kind)


def _section(
    planned: PlannedSection, prose: Prose, placer: Placer, ends: dict[str, list[Block]]
) -> Section | None:
    written = [block for kind in planned.kinds for block in prose.get(kind, ())]
    blocks = (*placer.with_floats(written), *ends.get(planned.key, ()))
    inner = (_section(part, prose, placer, ends) for part in planned.sections)
    sections = tuple(section for section in inner if section is not None)
    if not (blocks or sections):
        return None
    return Section(
        key=planned.key,
        title=planned.title,
        blocks=blocks,
        sections=sections,
        source=_source(planned, written),
    )


def _source(planned: PlannedSection, written: Sequence[Block]) -> str:
    """Returns the form field of the section's first prose, written or yet to be written."""
    if written:
        return written[0].source
    kinds = planned.all_kinds
    return f"section:{kinds[0].value}" if kinds else f"section:{planned.key}"
