"""Forms of microbiology."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheet import MOMENT, NAMING, Sheet
from casereports.record.models import MicrobiologyTest, Susceptibility

SHEETS = (
    Sheet(
        model=MicrobiologyTest,
        one=_("microbiology test"),
        many=_("Microbiology"),
        hint=_("Cultures, smears, antigen and nucleic acid tests, serology."),
        usual=(
            ("specimen", "site"),
            ("method", "target"),
            ("finding", "organism"),
            *MOMENT,
            ("note",),
        ),
        rarer=(
            ("strain", "resistance"),
            ("assay", "immunoglobulin", "serum"),
            ("quantity", "amount"),
            ("titre", "fold_rise"),
            ("reference", "flag", "cycle_threshold"),
            ("positive_sets", "sets"),
            ("incubation", "time_to_positivity"),
            ("reason", "elsewhere"),
            *NAMING,
        ),
        columns=("specimen", "method", "target", "finding", "organism", "when"),
    ),
    Sheet(
        model=Susceptibility,
        one=_("tested agent"),
        many=_("Antibiogram"),
        usual=(("agent", "category"), ("mic", "zone"), ("standard",)),
        rarer=(("mic_partner", "method"), *NAMING),
        grid=("agent", "category", "mic", "zone", "standard"),
    ),
)
