"""The facts and the plots of a case in front of a reviewer who must not know its authors."""

from casereports.clinical.casefile import read_case, write_case
from casereports.manuscript.blinding import blind_drawing, blind_facts, identities, traces
from tests.factories.every_field import every_field
from tests.factories.plotted import after
from tests.manuscript.blinded import W, blinded, case
from tests.manuscript.papers import composed, figure


def test_blind_facts_name_nobody_and_are_a_valid_case():
    facts = case(
        "**Lind**qvist saw it at Norrland Hospital {fig:tamm} [@lindqvist2019; see @other2010].",
        figures=[figure("tamm", "a", title="By Bo Tamm")],
        complaints=[{"key": "pain", "name": "pain", "detail": "told to Dr Tamm"}],
        events=[{"key": "tamm-1", "kind": "other", "name": "Moved", "place": "Norrland Hospital"}],
    )
    told = blind_facts(facts, identities(facts))

    assert traces(write_case(told), identities(facts)) == ()
    assert read_case(write_case(told)) == told
    assert told.paper.sections[0].text == (
        f"**{W}** saw it at {W} {{fig:withheld-3}} [@withheld-1; see @other2010]."
    )
    assert told.complaints[0].detail == f"told to Dr {W}"
    assert told.declarations.conflicts == f"{W}: holds shares of a firm"
    assert blind_facts(told, identities(facts)) == told


def test_blind_facts_make_the_paper_that_a_blind_paper_is_in_its_body():
    facts = case("Tamm saw it at Norrland Hospital [@lindqvist2019].")

    told = composed(blind_facts(facts, identities(facts))).manuscript
    assert told.body == blinded(facts).body


def test_a_text_at_its_full_length_stays_within_it():
    facts = case(complaints=[{"key": "pain", "name": f"{'x ' * 147}Tamm"}])

    name = blind_facts(facts, identities(facts)).complaints[0].name
    assert len(name) == 300
    assert name.endswith("[with…")


def test_every_text_of_a_record_is_read():
    """A name put behind every text of a case, whatever the field, is found in each."""
    sample = every_field()
    text = write_case(sample).replace(" – Ä 中 µ", " by Bo Tamm")
    facts = read_case(text.replace('"journal by Bo Tamm"', '""'))
    told = write_case(blind_facts(facts, identities(case())))

    assert text.count("Bo Tamm") > 200
    assert traces(told, identities(case())) == ()
    assert told.count("[anonymisiert]") > 200


def test_a_plot_is_drawn_without_names():
    facts = case(
        "See {fig:course}.",
        plots=[{"key": "course", "kind": "timeline"}],
        events=[
            {"key": f"e{day}", "kind": "other", "name": "Seen by Bo Tamm & co", "when": after(day)}
            for day in (1, 4, 9)
        ],
    )
    found = identities(facts)
    (drawing,) = composed(facts).drawings.values()

    told = blind_drawing(drawing, found, language="en")
    assert traces(drawing.decode(), found) == ("Bo Tamm",)
    assert traces(told.decode(), found) == ()
    assert told.decode().count(f"Seen by {W} &amp; co") > 0
    assert blind_drawing(told, found, language="en") == told
