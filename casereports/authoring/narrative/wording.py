"""What the pages say of an imported narrative."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from casereports.authoring.narrative.paragraphs import About, Remark
from casereports.authoring.narrative.places import (
    ABSTRACT,
    AUTHORS,
    CONSENT,
    ETHICS,
    KEYWORDS,
    LEGENDS,
    OTHER,
    REFERENCES,
    TITLE,
    section_of,
)
from casereports.authoring.narrative.word_file import Why

Words = str | Promise

REASONS: dict[Why, Words] = {
    Why.EMPTY: _("The file is empty. Choose the file with the text of the report."),
    Why.TOO_LARGE: _(
        "The file is too large: a Word file may have 20 MB, a text file 2 MB. Take large pictures "
        "out of it, or copy its text and paste it below."
    ),
    Why.UNPACKS_TOO_LARGE: _(
        "The file unpacks to far more than a case report holds. Copy its text and paste it below."
    ),
    Why.LOCKED: _(
        "The file is protected by a password. Open it in Word, take the password off (File, Info, "
        "Protect Document) and save it again."
    ),
    Why.OLD_WORD: _(
        "This is an old Word file (.doc). Open it in Word, save it as “Word Document (.docx)” and "
        "choose that file."
    ),
    Why.OTHER_KIND: _(
        "This is neither a Word file (.docx) nor plain text. Open it where it was written, and "
        "save it as .docx or copy its text and paste it below."
    ),
    Why.NOT_WORD: _(
        "This is not a Word document (.docx). Open it in Word and save it as “Word Document "
        "(.docx)”, or copy its text and paste it below."
    ),
    Why.DAMAGED: _(
        "The file is damaged. Open it in Word and save it again, or copy its text and paste it "
        "below."
    ),
    Why.NO_TEXT: _("The file holds no text, perhaps only pictures. Copy the text and paste it."),
}

_REMARKS: dict[About, Words] = {
    About.FOOTNOTES: _("Footnotes and endnotes were left out. Take what matters into the text."),
    About.COMMENTS: _("Comments in the margin were left out."),
    About.DELETED: _(
        "The file has tracked changes: inserted text was taken over, deleted text was left out."
    ),
    About.HIDDEN: _("Hidden text was left out."),
    About.PICTURES: _("Pictures were left out. Add them on the page “Figures”."),
    About.TABLES: _(
        "Tables stand in the text as lines. Enter their values in the parts of the case: the "
        "paper prints its tables from there."
    ),
    About.EQUATIONS: _("Formulas stand in the text as plain letters. Look at each of them."),
    About.SYMBOLS: _("A sign of a special typeface could not be read; “□” stands in its place."),
    About.MARGINS: _("Headers and footers of the pages were left out."),
    About.UNPRINTABLE: _("Control characters that can't be printed were left out."),
    About.NO_HEADINGS: _(
        "No heading of a case report was found, so all of the text stands in one section. "
        "Headings help, each on a line of its own: Introduction, Case report, Discussion."
    ),
    About.BEFORE_HEADINGS: _(
        "Text without a heading of its own was put here. Look whether it fits."
    ),
    About.UNKNOWN_HEADING: _("The heading “%(quote)s” is no section here; it stands in the text."),
    About.CITATIONS: _(
        "Citations such as “%(quote)s” stay as text. Link them to the references: [@key]."
    ),
    About.DATE: _("A date stands in the text (“%(quote)s”): write it relative to the first visit."),
    About.PHONE: _("“%(quote)s” looks like a telephone number: take it out."),
    About.NUMBER: _(
        "“%(quote)s” looks like the number of a patient or a record: take it out if it is."
    ),
    About.EMAIL: _("An e-mail address stands in the text (“%(quote)s”): take it out."),
}

_PLACES: dict[str, Words] = {
    "": _("Not taken over"),
    TITLE: _("Title"),
    ABSTRACT: _("Abstract"),
    KEYWORDS: _("Keywords"),
    "declarations:conflicts": _("Conflicts of interest"),
    "declarations:funding": _("Funding"),
    "declarations:contributions": _("Contributions of the authors"),
    "declarations:acknowledgements": _("Acknowledgements"),
    "declarations:data_availability": _("Data availability"),
    "declarations:ai_use": _("Use of AI tools"),
    "declarations:prior_publication": _("Prior publication"),
    AUTHORS: _("Authors and addresses"),
    CONSENT: _("Informed consent"),
    ETHICS: _("Ethics"),
    REFERENCES: _("References"),
    LEGENDS: _("Figure legends"),
    OTHER: _("Other text"),
}
#: Where the author enters what the record keeps in rows: the part's key and a sentence.
WAITING: dict[str, tuple[str, Words]] = {
    AUTHORS: ("authors", _("Authors have a page of their own: enter them there.")),
    CONSENT: ("consent", _("The paper states the consent that you record with the case.")),
    ETHICS: ("declarations", _("The paper states the ethics approval that you record.")),
    REFERENCES: ("references", _("References have a page of their own: enter them there.")),
    LEGENDS: ("figures", _("Legends belong to the figures: copy each to its figure.")),
    OTHER: ("narrative", _("Nothing in the paper has this name: choose a place if it matters.")),
}


def place_name(place: str) -> str:
    """Returns what the pages call a place."""
    kind = section_of(place)
    return _now(kind.label) if kind is not None else str(_PLACES[place])


def remark_sentence(remark: Remark) -> str:
    """Returns a remark as a sentence."""
    sentence = str(_REMARKS[remark.about])
    return sentence % {"quote": remark.quote} if remark.quote else sentence
