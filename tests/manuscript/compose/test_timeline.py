from casereports.manuscript.compose.timeline import compose_timeline
from tests.manuscript.papers import facts, grid


def offset(value, reference="index_visit", **parts):
    return {"kind": "offset", "value": value, "reference": reference, **parts}


def timeline(**record):
    composed = compose_timeline(facts(**record))
    assert composed is not None
    return grid(composed)[1:]


def procedure(key, when, **parts):
    return {"key": key, "kind": "other", "name": key, "when": when, **parts}


def test_a_record_without_times_has_no_timeline():
    assert compose_timeline(facts(complaints=[{"key": "c", "name": "pain"}])) is None


def test_events_stand_in_order_from_the_first_complaint_to_the_last_outcome():
    rows = timeline(
        outcomes=[
            {
                "key": "o",
                "assessor": "clinician",
                "state": "recovered",
                "when": offset("6", unit="month"),
            }
        ],
        diagnoses=[{"key": "d", "name": "sarcoma", "when": offset("5")}],
        complaints=[
            {"key": "c", "name": "pain", "site": "back", "duration": {"value": "3", "unit": "week"}}
        ],
    )

    assert rows == [
        ["3\u00a0weeks before presentation", "Onset: pain (back)"],
        ["5\u00a0days after presentation", "Diagnosis: sarcoma"],
        ["6\u00a0months after presentation", "Recovered"],
    ]


def test_what_was_denied_or_ran_in_the_family_did_not_happen():
    lasting = {"value": "3", "unit": "week"}
    absent = {"key": "c", "name": "fever", "presence": "absent", "duration": lasting}
    mother = {
        "key": "h",
        "kind": "family",
        "name": "stroke",
        "when": offset("3"),
        "relative": {"relation": "mother"},
    }

    assert compose_timeline(facts(complaints=[absent], history=[mother])) is None


def test_a_treatment_has_a_beginning_and_an_end():
    treatment = {
        "key": "t",
        "kind": "ventilation",
        "name": "ventilation",
        "when": offset("2"),
        "until": offset("9"),
    }

    assert [row[1] for row in timeline(treatments=[treatment])] == [
        "Ventilation",
        "End: ventilation",
    ]


def test_a_treatment_that_is_a_dated_procedure_stands_once():
    treatment = {
        "key": "t",
        "kind": "device",
        "name": "pacing",
        "procedure": "pacemaker",
        "when": offset("2"),
    }

    rows = timeline(procedures=[procedure("pacemaker", offset("2"))], treatments=[treatment])
    assert [row[1] for row in rows] == ["Pacemaker"]


def test_a_time_counted_from_a_row_is_placed_by_that_row():
    rows = timeline(
        procedures=[
            procedure("visit", offset("4", "surgery", event="procedure:resection")),
            procedure("scan", offset("13")),
            procedure("resection", offset("10")),
        ]
    )

    assert [row[1] for row in rows] == ["Resection", "Scan", "Visit"]


def test_a_time_counted_from_an_event_of_the_course_is_placed_by_it():
    discharge = {"key": "d", "kind": "discharge", "name": "home", "when": offset("20")}
    rows = timeline(
        events=[discharge],
        procedures=[procedure("check", offset("1", "discharge")), procedure("visit", offset("30"))],
    )

    assert [row[1] for row in rows] == ["Home", "Check", "Visit"]


def test_the_chief_complaint_tells_when_symptoms_began():
    complaint = {"key": "c", "name": "weakness", "chief": True, "when": offset("4")}
    begun = {"key": "o", "kind": "onset", "name": "waking", "when": offset("0", "symptom_onset")}
    rows = timeline(
        complaints=[complaint], events=[begun], procedures=[procedure("scan", offset("5"))]
    )

    assert [row[1] for row in rows] == ["Onset: weakness", "Waking", "Scan"]


def test_times_that_name_each_other_in_a_circle_come_last():
    rows = timeline(
        procedures=[
            procedure("first", offset("1", "procedure", event="procedure:second")),
            procedure("second", offset("1", "procedure", event="procedure:first")),
            procedure("known", offset("3")),
        ]
    )

    assert [row[1] for row in rows] == ["Known", "First", "Second"]


def test_times_of_unknown_day_that_are_counted_alike_keep_their_order():
    rows = timeline(
        procedures=[
            procedure("late", offset("9", "treatment_start")),
            procedure("cycle", {"kind": "cycle", "cycle": 2}),
            procedure("early", offset("2", "treatment_start")),
        ]
    )

    assert [row[1] for row in rows] == ["Early", "Late", "Cycle"]


def test_weeks_of_gestation_are_placed_by_that_of_the_index_visit():
    rows = timeline(
        patient={"pregnancy": "pregnant", "gestation": {"weeks": 30}},
        procedures=[
            procedure("delivery", {"kind": "gestation", "gestation": {"weeks": 38}}),
            procedure("admission", offset("0")),
            procedure("scan", {"kind": "gestation", "gestation": {"weeks": 20}}),
        ],
    )

    assert [row[1] for row in rows] == ["Scan", "Admission", "Delivery"]


def test_the_clock_orders_what_happened_on_one_day():
    rows = timeline(
        procedures=[
            procedure("cannulation", offset("2", clock="16:10")),
            procedure("resuscitation", offset("2", clock="15:38")),
        ]
    )

    assert [row[1] for row in rows] == ["Resuscitation", "Cannulation"]


def test_a_change_and_a_response_name_their_treatment():
    treatment = {
        "key": "t",
        "kind": "systemic",
        "name": "osimertinib",
        "agents": [{"key": "a", "inn": "osimertinib", "when": offset("1")}],
        "changes": [{"key": "c", "kind": "stopped", "reason": "rash", "when": offset("9")}],
        "responses": [{"key": "r", "category": "PR", "when": offset("8")}],
    }

    assert [row[1] for row in timeline(treatments=[treatment])] == [
        "Osimertinib",
        "Osimertinib: partial response",
        "Osimertinib: stopped: rash",
    ]
