"""Every kind of remark on a paste: what meets it, and what an English reader is told."""

from casereports.authoring.pasting.remarks import About

#: A table, or one of its columns after a blank; what is pasted; the sentence.
MET: dict[About, tuple[str, str, str]] = {
    About.TOO_BIG: ("labs", "1" * 1_200_000, "Paste at most 1 MB at a time; this has 1.2 MB."),
    About.TOO_MANY_LINES: (
        "labs",
        "CRP 5 mg/l\n" * 12_034,
        "Paste at most 10,000 lines at a time; this has 12,034.",
    ),
    About.NOTHING_TO_READ: (
        "labs",
        " ",
        "There is nothing to read here; paste rows of a table or of a report.",
    ),
    About.NAMES_COLUMNS: ("labs", "Analyte\tResult\nCRP\t5", "This line names the columns."),
    About.DRAWN: ("labs", "CRP 5 mg/l\n-----", "This line is drawn, not written."),
    About.ENDLESS: (
        "labs",
        "1" * 6_000,
        "This line is too long to be read; paste it in parts.",
    ),
    About.TOO_LONG_FOR_RESULTS: (
        "labs",
        "word " * 200,
        "This line is longer than a line of results can be.",
    ),
    About.ABOUT_THE_PATIENT: (
        "labs",
        "Patient: nobody",
        "This line tells who the patient is, or whose print it is, and no result.",
    ),
    About.GIVES_DATE: (
        "labs",
        "Datum: 17.05.2024",
        "This line gives the date of the rows below it.",
    ),
    About.GIVES_SPECIMEN: ("labs", "Urin", "This line gives the specimen of the rows below it."),
    About.NO_RESULT: ("labs", "Klinische Chemie", "There is no result in this line."),
    About.NO_MARKER: ("ihc", "nothing", "No marker with its result was found in this line."),
    About.NO_FINDING: (
        "molecular",
        "nothing",
        "No gene or biomarker with its finding was found in this line.",
    ),
    About.NO_DRUG: (
        "agents",
        "nothing",
        "No drug with its dose or schedule was found in this line.",
    ),
    About.NO_LESION: ("lesions", "nothing", "No lesion with its size was found in this line."),
    About.NO_CELL_TAKEN: ("vital_signs", "nothing", "No cell of this line can be taken."),
    About.LEFT_OUT: (
        "labs",
        "ALP 147 U/L furlong/s",
        "“furlong/s” was not understood and is left out.",
    ),
    About.UNPRINTABLE: (
        "labs",
        "CRP\x00 5 mg/l",
        "A character that cannot be printed was removed.",
    ),
    About.NAME_ASSUMED: (
        "labs",
        "Ferritin 1 234 ng/mL",
        "“Ferritin 1” was taken for the name; check where the result begins.",
    ),
    About.NUMBER_UNLESS_COMMA: (
        "labs",
        "Ferritin 1,234 ng/mL",
        "“1,234” was read as 1234; choose decimal commas if it means 1.234.",
    ),
    About.NUMBER_UNLESS_POINT: (
        "labs",
        "CRP 3,4 mg/l\nCRP 3.4 mg/l\nFerritin 1.234 ng/mL",
        "“1.234” was read as 1234; choose decimal points if it means 1.234.",
    ),
    About.DAY_FIRST: (
        "labs",
        "CRP 3,4 mg/l on 5/6/2024",
        (
            "“5/6/2024” was read as 2024-06-05, day before month; correct the date if it is the "
            "other way."
        ),
    ),
    About.MONTH_FIRST: (
        "labs",
        "CRP 3.4 mg/l on 5/6/2024",
        (
            "“5/6/2024” was read as 2024-05-06, month before day; correct the date if it is the "
            "other way."
        ),
    ),
    About.DAY_OF_WHAT: (
        "labs",
        "Analyte\tday -7\tday 3\nCRP\t5 mg/l\t6 mg/l",
        (
            "Say what day -7 is counted from; write for example “day -7 before transplantation” or "
            "“day +20 after transplantation”."
        ),
    ),
    About.NO_UNIT: ("labs", "ALP 147 (40-129)", "The unit is missing."),
    About.UNKNOWN_UNIT: (
        "labs",
        "Analyte\tResult\tUnit\nCRP\t5\tfoo/bar",
        "“foo/bar” is not a known unit and is left out.",
    ),
    About.UNIT_OF_WORDS: (
        "labs",
        "Analyte\tResult\tUnit\nHBs-Ag\tnegative\tU/L",
        "A result in words takes no unit; “U/L” is left out.",
    ),
    About.UNIT_OF_INTERVAL: (
        "labs",
        "ALP 147 U/L (40-129 ng/mL)",
        "The interval's unit, ng/mL, is not that of the result.",
    ),
    About.INTERVAL_BY_SEX: (
        "labs",
        "Analyte\tResult\tUnit\tReference\nALP\t50\tU/L\tm: 40-129, w: 35-104",
        "The interval depends on sex: choose the one that fits.",
    ),
    About.FLAG_MISFIT: (
        "labs",
        "ALP 100 U/L (40-129) H",
        "The flag “high” does not fit 100 U/L within 40-129.",
    ),
    About.DASH_AS_NEGATIVE: ("labs", "Urobilinogen -", "“-” was read as negative."),
    About.RESULT_PENDING: (
        "labs",
        "Lipase pending",
        "There is no result yet: fill it in, or say why there is none.",
    ),
    About.LOINC_DIGIT: (
        "labs",
        "LOINC\tAnalyte\tResult\tUnit\n1234-5\tCRP\t5\tmg/l",
        "The last digit of a LOINC code must check.",
    ),
    About.SHARE_AS_POSITIVE: (
        "ihc",
        "PR <1%",
        "Only a share of cells is told; it was taken for positive.",
    ),
    About.RESULT_OF_ANOTHER: (
        "ihc",
        "CK7, CK20: negative",
        "No result stands with “CK7”; that of “CK20” was taken.",
    ),
    About.FRACTION_AS_PERCENT: (
        "molecular",
        "KIT p.D816V VAF 0.34",
        "The allele fraction 0.34 was read as 34 %.",
    ),
    About.NOT_A_DATE: (
        "labs when_date",
        "never",
        "“never” is not a date; write for example 2024-05-17.",
    ),
    About.NOT_ON_LIST: (
        "complaints",
        "pain\tperhaps",
        (
            "“perhaps” is not on the list, which has “present”, “absent”, “suspected”, “unknown” "
            "and others."
        ),
    ),
    About.NOT_WHOLE: ("treatments line", "three", "“three” is not a whole number."),
    About.SEVERAL_NUMBERS: ("treatments line", "3, 4", "“3, 4” is more than one number."),
    About.TOO_SMALL: (
        "treatments line",
        "0",
        "“0” is too small; it must be 1 or more.",
    ),
    About.TOO_LARGE: (
        "agents",
        "everolimus 10 mg day 400",
        "“400” is too large; it must be 365 or less.",
    ),
    About.TOO_LONG: ("labs", "Z" * 320 + " 5 mg/l", "This is longer than 300 characters."),
    About.NOT_READ: (
        "complaints",
        "pain\tpresent\tlong",
        "“long” is not a length of time; write for example “6 months”, “2-3 days” or “>1 year”.",
    ),
    About.NOT_TAKEN: (
        "care",
        "9z\t\tDiscussion",
        "“9z” cannot be taken: takes a CARE item, such as 5c.",
    ),
    About.MISSING: ("labs", "Z" * 320 + " 5 mg/l", "“Analyte” is missing."),
    About.ROW_FAULT: ("scores", "Karnofsky", "A score needs a number or a class."),
}
