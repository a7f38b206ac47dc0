"""The audit of a case."""

from casereports.record.models import AuditLine, Case


def told(case: Case) -> list[tuple[str, str]]:
    """Returns what the audit says of a case, newest first."""
    return list(AuditLine.objects.filter(case=case).values_list("action", "detail"))
