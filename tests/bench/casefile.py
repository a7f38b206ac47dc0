"""Case files of 1,000 laboratory rows in and out, beside files of 10 rows."""

from collections.abc import Iterator

from casereports.accounts.models import User
from casereports.clinical.casefile import write_case
from casereports.record.actions.cases import export_bundle, import_case
from casereports.record.bundle import Bundle
from tests.bench.contract import Row
from tests.bench.labs import labs_bundle
from tests.bench.measuring import queries, warm_median

ROUNDS = 5


def run() -> Iterator[Row]:
    who = User.objects.create_user("bench-author", "bench-author@example.org")
    few, many = labs_bundle(10), labs_bundle(1000)

    def imported(bundle: Bundle) -> None:
        import_case(who=who, bundle=bundle)

    cases = {bundle.case: import_case(who=who, bundle=bundle) for bundle in (few, many)}

    def exported(bundle: Bundle) -> None:
        facts, _figures = export_bundle(case=cases[bundle.case], who=who)
        write_case(facts)

    for name, action in (("import", imported), ("export", exported)):
        yield Row(
            f"case file {name}, 1,000 labs (peer: 10 labs)",
            warm_median(lambda act=action: act(many), rounds=ROUNDS),
            "ms",
            1000,
            warm_median(lambda act=action: act(few), rounds=ROUNDS),
        )
        asked = queries(lambda act=action: act(few))
        yield Row(
            f"case file {name}, queries for 1,000 labs (peer: 10 labs)",
            queries(lambda act=action: act(many)),
            "",
            asked,
            asked,
        )
