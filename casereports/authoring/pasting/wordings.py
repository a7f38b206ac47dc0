"""Results in words, flags and remarks as laboratories print them in several languages."""

import re

from casereports.clinical.facts.codes import Flag

#: Words of results → the record's words.
_QUALITIES = {
    **dict.fromkeys(
        ("positive", "pos", "pos.", "positiv", "positif", "positivo", "阳性"), "positive"
    ),
    **dict.fromkeys(
        ("negative", "neg", "neg.", "negativ", "négatif", "negativo", "阴性"), "negative"
    ),
    **dict.fromkeys(("weakly positive", "weak positive", "schwach positiv"), "weakly positive"),
    **dict.fromkeys(("faiblement positif", "débilmente positivo", "弱阳性"), "weakly positive"),
    **dict.fromkeys(("strongly positive", "stark positiv", "强阳性"), "strongly positive"),
    **dict.fromkeys(("reactive", "reaktiv", "réactif", "reactivo"), "reactive"),
    **dict.fromkeys(("non-reactive", "non reactive", "nonreactive"), "non-reactive"),
    **dict.fromkeys(("not reactive", "nicht reaktiv", "nichtreaktiv"), "non-reactive"),
    **dict.fromkeys(("non réactif", "no reactivo", "无反应性"), "non-reactive"),
    **dict.fromkeys(("detected", "nachweisbar", "nachgewiesen", "détecté"), "present (detected)"),
    **dict.fromkeys(("detectado", "检出", "检测到"), "present (detected)"),
    **dict.fromkeys(("not detected", "undetectable", "nicht nachweisbar"), "absent (not detected)"),
    **dict.fromkeys(("nicht nachgewiesen", "n.n.", "non détecté"), "absent (not detected)"),
    **dict.fromkeys(("no detectado", "未检出", "未检测到"), "absent (not detected)"),
    **dict.fromkeys(
        ("trace", "traces", "spur", "spuren", "trazas", "微量", "±", "+/-", "+-"), "trace"
    ),
    **dict.fromkeys(("normal", "unauffällig", "o.b.", "normale", "正常"), "normal"),
    **dict.fromkeys(("abnormal", "auffällig", "pathologisch", "anormal", "异常"), "abnormal"),
    **dict.fromkeys(("borderline", "grenzwertig", "可疑", "douteux"), "equivocal (borderline)"),
    **dict.fromkeys(("equivocal", "indeterminate", "fraglich"), "equivocal"),
    **dict.fromkeys(("present", "vorhanden", "présent", "presente"), "present"),
    **dict.fromkeys(("absent", "none", "keine", "ausente", "无", "未见"), "absent"),
    **dict.fromkeys(("elevated", "raised", "erhöht", "élevé", "elevado"), "raised"),
    **dict.fromkeys(("decreased", "reduced", "erniedrigt", "vermindert"), "lowered"),
}
#: Words that stand in a result's place when there is none → why there is none.
_MISSING = {
    **dict.fromkeys(("pending", "ausstehend", "steht aus", "folgt", "in arbeit"), "result pending"),
    **dict.fromkeys(("en cours", "pendiente", "to follow", "待报", "待检"), "result pending"),
    **dict.fromkeys(("not done", "not performed", "nicht durchgeführt"), "reason not stated"),
    **dict.fromkeys(("nicht bestimmt", "n.b.", "n.d.", "non fait", "未做"), "reason not stated"),
    **dict.fromkeys(
        ("insufficient sample", "qns", "quantity not sufficient"), "too little material"
    ),
    **dict.fromkeys(("zu wenig material", "material fehlt"), "too little material"),
}
#: Words of a spoilt sample: beside a number they are a remark, alone the reason for none.
_SPOILT = {
    **dict.fromkeys(("hemolysed", "hemolyzed", "haemolysed", "haemolyzed"), "haemolysed"),
    **dict.fromkeys(("hemolytic", "haemolytic", "hämolytisch", "hämolyse"), "haemolysed"),
    **dict.fromkeys(("hämolysiert", "hémolysé", "hemolizado", "溶血"), "haemolysed"),
    **dict.fromkeys(("lipemic", "lipaemic", "lipämisch", "lipémique", "脂血"), "lipaemic"),
    **dict.fromkeys(("icteric", "ikterisch", "ictérique", "黄疸"), "icteric"),
    **dict.fromkeys(("clotted", "geronnen", "coagulé", "coagulado", "凝血"), "sample clotted"),
}
_FLAGS = {
    **dict.fromkeys(("h", "+", "↑", "high", "hoch", "erhöht", "↗", "elevated"), Flag.HIGH),
    **dict.fromkeys(("élevé", "haut", "alto", "高", "偏高", "▲", "⬆"), Flag.HIGH),
    **dict.fromkeys(("hh", "++", "↑↑", "critically high", "critical high"), Flag.CRITICALLY_HIGH),
    **dict.fromkeys(("l", "-", "−", "↓", "low", "niedrig", "erniedrigt", "↘"), Flag.LOW),
    **dict.fromkeys(("bas", "bajo", "低", "偏低", "▼", "⬇", "decreased"), Flag.LOW),
    **dict.fromkeys(("ll", "--", "↓↓", "critically low", "critical low"), Flag.CRITICALLY_LOW),
    **dict.fromkeys(("a", "*", "**", "!", "abnormal", "pathologisch", "异常"), Flag.ABNORMAL),
    **dict.fromkeys(
        ("n", "normal", "正常", "wnl", "within normal limits", "im normbereich"), Flag.NORMAL
    ),
}


