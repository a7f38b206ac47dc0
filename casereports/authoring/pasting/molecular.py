"""Rows of molecular findings: "BRAF p.V600E 34% tier I", "TMB 3.2 mut/Mb", "MSS"."""

import re
from collections.abc import Mapping

from casereports.authoring.pasting.biomarkers import biomarker_of
from casereports.authoring.pasting.columns import settled
from casereports.authoring.pasting.headings import Heading
from casereports.authoring.pasting.incoming import half_width
from casereports.authoring.pasting.lines import Line, once
from casereports.authoring.pasting.numbers import DIGITS, SIGN, Decimals, sign_of
from casereports.authoring.pasting.remarks import About, Remark, left_out, remark
from casereports.authoring.pasting.tables import Entry

LONGEST = 500
_SYMBOL = r"(?:[A-Z][A-Z0-9]{1,11}|[A-Z0-9]{1,5}orf[0-9]{1,4}|c-?(?:KIT|MET|MYC))"
_GENE = re.compile(rf"(?P<gene>{_SYMBOL}(?:-(?!ITD)[A-Z0-9]{{1,6}})?)(?=$|[\s,;:(*/-])")
_FUSED = r"(?:\s?[-–]?(?:gene\s)?(?:fusion|rearrangement|translocation))"
_FUSION = re.compile(
    rf"(?P<gene>{_SYMBOL})(?:::(?P<partner>{_SYMBOL}){_FUSED}?|[-–/](?P<other>{_SYMBOL}){_FUSED})",
)
_ONE_LETTER = (
    r"(?:[A-Z]\d{1,4}(?:_[A-Z]\d{1,4})?"
    r"(?:fs\S{0,8}|delins[A-Z]{0,12}|del|dup|ins[A-Z]{0,12}|[A-Z*]))"
)
_PARTS = (
    ("transcript", re.compile(r"\(?\b(?P<it>(?:N[MRP]_|ENST|LRG_)\d{3,14}(?:\.\d{1,3})?)\)?:?")),
    ("coding", re.compile(r"(?<![\w.])(?P<it>[cnm]\.[^\s,;()]{2,120}(?:\([^\s()]{1,60}\))?)")),
    ("protein", re.compile(r"\(?(?<![\w.])(?P<it>p\.(?:\([^\s()]{1,60}\)|[^\s,;()]{1,60}))\)?")),
    (
        "exon",
        re.compile(
            r"\b(?:exon|ex\.?)\s?(?P<it>\d{1,3}(?:\s(?:deletion|insertion|skipping|del|ins))?)\b",
            re.IGNORECASE,
        ),
    ),
    ("legacy_name", re.compile(rf"(?<![\w.])(?P<it>{_ONE_LETTER}|ITD|v(?:III|II|7))(?![\w.])")),
    ("karyotype", re.compile(r"(?P<it>\b\d{2},X[XY]?\S{0,120})")),
)
_VAF = re.compile(
    rf"\(?(?:\b(?:VAF|AF|MAF|(?:variant\s)?allele\s(?:frequency|fraction)|allelfrequenz)\b|丰度)"
    rf"\s?[:=]?\s?(?P<sign>{SIGN})?\s?(?P<value>{DIGITS})\s?(?P<percent>%)?\)?"
    rf"|\(?(?P<bare_sign>{SIGN})?\s?(?P<bare>{DIGITS})\s?%\)?",
    re.IGNORECASE,
)
_COPIES = re.compile(
    r"\(?\b(?:CN|copy\snumber|copies|kopienzahl|拷贝数)\s?[:=]?\s?(?P<number>\d{1,3}(?:\.\d)?)\)?",
    re.IGNORECASE,
)
_DEPTH = re.compile(
    r"\b(?:depth|coverage)\s?[:=]?\s?(?P<number>\d{1,6})\s?x?\b|\b(?P<times>\d{2,6})x\b",
    re.IGNORECASE,
)
_TIER = re.compile(r"\btier\s?(?P<tier>III|II|IV|I|[1-4])(?:\s?-?\s?[A-D])?\b", re.IGNORECASE)
_CLASS = re.compile(r"\b(?:ACMG\s)?(?:class|klasse|classe)\s?(?P<number>[1-5])\b", re.IGNORECASE)
_TIERS = {"I": "tier_1", "II": "tier_2", "III": "tier_3", "IV": "tier_4"} | {
    number: f"tier_{number}" for number in "1234"
}
_CLASSES = ("benign", "likely_benign", "vus", "likely_pathogenic", "pathogenic")


