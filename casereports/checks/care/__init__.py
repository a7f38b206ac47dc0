"""The CARE check (2016 form): thirty items, from data where data can tell, else from a tick."""

from casereports.checks.care.finding import Evidence, Status
from casereports.checks.care.report import ItemReport, care_report

__all__ = ["Evidence", "ItemReport", "Status", "care_report"]
