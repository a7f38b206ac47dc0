"""What the preview of a paste says of it, in the reader's language."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casereports.authoring.pasting.remarks import About, Remark, Word
from casereports.clinical.values import Term
from casereports.record.sentence_words import translated

_SENTENCES: Mapping[About, str | Promise] = {
    About.TOO_BIG: _("Paste at most 1 MB at a time; this has %(size)s MB."),
    About.TOO_MANY_LINES: _("Paste at most %(most)s lines at a time; this has %(number)s."),
    About.TOO_MANY_ROWS: _("Paste at most %(most)s rows at a time; this has %(number)s."),
    About.NOTHING_TO_READ: _(
        "There is nothing to read here; paste rows of a table or of a report."
    ),
    About.NAMES_COLUMNS: _("This line names the columns."),
    About.DRAWN: _("This line is drawn, not written."),
    About.ENDLESS: _("This line is too long to be read; paste it in parts."),
    About.TOO_LONG_FOR_RESULTS: _("This line is longer than a line of results can be."),
    About.ABOUT_THE_PATIENT: _(
        "This line tells who the patient is, or whose print it is, and no result."
    ),
    About.GIVES_DATE: _("This line gives the date of the rows below it."),
    About.GIVES_SPECIMEN: _("This line gives the specimen of the rows below it."),
    About.NO_RESULT: _("There is no result in this line."),
    About.NO_MARKER: _("No marker with its result was found in this line."),
    About.NO_FINDING: _("No gene or biomarker with its finding was found in this line."),
    About.NO_DRUG: _("No drug with its dose or schedule was found in this line."),
    About.NO_LESION: _("No lesion with its size was found in this line."),
    About.NO_CELL_TAKEN: _("No cell of this line can be taken."),
    About.LEFT_OUT: _("“%(quote)s” was not understood and is left out."),
    About.UNPRINTABLE: _("A character that cannot be printed was removed."),
    About.NAME_ASSUMED: _("“%(quote)s” was taken for the name; check where the result begins."),
    About.NUMBER_UNLESS_COMMA: _(
        "“%(quote)s” was read as %(read)s; choose decimal commas if it means %(other)s."
    ),
    About.NUMBER_UNLESS_POINT: _(
        "“%(quote)s” was read as %(read)s; choose decimal points if it means %(other)s."
    ),
    About.DAY_FIRST: _(
        "“%(quote)s” was read as %(read)s, day before month; correct the date if it is the other "
        "way."
    ),
    About.MONTH_FIRST: _(
        "“%(quote)s” was read as %(read)s, month before day; correct the date if it is the other "
        "way."
    ),
    About.DAY_OF_WHAT: _(
        "Say what %(quote)s is counted from; write for example “day -7 before transplantation” "
        "or “day +20 after transplantation”."
    ),
    About.NO_UNIT: _("The unit is missing."),
    About.UNKNOWN_UNIT: _("“%(quote)s” is not a known unit and is left out."),
    About.UNIT_OF_WORDS: _("A result in words takes no unit; “%(quote)s” is left out."),
    About.UNIT_OF_INTERVAL: _("The interval's unit, %(unit)s, is not that of the result."),
    About.INTERVAL_BY_SEX: _("The interval depends on sex: choose the one that fits."),
    About.FLAG_MISFIT: _("The flag “%(flag)s” does not fit %(result)s within %(reference)s."),
    About.DASH_AS_NEGATIVE: _("“%(quote)s” was read as negative."),
    About.RESULT_PENDING: _("There is no result yet: fill it in, or say why there is none."),
    About.LOINC_DIGIT: _("The last digit of a LOINC code must check."),
    About.SHARE_AS_POSITIVE: _("Only a share of cells is told; it was taken for positive."),
    About.RESULT_OF_ANOTHER: _(
        "No result stands with “%(marker)s”; that of “%(other)s” was taken."
    ),
    About.FRACTION_AS_PERCENT: _("The allele fraction %(quote)s was read as %(read)s %%."),
    About.NOT_A_DATE: _("“%(quote)s” is not a date; write for example 2024-05-17."),
    About.NOT_ON_LIST: _("“%(quote)s” is not on the list, which has %(words)s and others."),
    About.NOT_WHOLE: _("“%(quote)s” is not a whole number."),
    About.SEVERAL_NUMBERS: _("“%(quote)s” is more than one number."),
    About.TOO_SMALL: _("“%(quote)s” is too small; it must be %(least)s or more."),
    About.TOO_LARGE: _("“%(quote)s” is too large; it must be %(most)s or less."),
    About.TOO_LONG: _("This is longer than %(most)s characters."),
    About.NOT_READ: "%(fault)s",
    About.NOT_TAKEN: _("“%(quote)s” cannot be taken: %(fault)s."),
    About.MISSING: _("“%(column)s” is missing."),
    About.ROW_FAULT: _("%(fault)s."),
}


def sentence(remark: Remark, labels: Mapping[str, str] = MappingProxyType({})) -> str:
    """Returns a remark in the reader's language; ``labels`` name the columns of its row."""
    words = {name: _said(name, word, labels) for name, word in remark.words}
    return capfirst(str(_SENTENCES[remark.about]) % words)


def _said(name: str, word: Word, labels: Mapping[str, str]) -> str:
    match word:
        case Term():
            return gettext(word.label)
        case tuple():
            return ", ".join(gettext("“%(word)s”") % {"word": gettext(term.label)} for term in word)
        case int() if name == "size":
            return number_format(round(word / 1_000_000, 1), decimal_pos=1)
        case int():
            return number_format(word, force_grouping=True)
        case str() if name == "column":
            return labels.get(word, word.replace("_", " "))
        case str():
            return translated(word)
