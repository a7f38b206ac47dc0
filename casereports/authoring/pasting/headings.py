"""Headings of pasted columns, in the words of several languages, and the record's columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from casereports.authoring.pasting.incoming import half_width

#: A pasted column that is understood and has no place in the record.
LEFT_OUT = ""


def _words(**columns: str) -> dict[str, str]:
    return {word: column for column, words in columns.items() for word in words.split("|")}


_LABS = _words(
    analyte="analyte|test|test name|name|component|parameter|untersuchung|analyse|analyt"
    "|bezeichnung|laborwert|laborparameter|messgröße|item|assay|examen|analyses|paramètre|dosage|prueba"
    "|parámetro|determinación|análisis|检验项目|项目名称|项目|检测项目|中文名称|investigation|marker",
    abbreviation="abbreviation|abbr|code|kürzel|kurzbezeichnung|abk|英文|英文缩写|缩写|代号|sigle",
    result="result|results|value|ergebnis|ergebnisse|wert|messwert|befund|résultat|résultats|valeur"
    "|resultado|resultados|valor|结果|检验结果|测定结果|检测结果|your value|current"
    "|aktueller wert|in range",
    beyond="out of range|abnormal result",
    unit="unit|units|einheit|einheiten|dimension|unité|unités|unidad|unidades|单位|uom",
    reference="reference|reference range|reference interval|ref range|ref|ref. range|normal range"
    "|normal|range|referenz|referenzbereich|referenzintervall|referenzwert|referenzwerte|norm"
    "|normbereich|normalbereich|normwert|normwerte|ref.-bereich|ref-bereich|ref. bereich"
    "|valeurs de référence|valeurs usuelles|intervalle de référence|normes|référence"
    "|valores de referencia|rango de referencia|referencia|biological reference"
    "|参考值|参考范围|参考区间|正常值",
    low="low|lower limit|ref low|untergrenze|min|lower|borne inf|下限",
    high="high|upper limit|ref high|obergrenze|max|upper|borne sup|上限",
    flag="flag|flags|abnormal|hinweis|bewertung|kennung|auff|auffälligkeit|indicateur|alerta|提示"
    "|标志|状态|异常|+/-|h/l|abn|pathologisch|markierung",
    when_date="date|datum|abnahme|abnahmedatum|abnahmezeit|entnahme|entnahmedatum|collected"
    "|collection date|collection time|sample date|date de prélèvement|prélèvement|fecha|日期"
    "|检验日期|采样时间|报告时间|date/time|datum/zeit",
    clock="time|uhrzeit|zeit|heure|hora|时间",
    when="when|timepoint|time point|visit|visite|zeitpunkt|tag|day|moment|verlauf",
    specimen="specimen|material|probe|probenmaterial|sample|sample type|untersuchungsmaterial"
    "|échantillon|nature|muestra|标本|样本|标本类型|system",
    loinc="loinc|loinc code|loinc-code|loinc nr",
    method="method|methode|méthode|método|方法|检测方法|verfahren",
    note="note|comment|comments|remark|bemerkung|kommentar|anmerkung|commentaire|备注|observaciones",
)
_PREVIOUS = (
    "previous|prior|vorwert|vorbefund|vorwerte|antériorité|antériorités|anterior|上次结果|delta"
)
_COUNT = "no|no.|nr|nr.|lfd. nr.|#|序号|n°|status|lab|labor|priority|pos|pos."
_LEFT_OUT = dict.fromkeys((*_PREVIOUS.split("|"), *_COUNT.split("|")), LEFT_OUT)

_IHC = _words(
    marker="marker|antibody|antikörper|stain|antigen|marqueur|anticorps|marcador|标记物|抗体|指标|项目",
    clone="clone|klon|克隆号|克隆",
    result="result|ergebnis|staining|befund|expression|résultat|resultado|结果|färbung|reaktion",
    intensity="intensity|intensität|intensité|intensidad|强度",
    extent="extent|ausdehnung|verteilung|distribution|étendue",
    percent="percent|percentage|%|prozent|anteil|pourcentage|positive cells|阳性率|百分比",
    pattern="pattern|muster|localisation|localization|lokalisation|定位",
    cells="cells|zellen|cellules",
    score="score|h-score|评分",
    note="note|comment|bemerkung|kommentar|备注|remark",
    technique="technique|technik|methode|method",
)
_MOLECULAR = _words(
    gene="gene|gen|gène|基因|gene symbol|symbol",
    coding="coding|cdna|c.|hgvs c|hgvsc|coding change|nucleotide change|nukleotid|c-punkt"
    "|核苷酸改变|hgvs (c.)|dna change|coding dna|variant (cdna)",
    protein="protein|p.|hgvs p|hgvsp|amino acid change|aa change|protein change|aminosäure"
    "|氨基酸改变|hgvs (p.)|variant (protein)",
    variant="type|variant type|kind|mutation type|variantentyp|变异类型|kind of change",
    result="result|ergebnis|status|结果|detection",
    transcript="transcript|transkript|refseq|转录本",
    exon="exon|外显子",
    vaf="vaf|af|allele frequency|allelfrequenz|variant allele fraction|vaf (%)|vaf %|maf|丰度|频率"
    "|variant allele frequency|allele fraction",
    significance="significance|classification|class|klassifikation|bewertung|tier|pathogenicity"
    "|acmg|interpretation|意义|clinical significance",
    zygosity="zygosity|zygotie|杂合性",
    origin="origin|herkunft|来源",
    copy_number="copy number|cn|kopienzahl|拷贝数",
    biomarker="biomarker|marker|生物标志物",
    method="method|methode|方法",
    read_depth="depth|read depth|coverage|abdeckung|深度",
    legacy_name="variant|alteration|mutation|veränderung|变异",
    note="note|comment|bemerkung|备注",
)
_AGENTS = _words(
    inn="drug|agent|medication|substance|inn|medikament|wirkstoff|substanz|medicament|médicament"
    "|fármaco|medicamento|药物|药品|name",
    dose="dose|dosis|dosage|dosierung|dosis|剂量|用量",
    route="route|applikation|gabe|voie|vía|途径|给药途径|applikationsweg",
    frequency="frequency|schedule|frequenz|häufigkeit|schema|fréquence|posologie|frecuencia|频次|用法",
    days="days|day|tage|tag|jours|días|天",
    duration="duration|dauer|durée|duración|疗程",
    cycles_given="cycles|cycles given|zyklen|nombre de cycles|周期",
    brand="brand|handelsname|trade name|nom commercial|商品名",
    indication="indication|indikation",
    note="note|comment|bemerkung|备注",
)
_LESIONS = _words(
    site="site|location|lesion|lokalisation|ort|läsion|localisation|lésion|localización|organ"
    "|部位|病灶",
    size="size|dimensions|diameter|größe|durchmesser|taille|diamètre|tamaño|大小",
    suvmax="suvmax|suv max|suv|suv-max",
    suvmean="suvmean|suv mean",
    count="number|count|anzahl|nombre|número|数目|n",
    nature="nature|type|art|性质",
    laterality="side|laterality|seite|côté",
    change="change|verlauf|évolution",
    volume="volume|volumen",
    adc="adc",
    uptake="uptake|anreicherung",
    enhancement="enhancement|kontrastmittelaufnahme",
    detail="detail|description|beschreibung|note|comment|bemerkung|描述",
)
#: What stands above a column, in small letters → the record's column, for each grid.
WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "labs": _LABS | _LEFT_OUT,
        "ihc": _IHC,
        "molecular": _MOLECULAR,
        "agents": _AGENTS,
        "lesions": _LESIONS,
    }
)
_UNIT = re.compile(r"(.*\S)\s*[(\[][^()\[\]]*[)\]]")


@dataclass(frozen=True)
class Heading:
    """A heading's cells as pasted, and the record's column of each (None where not understood)."""

    pasted: tuple[str, ...]
    columns: tuple[str | None, ...]


def plain(text: str) -> str:
    """Returns a heading's words as they are looked up."""
    return " ".join(half_width(text).lower().replace("_", " ").split()).strip(" :.*")


