"""Forms of consent, ethics and declarations."""

from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from casereports.authoring.forms.record import RecordForm
from casereports.authoring.forms.sheet import NAMING, Sheet
from casereports.record.models import Consent, Declarations, Ethics, Funder

#: What a scanned form may be, and most bytes of it.
SCANS: Final = ("pdf", "jpg", "jpeg", "png")
MOST_BYTES: Final = 20 * 1024 * 1024


class ConsentForm(RecordForm):
    """Consent, with the scan of the signed form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scan: Any = self.fields["signed_form"]
        # The stock widget links to the file's address, and uploads have none.
        scan.widget = forms.FileInput(attrs={"accept": ",".join(f".{end}" for end in SCANS)})
        scan.validators.append(FileExtensionValidator(SCANS))
        if self.instance.signed_form:
            scan.help_text = _("A form is on file; a new one takes its place.")

    def clean_signed_form(self) -> Any:
        scan = self.cleaned_data["signed_form"]
        if isinstance(scan, UploadedFile) and (scan.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 20 MB; scan it smaller."))
        return scan


FORMS = {Consent: ConsentForm}
SHEETS = (
    Sheet(
        model=Consent,
        one=_("consent"),
        many=_("Informed consent"),
        usual=(
            ("state", "form"),
            ("form_held", "assent_of_child"),
            ("signed_form",),
            ("scope",),
            ("relation", "language", "form_name"),
            ("reason",),
        ),
    ),
    Sheet(
        model=Ethics,
        one=_("ethics approval"),
        many=_("Ethics approval"),
        usual=(("state",), ("committee", "number"), ("statement",)),
    ),
    Sheet(
        model=Declarations,
        one=_("declarations"),
        many=_("Declarations"),
        usual=(
            ("conflicts",),
            ("no_conflicts",),
            ("funding",),
            ("no_funding",),
            ("data_availability",),
            ("ai_use",),
            ("acknowledgements",),
        ),
        rarer=(("contributions",), ("prior_publication",), ("guarantor",)),
    ),
    Sheet(
        model=Funder,
        one=_("funder"),
        many=_("Funders"),
        usual=(("name", "grant"), ("role",)),
        rarer=NAMING,
        grid=("name", "grant", "role"),
    ),
)