def _any(**meanings: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (meaning, re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE))
        for meaning, words in meanings.items()
    )


#: Words in any place → the value of a closed list, the more exact words first.
_TERMS = (
    (
        "significance",
        _any(
            likely_pathogenic="likely pathogenic|wahrscheinlich pathogen|可能致病",
            likely_benign="likely benign|wahrscheinlich benigne|可能良性",
            vus="VUS|uncertain significance|unklare signifikanz|意义未明",
            pathogenic="pathogenic|pathogen|pathogène|致病",
            benign="benign|benigne|良性",
        ),
    ),
    (
        "result",
        _any(
            not_detected="not detected|no mutations? detected"
            "|no (?:pathogenic )?variants?(?: detected)?"
            "|wild[- ]?type|wildtyp|wt|negativ|negative|nicht nachgewiesen|nicht nachweisbar"
            "|keine mutation|未检出|野生型|阴性|not amplified|intact|non détecté",
            indeterminate="indeterminate|inconclusive|nicht beurteilbar",
            failed="failed|test failed|fehlgeschlagen",
            pending="pending|ausstehend",
            detected="detected|mutated|mutant|mutation|mutiert|positive|positiv|nachgewiesen|检出|阳性"
            "|détecté",
        ),
    ),
    (
        "zygosity",
        _any(
            compound_heterozygous="compound heterozyg\\w{2,4}",
            heterozygous="het|heterozygous|heterozygot|hétérozygote|杂合",
            homozygous="hom|homozygous|homozygot|homozygote|纯合",
            hemizygous="hemizygous|hemizygot",
        ),
    ),
    (
        "origin",
        _any(germline="germline|keimbahn|胚系|constitutionnel", somatic="somatic|somatisch|体细胞"),
    ),
    (
        "variant",
        _any(
            copy_gain="amplification|amplified|amplifikation|amplifiziert|gain|扩增",
            copy_loss="(?:homozygous )?(?:gene )?deletion|deep deletion|loss|verlust",
            fusion="fusion|rearrangement|rearranged|translocation|融合|重排",
            methylation="(?:promoter[- ])?methylat\\w{2,5}|methyliert",
        ),
    ),
)
_EMPTY = re.compile(
    r"[\s,;:()\[\]|·-]+|\b(?:mutation|variant|gene|fusion|and|VAF)\b", re.IGNORECASE
)


def finding_of_line(
    entry: Entry, decimals: Decimals, extra: Mapping[str, str] | None = None
) -> Line | None:
    """Returns the finding of one line, or None for a line that names no gene and no biomarker."""
    text = " ".join(half_width(entry.text).split())
    if not text or len(text) > LONGEST:
        return None
    if found := biomarker_of(text):
        return _line(entry, {**found[0], **(extra or {})}, found[1], [])
    texts: dict[str, str] = {}
    doubts: list[Remark | None] = []
    rest = _named(text, texts)
    for column, pattern in _PARTS:
        rest = _take(rest, column, pattern, texts)
    if "gene" not in texts:
        rest = _named(rest.strip(" :,;"), texts)
    if not texts.get("gene") and not texts.get("karyotype"):
        return None
    rest = _numbers(rest, texts, decimals, doubts)
    rest = _terms(rest, texts)
    if not (extra or texts.keys() - {"gene"}):
        return None
    _conclude(texts)
    return _line(entry, texts | dict(extra or {}), _EMPTY.sub(" ", rest).strip(), doubts)


def _named(text: str, texts: dict[str, str]) -> str:
    """Takes the gene, or both genes of a fusion, away from the beginning."""
    if fusion := _FUSION.match(text):
        partner = fusion["partner"] or fusion["other"]
        texts |= {"gene": fusion["gene"], "partner": partner, "variant": "fusion"}
        return text[fusion.end() :]
    if gene := _GENE.match(text):
        texts["gene"] = gene["gene"]
        return text[gene.end() :]
    return text


def _take(rest: str, column: str, pattern: re.Pattern[str], texts: dict[str, str]) -> str:
    found = pattern.search(rest)
    if found is None:
        return rest
    texts[column] = found["it"]
    if column == "protein" and found["it"].startswith("p.("):
        texts[column] = found["it"]
    return f"{rest[: found.start()]} {rest[found.end() :]}"


