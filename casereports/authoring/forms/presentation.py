"""Forms of complaints and history."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.record import RecordForm
from casereports.authoring.forms.sheet import MOMENT, NAMING, SPAN, Sheet
from casereports.record.models import Complaint, HistoryAnswer, HistoryEntry, PastIntervention


class HistoryAnswerForm(RecordForm):
    """One answer for each kind of history."""

    def clean_kind(self) -> str:
        return self.once("kind", _("This kind of history is answered already; change it there."))


FORMS = {HistoryAnswer: HistoryAnswerForm}

SHEETS = (
    Sheet(
        model=Complaint,
        one=_("complaint"),
        many=_("Complaints"),
        hint=_("What the patient came with, and what was asked for and denied."),
        usual=(
            ("name", "presence"),
            ("chief",),
            ("duration", "onset", "course"),
            ("site", "laterality", "severity"),
            ("detail",),
        ),
        rarer=(
            *MOMENT,
            ("recent_change", "recent_duration"),
            ("radiation", "character"),
            ("score", "score_name", "measure"),
            ("frequency", "rate", "episode_duration"),
            ("count", "count_over"),
            ("aggravated_by", "relieved_by"),
            ("code",),
            *NAMING,
        ),
        grid=("name", "presence", "duration", "onset", "course", "severity"),
    ),
    Sheet(
        model=HistoryAnswer,
        one=_("answer for a whole kind of history"),
        many=_("None or unknown"),
        hint=_("“None” and “unknown” are answers too: give them for a whole kind of history."),
        usual=(("kind", "answer"), ("note",)),
        grid=("kind", "answer", "note"),
    ),
    Sheet(
        model=HistoryEntry,
        one=_("history entry"),
        many=_("History"),
        hint=_("Diseases, drugs, allergies, ill relatives, habits and exposures."),
        usual=(("kind", "name"), ("presence", "state"), ("duration", "when"), ("detail",)),
        rarer=(
            ("when_date", "until", "until_date"),
            ("dose", "route", "frequency"),
            ("indication", "reaction", "severity"),
            ("amount", "doses", "place"),
            ("target", "target_level"),
            ("relative",),
            ("code",),
            *NAMING,
        ),
        grid=("kind", "name", "presence", "state", "duration", "when"),
    ),
    Sheet(
        model=PastIntervention,
        one=_("past intervention"),
        many=_("Past interventions"),
        hint=_("Care before this episode, each with how it turned out."),
        usual=(("kind", "name"), ("indication",), ("outcome",), ("outcome_detail",), *SPAN),
        rarer=(
            ("duration", "dose"),
            ("route", "frequency"),
            ("elsewhere",),
            *NAMING,
        ),
        columns=("kind", "name", "when", "outcome", "outcome_detail"),
    ),
)
