"""A whole paper from facts: the sections composed, references resolved, everything numbered."""

from casereports.clinical.facts.case import CaseFacts
from casereports.journals.profile import Profile
from casereports.manuscript.abbreviating.legends import with_table_notes
from casereports.manuscript.abbreviating.spelling import Spelling
from casereports.manuscript.compose.abbreviations import with_abbreviations
from casereports.manuscript.compose.body import compose_body
from casereports.manuscript.compose.closing import compose_closing
from casereports.manuscript.compose.declarations import compose_declarations
from casereports.manuscript.compose.figures import Images, compose_figures
from casereports.manuscript.compose.front import compose_front
from casereports.manuscript.compose.plots import compose_plots
from casereports.manuscript.compose.references import read_references, with_references
from casereports.manuscript.compose.tables import compose_tables
from casereports.manuscript.document import Manuscript
from casereports.manuscript.faults import Composed, Fault
from casereports.manuscript.numbering import numbered_sections, with_numbers
from casereports.manuscript.quoting.forms import Teller
from casereports.manuscript.quoting.quote import quote
from casereports.manuscript.resolve import resolve


def compose_paper(facts: CaseFacts, *, profile: Profile, images: Images) -> Composed:
    """Returns the paper in the shape of one journal, and every hole in it.

    The same facts give the same paper.
    """
    faults: list[Fault] = []
    teller = Teller(facts, exact_age=profile.wording.takes_exact_ages)
    figures = compose_figures(teller, rules=profile.figures, images=images, faults=faults)
    tables = compose_tables(teller.told(facts))
    plots = compose_plots(teller.told(facts), faults, lettering=profile.figures.letter)
    floats = (*figures, *plots.floats, *tables)
    body = compose_body(facts, profile=profile, floats=floats, faults=faults)
    manuscript = Manuscript(
        language=facts.paper.language,
        journal=profile.key,
        front=compose_front(facts, profile=profile, faults=faults),
        body=numbered_sections(body) if profile.numbered else body,
        back=compose_declarations(facts, profile=profile, faults=faults),
        closing=compose_closing(facts.authors, profile=profile, faults=faults),
    )
    spelling = Spelling(manuscript, facts)
    manuscript, untold = quote(manuscript, teller, spelling)
    faults += untold
    manuscript = with_table_notes(manuscript, spelling.known)
    manuscript = with_abbreviations(manuscript, spelling, profile=profile)
    items = read_references(facts.references, faults)
    filled = frozenset(table.block.key for table in tables)
    manuscript, unresolved = resolve(manuscript, frozenset(item.id for item in items), filled)
    faults += unresolved
    manuscript = with_numbers(manuscript)
    manuscript = with_references(manuscript, items, style=profile.style, faults=faults)
    return Composed(
        manuscript=manuscript, faults=tuple(dict.fromkeys(faults)), drawings=plots.drawings
    )
