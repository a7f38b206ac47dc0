"""Microbiology in sentences: germs, and what they yield to."""

from casereports.clinical.facts.microbiology import Category, MicrobiologyTest, Susceptibility
from casereports.clinical.quantities import Number
from casereports.clinical.wording import listed, printed_titre
from casereports.manuscript.compose.printed import duration, number, quantity, slashed
from casereports.manuscript.compose.table import aside, led, said
from casereports.manuscript.quoting.forms import Form, Teller, Words


def _germ(_teller: Teller, test: MicrobiologyTest) -> str:
    return said(test.organism, test.strain, by=" ") or test.finding.label


def _germ_in_full(teller: Teller, test: MicrobiologyTest) -> str:
    """Returns "Escherichia coli (ESBL-producing, in 2 of 4, after 11 hours)"."""
    of = f" of {test.sets}" if test.sets else ""
    return _germ(teller, test) + aside(
        test.resistance,
        test.amount,
        quantity(test.quantity),
        printed_titre(test.titre) if test.titre else "",
        led("cycle threshold ", number(test.cycle_threshold)),
        said(
            "" if test.positive_sets is None else f"positive in {test.positive_sets or 'none'}{of}",
            led("after ", duration(test.time_to_positivity)),
            by=" ",
        ),
    )


def _germs(teller: Teller, _facts: object) -> str:
    tests = teller.facts.microbiology
    return listed(dict.fromkeys(test.organism for test in tests if test.organism))


def _agents(*categories: Category) -> Words:
    def words(_teller: Teller, test: MicrobiologyTest) -> str:
        return listed(row.agent for row in test.susceptibilities if row.category in categories)

    return words


def _agent(_teller: Teller, row: Susceptibility) -> str:
    return row.agent + aside(led("MIC ", _mic_of(row)))


def _mic(_teller: Teller, row: Susceptibility) -> str:
    return _mic_of(row)


def _mic_of(row: Susceptibility) -> str:
    if row.mic and row.mic_partner is not None:
        return slashed(row.mic, Number(value=row.mic_partner))
    return quantity(row.mic)


def _category(_teller: Teller, row: Susceptibility) -> str:
    """Returns the category; EUCAST and CLSI mean different things by "I"."""
    match row.category:
        case Category.NOT_STATED:
            return ""
        case Category.INCREASED_EXPOSURE:
            by_clsi = "CLSI" in row.standard.upper()
            return "intermediate" if by_clsi else "susceptible at increased exposure"
    return row.category.label


def _fold(_teller: Teller, test: MicrobiologyTest) -> str:
    return f"{number(test.fold_rise)}-fold" if test.fold_rise else ""


MICRO = (
    Form("", "the germ, or the result where there is none", _germ),
    Form("full", "the germ with amount, titre, bottles and time", _germ_in_full),
    Form("fold_rise", "how far a titre rose", _fold),
    Form("susceptible", "the agents it is susceptible to", _agents(Category.SUSCEPTIBLE)),
    Form("resistant", "the agents it is resistant to", _agents(Category.RESISTANT)),
)
GERMS = (Form("organisms", "all germs that were found", _germs),)
SUSCEPTIBILITY = (
    Form("", "the agent with its MIC", _agent),
    Form("mic", "the minimal inhibitory concentration", _mic),
    Form("category", "the category in words", _category),
)
