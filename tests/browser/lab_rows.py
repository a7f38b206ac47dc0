"""A case with three laboratory results, and what becomes of their order."""

from casereports.accounts.models import User
from casereports.record.actions.cases import import_case
from casereports.record.models import Case
from tests.factories.bundles import bundle

ANALYTES = ("ALP", "CRP", "creatinine")


def case_of_results(author: User) -> Case:
    labs = [
        {
            "key": name.lower(),
            "analyte": name,
            "result": {"kind": "numeric", "value": at + 1, "unit": "U/L"},
        }
        for at, name in enumerate(ANALYTES)
    ]
    return import_case(who=author, bundle=bundle({"labs": labs, "paper": {"title": "Labs"}}))


def analytes(case: Case) -> list[str]:
    return list(case.labs.values_list("analyte", flat=True))
