"""Forms of imaging."""

from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.sheet import MOMENT, NAMING, Sheet
from casereports.record.models import EnhancementPhase, ImagingStudy, Lesion, LesionSignal

SHEETS = (
    Sheet(
        model=ImagingStudy,
        one=_("imaging study"),
        many=_("Imaging studies"),
        hint=_("One row for each study; its lesions and measurements stand within it."),
        usual=(
            ("modality", "region", "laterality"),
            *MOMENT,
            ("contrast", "phases"),
            ("result",),
            ("findings", "negatives"),
            ("impression",),
        ),
        rarer=(
            ("name", "technique"),
            ("contrast_agent", "contrast_dose"),
            ("tracer",),
            ("field_strength", "slice_thickness"),
            ("compared_with", "limitation"),
            ("elsewhere", "not_done"),
            *NAMING,
        ),
        columns=("modality", "region", "when", "impression"),
    ),
    Sheet(
        model=Lesion,
        one=_("lesion"),
        many=_("Lesions"),
        usual=(
            ("site", "laterality", "nature"),
            ("size", "count", "suvmax"),
            ("shape", "margin", "structure"),
            ("attenuation", "attenuation_enhanced", "enhancement"),
            ("involves", "spares"),
            ("detail",),
        ),
        rarer=(
            ("sites", "multiplicity"),
            ("volume", "suvmean", "uptake"),
            ("attenuation_phase", "density", "calcification"),
            ("diffusion", "adc"),
            ("echogenicity", "vascularity"),
            ("change", "same_as"),
            ("target", "classification"),
            *NAMING,
        ),
        grid=("site", "laterality", "nature", "size", "suvmax", "count"),
    ),
    Sheet(
        model=LesionSignal,
        one=_("signal"),
        many=_("Signal by sequence"),
        hint=_("How the lesion shows on each sequence: T2, heterogeneously high."),
        usual=(("sequence", "appearance"),),
        grid=("sequence", "appearance"),
    ),
    Sheet(
        model=EnhancementPhase,
        one=_("phase"),
        many=_("Enhancement by phase"),
        hint=_("How the lesion shows in each phase: arterial, marked."),
        usual=(("sequence", "appearance"),),
        grid=("sequence", "appearance"),
    ),
)
