"""Whether approval by an ethics committee, or its waiver, is stated: beside CARE's items."""

from casereports.checks.problem import Problem, Severity
from casereports.clinical.facts.case import CaseFacts
from casereports.clinical.facts.ethics import Ethics, EthicsState
from casereports.clinical.sentences import Sentence, _

CODE = "ETHICS"
DEMAND = "The approval of an ethics committee, or why none was needed, is stated."


def ethics_problem(facts: CaseFacts) -> Problem:
    """Returns the finding on ethics approval."""
    ethics = facts.ethics
    if ethics is None:
        return _warning(_("State the ethics approval, or why none was needed."))
    match ethics.state:
        case EthicsState.APPROVED if not (ethics.committee and ethics.number):
            return _warning(_("Name the ethics committee and the number of its approval."))
        case EthicsState.WAIVED if not (ethics.committee or ethics.statement):
            return _warning(_("Say who waived ethics approval, or quote the waiver."))
        case EthicsState.NOT_REQUIRED if not ethics.statement:
            return _warning(_("State by which rule no ethics approval was needed."))
        case EthicsState.PENDING:
            return _warning(_("Ethics approval is pending: enter it once it is granted."))
        case EthicsState.ABSENT:
            return _warning(
                _("Ethics approval was not sought: ask your committee for it or a waiver.")
            )
        case _:
            return _problem(Severity.OK, _("Stated: %(words)s.", words=_words(ethics)))


def _words(ethics: Ethics) -> tuple[str, ...]:
    return tuple(filter(None, (ethics.state, ethics.committee, ethics.number)))


def _warning(message: Sentence) -> Problem:
    return _problem(Severity.WARNING, message)


def _problem(severity: Severity, message: Sentence) -> Problem:
    return Problem(
        code=CODE,
        severity=severity,
        message=message,
        where=_("Ethics › state"),
        source="ethics:state",
    )