def heading_of(cells: Sequence[str], words: Mapping[str, str]) -> Heading | None:
    """Returns the heading that a line is, or None: at least two of its cells are known words."""
    columns = [_column(cell, words) for cell in cells]
    named = [column for column in columns if column]
    filled = [cell for cell in cells if cell]
    if len(set(named)) < min(2, len(filled)) or not named or len(named) * 2 < len(filled):
        return None
    if len(filled) == 1 and len(cells) == 1:
        return None
    seen: set[str] = set()
    for at, column in enumerate(columns):
        if column and column in seen:
            columns[at] = LEFT_OUT
        seen.add(column or "")
    return Heading(tuple(cells), tuple(columns))


def _column(cell: str, words: Mapping[str, str]) -> str | None:
    known = words.get(plain(cell))
    if known is None and (bracketed := _UNIT.fullmatch(cell)):
        known = words.get(plain(bracketed[1]))
    return known


def is_heading_text(text: str, words: Mapping[str, str]) -> bool:
    """Tells whether a line without columns is made of heading words alone."""
    parts = plain(text).split()
    return len(parts) > 1 and all(
        part.strip(".,;:") in words or part in ("range", "name", "values") for part in parts
    )


def labelled(columns: Mapping[str, str]) -> dict[str, str]:
    """Returns the words of a grid whose columns the caller names: labels and column names."""
    return {plain(name): column for column, label in columns.items() for name in (column, label)}
