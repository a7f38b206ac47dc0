"""The places that checklists name in their data files, there for translators."""

from django.utils.translation import gettext_noop

#: Where an item of the CARE checklist is answered.
PLACES = (
    gettext_noop("Paper › title"),
    gettext_noop("Paper › keywords"),
    gettext_noop("Abstract"),
    gettext_noop("Text › Introduction"),
    gettext_noop("Patient › age and sex"),
    gettext_noop("Complaints"),
    gettext_noop("History"),
    gettext_noop("Past interventions"),
    gettext_noop("Examination"),
    gettext_noop("Course › events and their times"),
    gettext_noop("Tests"),
    gettext_noop("Course › diagnostic challenges"),
    gettext_noop("Differential diagnosis"),
    gettext_noop("Diagnosis › grade and stage"),
    gettext_noop("Treatment"),
    gettext_noop("Treatment › drugs"),
    gettext_noop("Treatment › changes"),
    gettext_noop("Outcome"),
    gettext_noop("Tests › time after treatment"),
    gettext_noop("Treatment › adherence"),
    gettext_noop("Course › harms"),
    gettext_noop("Text › Discussion"),
    gettext_noop("Text › Conclusion"),
    gettext_noop("Patient perspective › account"),
    gettext_noop("Consent › state"),
)
