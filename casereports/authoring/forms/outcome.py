"""Forms of the course, its end, and the patient's own account."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheet import MOMENT, NAMING, SPAN, Sheet
from casereports.record.models import Course, CourseEvent, Outcome, Perspective

SHEETS = (
    Sheet(
        model=CourseEvent,
        one=_("event"),
        many=_("Events"),
        hint=_("Turning points that are neither a test nor a treatment."),
        usual=(("kind", "name", "place"), *SPAN, ("detail",)),
        rarer=(("duration",), *NAMING),
        grid=("kind", "name", "when", "until", "place"),
    ),
    Sheet(
        model=Outcome,
        one=_("outcome"),
        many=_("Outcomes"),
        hint=_("How the patient fared, in the clinician's and in the patient's eyes."),
        usual=(
            ("assessor", "state"),
            *MOMENT,
            ("finding",),
            ("symptom", "presence"),
        ),
        rarer=(
            ("instrument", "value", "grade"),
            ("z_score", "cause_of_death"),
            *NAMING,
        ),
        columns=("assessor", "state", "when", "finding"),
    ),
    Sheet(
        model=Course,
        one=_("course"),
        many=_("The whole course"),
        usual=(
            ("follow_up", "harms", "harms_method"),
            ("diagnostic_challenges",),
            ("no_diagnostic_challenges",),
            ("prognosis",),
            ("timeline_note",),
        ),
    ),
    Sheet(
        model=Perspective,
        one=_("patient's perspective"),
        many=_("Patient's perspective"),
        usual=(("account",), ("given_by", "absent_reason")),
        tall=frozenset({"account"}),
    ),
)