def _numbers(
    rest: str, texts: dict[str, str], decimals: Decimals, doubts: list[Remark | None]
) -> str:
    """Takes copy number, depth and allele fraction away."""
    for column, pattern in (("copy_number", _COPIES), ("read_depth", _DEPTH)):
        if found := pattern.search(rest):
            texts[column] = next(group for group in found.groups() if group)
            rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    found = _VAF.search(rest)
    amount = decimals.read(found["value"] or found["bare"]) if found else None
    if found is None or amount is None:
        return rest
    value, typed = amount.value, amount.text
    if found["value"] and not found["percent"] and value < 1:
        typed = f"{(value * 100).normalize():f}"
        doubts.append(remark(About.FRACTION_AS_PERCENT, quote=amount.text, read=typed))
    texts["vaf"] = sign_of(found["sign"] or found["bare_sign"]) + typed
    doubts.append(amount.doubt)
    return f"{rest[: found.start()]} {rest[found.end() :]}"


def _terms(rest: str, texts: dict[str, str]) -> str:
    if tier := _TIER.search(rest):
        texts["significance"] = _TIERS[tier["tier"].upper()]
        rest = f"{rest[: tier.start()]} {rest[tier.end() :]}"
    elif classed := _CLASS.search(rest):
        texts["significance"] = _CLASSES[int(classed["number"]) - 1]
        rest = f"{rest[: classed.start()]} {rest[classed.end() :]}"
    for column, words in _TERMS:
        if column in texts:
            continue
        found = next(((each, at) for each, one in words if (at := one.search(rest))), None)
        if found:
            texts[column] = found[0]
            rest = f"{rest[: found[1].start()]} {rest[found[1].end() :]}"
    return rest


def _conclude(texts: dict[str, str]) -> None:
    told = (
        "coding",
        "protein",
        "legacy_name",
        "partner",
        "copy_number",
        "vaf",
        "variant",
        "karyotype",
    )
    changed = re.search(r"[a-z]", texts.get("exon", ""))  # "19 deletion", not "19"
    if "result" not in texts and (changed or any(texts.get(column) for column in told)):
        texts["result"] = "detected"
    if "karyotype" in texts:
        texts["variant"] = "karyotype"
    elif "copy_number" in texts:
        texts.setdefault("variant", "copy_gain")
    if "coding" in texts or "protein" in texts:
        texts["variant"] = "sequence"
    texts.setdefault("variant", "sequence")


def _line(entry: Entry, texts: Mapping[str, str], left: str, doubts: list[Remark | None]) -> Line:
    cells, refused = settled("molecular", texts)
    rest = [left_out(left)] if left else []
    return Line(entry.number, entry.source, cells, once([*entry.doubts, *doubts, *rest, *refused]))


#: Columns whose words are read like those of a line; the others are taken as they are.
_READ = ("gene", "transcript", "coding", "protein", "legacy_name", "significance", "result")
_STRAIGHT = ("method", "note", "read_depth")
_READ_TOO = ("zygosity", "origin", "variant", "biomarker", "copy_number", "exon")


def finding_of_columns(entry: Entry, heading: Heading, decimals: Decimals) -> Line | None:
    """Returns the finding of a line whose columns a heading names, or None without one."""
    named = zip(heading.columns, entry.cells, strict=False)
    texts = {column: half_width(text) for column, text in named if column and text.strip(" -–./")}
    if vaf := texts.pop("vaf", ""):
        texts["vaf"] = f"VAF {vaf}"
    if copies := texts.get("copy_number", ""):
        texts["copy_number"] = f"copy number {copies}"
    if exon := texts.get("exon", ""):
        texts["exon"] = exon if exon.lower().startswith("ex") else f"exon {exon}"
    if re.fullmatch(r"[1-5]", texts.get("significance", "")):
        texts["significance"] = f"class {texts['significance']}"
    words = [texts[column] for column in (*_READ, *_READ_TOO, "vaf") if column in texts]
    extra = {name: text for name, text in texts.items() if name in _STRAIGHT}
    read = Entry(entry.number, entry.source, (" ".join(words),), entry.doubts)
    return finding_of_line(read, decimals, extra)
