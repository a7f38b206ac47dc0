"""Case files of 1,000 laboratory rows in and out, beside files of 10 rows."""

import json
import statistics
import time
from collections.abc import Callable, Iterator

from django.db import connection
from django.test.utils import CaptureQueriesContext

from casereports.accounts.models import User
from casereports.clinical.casefile import write_case
from casereports.record.actions.cases import export_bundle, import_case
from casereports.record.bundle import Bundle
from tests.bench.contract import Row

ROUNDS = 5


def run() -> Iterator[Row]:
    who = User.objects.create_user("bench-author", "bench-author@example.org")
    few, many = _bundle(10), _bundle(1000)

    def imported(bundle: Bundle) -> None:
        import_case(who=who, bundle=bundle)

    cases = {bundle.case: import_case(who=who, bundle=bundle) for bundle in (few, many)}

    def exported(bundle: Bundle) -> None:
        facts, _figures = export_bundle(case=cases[bundle.case], who=who)
        write_case(facts)

    for name, action in (("import", imported), ("export", exported)):
        yield Row(
            f"case file {name}, 1,000 labs (peer: 10 labs)",
            _median(lambda act=action: act(many)),
            "ms",
            1000,
            _median(lambda act=action: act(few)),
        )
        queries = _queries(lambda act=action: act(few))
        yield Row(
            f"case file {name}, queries for 1,000 labs (peer: 10 labs)",
            _queries(lambda act=action: act(many)),
            "",
            queries,
            queries,
        )


def _bundle(rows: int) -> Bundle:
    labs = [
        {
            "key": f"lab-{number}",
            "analyte": "alkaline phosphatase",
            "result": {"kind": "numeric", "value": number, "unit": "U/L"},
            "reference": {"low": 40, "high": 129},
            "when": {"kind": "offset", "value": number},
        }
        for number in range(rows)
    ]
    file = {"format": "casereports-case", "version": 1, "case": {"labs": labs}}
    return Bundle(case=json.dumps(file), figures={})


def _median(action: Callable[[], None]) -> float:
    action()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _queries(action: Callable[[], None]) -> int:
    with CaptureQueriesContext(connection) as captured:
        action()
    return len(captured)