def _any_of(words: dict[str, str] | dict[str, Flag]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_END = r"(?=$|[\s,;:()\[\]=|])"
_QUALITY = re.compile(rf"(?:{_any_of(_QUALITIES)}){_END}", re.IGNORECASE)
_GRADE = re.compile(rf"(?:\+{{1,4}}|[1-4]\s?\+|\((?:\+{{1,4}}|[1-4]\+)\)){_END}")
_NEGATIVE = re.compile(rf"(?:[-–−]|\([-–−]\)){_END}")
_ABSENCE = re.compile(rf"(?:{_any_of(_MISSING)}){_END}", re.IGNORECASE)
_SPOILING = re.compile(
    rf"(?:(?:sample|probe|material|specimen|échantillon)\s)?(?P<word>{_any_of(_SPOILT)}){_END}",
    re.IGNORECASE,
)
_FLAG = re.compile(rf"(?:{_any_of(_FLAGS)}){_END}", re.IGNORECASE)


def quality_of(text: str) -> str:
    """Returns a result in the record's words, or nothing: "neg." is "negative"."""
    return _QUALITIES.get(" ".join(text.lower().split()), "")


def leading_quality(text: str, start: int) -> tuple[str, int] | None:
    """Returns the result in words or plus signs at ``start``, and where it ends."""
    if found := _QUALITY.match(text, start):
        return quality_of(found[0]), found.end()
    if found := _GRADE.match(text, start):
        return found[0].strip("()").replace(" ", ""), found.end()
    found = _NEGATIVE.match(text, start)
    return ("negative", found.end()) if found else None


def leading_absence(text: str, start: int) -> tuple[str, int] | None:
    """Returns why there is no result, where a word at ``start`` says so, and where it ends."""
    found = _ABSENCE.match(text, start)
    return (_MISSING[found[0].lower()], found.end()) if found else None


def leading_spoilt(text: str, start: int) -> tuple[str, int] | None:
    """Returns what was wrong with the sample, where a word at ``start`` says so."""
    found = _SPOILING.match(text, start)
    return (_SPOILT[found["word"].lower()], found.end()) if found else None


def flag_of(text: str) -> Flag | None:
    """Returns the flag that a text stands for, or None."""
    return _FLAGS.get(text.strip().strip("()[]").lower())


def leading_flag(text: str, start: int) -> tuple[Flag, int] | None:
    """Returns the flag at ``start``, and where it ends; a single letter must be a capital."""
    found = _FLAG.match(text, start)
    if found is None or (len(found[0]) == 1 and found[0].isalpha() and found[0].islower()):
        return None
    return _FLAGS[found[0].lower()], found.end()
