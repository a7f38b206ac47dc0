"""Headings of case reports in English, German, French and Spanish, and what they head."""

import re
from functools import cache

from casereports.authoring.narrative.paragraphs import folded
from casereports.authoring.narrative.places import (
    ABSTRACT,
    CONSENT,
    ETHICS,
    KEYWORDS,
    LEGENDS,
    OTHER,
    REFERENCES,
    TITLE,
    section,
    statement,
)
from casereports.clinical.facts.paper import SectionKind
from casereports.clinical.values import Value

#: Headings that are the name of a place and nothing more. Names are separated by semicolons.
_NAMES = {
    TITLE: "title; titel; titre; titulo",
    ABSTRACT: "abstract; summary; zusammenfassung; kurzfassung; resume; resumen",
    KEYWORDS: (
        "keywords; key words; keyword; mesh terms; schlusselworter; schlagworter; schlusselworte; "
        "stichworter; mots cles; mots-cles; palabras clave; palabras claves; index terms"
    ),
    section(SectionKind.INTRODUCTION): (
        "introduction; background; introduction and background; background and introduction; "
        "einleitung; einfuhrung; hintergrund; contexte; introduccion; antecedentes; "
        "why we report this case"
    ),
    section(SectionKind.CASE): (
        "case; case report; case reports; case presentation; case description; case history; "
        "presentation of case; presentation of the case; report of a case; report of case; "
        "the case; our case; fallbericht; fallbeschreibung; falldarstellung; fallvorstellung; "
        "kasuistik; fall; observation; cas clinique; presentation du cas; rapport de cas; "
        "description du cas; caso clinico; presentacion del caso; descripcion del caso; "
        "reporte de caso; informe de caso; caso"
    ),
    section(SectionKind.PATIENT): (
        "patient information; patient; patient details; patient characteristics; "
        "patienteninformation; patienteninformationen; patientendaten; "
        "informations sur le patient; informations patient; informacion del paciente; "
        "datos del paciente"
    ),
    section(SectionKind.HISTORY): (
        "history; medical history; patient history; clinical history; past medical history; "
        "history of present illness; anamnese; krankengeschichte; vorgeschichte; "
        "antecedents; histoire de la maladie; historia clinica; anamnesis; "
        "antecedentes personales"
    ),
    section(SectionKind.FINDINGS): (
        "clinical findings; findings; clinical examination; physical examination; examination; "
        "klinische befunde; klinischer befund; befunde; befund; korperliche untersuchung; "
        "klinische untersuchung; constatations cliniques; signes cliniques; examen clinique; "
        "examen physique; hallazgos clinicos; exploracion fisica; examen fisico"
    ),
    section(SectionKind.TIMELINE): (
        "timeline; time line; chronology; zeitleiste; zeitstrahl; zeitlicher verlauf; "
        "chronologie; ligne du temps; linea de tiempo; linea del tiempo; cronologia; calendario"
    ),
    section(SectionKind.INVESTIGATIONS): (
        "diagnostic assessment; investigations; investigation; diagnostic workup; "
        "diagnostic work-up; diagnostic evaluation; diagnostics; diagnostik; "
        "diagnostische beurteilung; diagnostische abklarung; untersuchungen; "
        "evaluation diagnostique; demarche diagnostique; examens complementaires; "
        "evaluacion diagnostica; pruebas complementarias; estudios complementarios"
    ),
    section(SectionKind.DIAGNOSIS): (
        "diagnosis; final diagnosis; diagnose; diagnostic; diagnostico; diagnostic final; "
        "diagnostico final"
    ),
    section(SectionKind.DIFFERENTIAL): (
        "differential diagnosis; differential diagnoses; differentialdiagnose; "
        "differentialdiagnosen; differenzialdiagnose; differenzialdiagnosen; "
        "diagnostic differentiel; diagnostics differentiels; diagnostico diferencial"
    ),
    section(SectionKind.TREATMENT): (
        "therapeutic intervention; therapeutic interventions; treatment; therapy; management; "
        "intervention; interventions; therapie; behandlung; therapeutische intervention; "
        "therapeutische massnahmen; intervention therapeutique; traitement; "
        "prise en charge; intervencion terapeutica; tratamiento"
    ),
    section(SectionKind.OUTCOME): (
        "outcome and follow-up; outcome and follow up; follow-up and outcomes; "
        "follow-up and outcome; follow up and outcomes; follow up and outcome; outcome; outcomes; "
        "follow-up; follow up; verlauf; verlauf und ergebnis; nachsorge; ergebnis; "
        "verlauf und ergebnisse; nachbeobachtung; evolution; suivi; suivi et resultats; "
        "evolution et suivi; seguimiento; seguimiento y resultados; evolucion; "
        "evolucion y seguimiento"
    ),
    section(SectionKind.DISCUSSION): (
        "discussion; comment; comments; diskussion; discusion; discussion and conclusion; "
        "discussion and conclusions; diskussion und schlussfolgerung; diskussion und fazit; "
        "discussion et conclusion; discusion y conclusion; discusion y conclusiones; commentaires"
    ),
    section(SectionKind.LEARNING_POINTS): (
        "learning points; key points; take-home messages; take home messages; "
        "take-home message; lernpunkte; kernaussagen; points cles; points d'apprentissage; "
        "puntos clave; puntos de aprendizaje"
    ),
    section(SectionKind.PERSPECTIVE): (
        "patient perspective; patient's perspective; patient’s perspective; "
        "patientenperspektive; perspektive des patienten; perspektive der patientin; "
        "perspective du patient; perspective de la patiente; perspectiva del paciente; "
        "perspectiva de la paciente"
    ),
    section(SectionKind.CONCLUSION): (
        "conclusion; conclusions; schlussfolgerung; schlussfolgerungen; fazit; schluss; "
        "conclusiones"
    ),
    statement("acknowledgements"): (
        "acknowledgements; acknowledgments; acknowledgement; acknowledgment; danksagung; dank; "
        "remerciements; agradecimientos"
    ),
    statement("conflicts"): (
        "conflicts of interest; conflict of interest; competing interests; "
        "declaration of interest; declaration of interests; declaration of competing interest; "
        "declaration of conflicting interests; disclosures; disclosure; interessenkonflikt; "
        "interessenkonflikte; interessenskonflikt; conflits d'interets; conflit d'interets; "
        "conflits d’interets; liens d'interets; liens d’interets; conflicto de intereses; "
        "conflictos de interes; conflictos de intereses; conflict of interest statement"
    ),
    statement("funding"): (
        "funding; funding sources; source of funding; financial support; funding statement; "
        "finanzierung; forderung; financement; financiacion; financiamiento"
    ),
    statement("contributions"): (
        "author contributions; authors' contributions; authors’ contributions; "
        "author contribution; author's contribution; contributors; contributorship; "
        "autorenbeitrage; beitrage der autoren; contributions des auteurs; "
        "contribucion de los autores; contribuciones de los autores"
    ),
    statement("data_availability"): (
        "data availability; data availability statement; availability of data and materials; "
        "datenverfugbarkeit; disponibilite des donnees; disponibilidad de datos"
    ),
    statement("ai_use"): (
        "use of ai; use of artificial intelligence; declaration of generative ai; "
        "declaration of generative ai in scientific writing"
    ),
    statement("prior_publication"): "prior publication; previous presentation; prior presentation",
    CONSENT: (
        "informed consent; consent; patient consent; consent for publication; "
        "consent to publication; consent statement; einwilligung; einverstandniserklarung; "
        "einwilligungserklarung; einverstandnis; patienteneinwilligung; consentement; "
        "consentement eclaire; consentement du patient; consentimiento informado; consentimiento"
    ),
    ETHICS: (
        "ethics; ethics approval; ethical approval; ethics statement; ethics approval and consent "
        "to participate; ethics committee approval; ethikvotum; ethik; approbation ethique; "
        "ethique; aprobacion etica; etica; consideraciones eticas; consideraciones eticas"
    ),
    REFERENCES: (
        "references; reference; bibliography; literature cited; literature; literatur; "
        "literaturverzeichnis; referenzen; bibliographie; referencias; bibliografia; "
        "referencias bibliograficas; references bibliographiques"
    ),
    LEGENDS: (
        "figure legends; figure legend; legends; legends to figures; figure captions; figures; "
        "figures and tables; legenden; abbildungslegenden; abbildungen; legendes des figures; "
        "legendes; leyendas de las figuras; leyendas; pies de figura; figuras"
    ),
    OTHER: "abbreviations; list of abbreviations; abkurzungen; abreviations; abreviaturas",
}
#: Headings that say more than their place does: they stay with the text, in bold.
_NARROWER = {
    section(SectionKind.INVESTIGATIONS): (
        "laboratory; laboratory findings; laboratory results; laboratory investigations; imaging; "
        "imaging findings; radiology; radiological findings; pathology; histopathology; histology; "
        "pathological findings; genetics; genetic testing; molecular findings; labor; "
        "laborbefunde; bildgebung; pathologie; histologie; histopathologie; biologie; imagerie; "
        "laboratorio; imagenes; anatomia patologica; anatomopathologie"
    ),
    section(SectionKind.HISTORY): "chief complaint; chief complaints; family history",
    section(SectionKind.TREATMENT): "surgery; surgical technique; operative technique",
}
#: Headings of parts of an abstract that head no section of a case report.
_ABSTRACT_ONLY = (
    "objective; objectives; aim; aims; purpose; methods; method; patient and methods; results; "
    "result; rationale; patient concerns; diagnoses; lessons; importance; significance; "
    "case summary; unique; ziel; methode; methoden; ergebnisse; objectif; objectifs; methode; "
    "methodes; resultats; objetivo; objetivos; metodos; resultados; clinical significance"
)
#: Places whose sections give an abstract its parts too.
_ALSO_IN_ABSTRACT = frozenset(
    section(kind)
    for kind in (
        SectionKind.INTRODUCTION,
        SectionKind.CASE,
        SectionKind.FINDINGS,
        SectionKind.INVESTIGATIONS,
        SectionKind.DIAGNOSIS,
        SectionKind.TREATMENT,
        SectionKind.OUTCOME,
        SectionKind.DISCUSSION,
        SectionKind.CONCLUSION,
        SectionKind.LEARNING_POINTS,
    )
)

_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[ivx]{1,5}[.)]|[a-h][.)])\s+")
_LONGEST = 80


class Heading(Value):
    """What a heading heads; a narrower one says more than its place."""

    place: str
    narrower: bool = False


def heading_of(words: str) -> Heading | None:
    """Returns what a line heads: "1. INTRODUCTION", "Case report:", "Fallbericht"; or None."""
    return _headings().get(_name(words))


def abstract_label(words: str) -> bool:
    """Returns whether a line may head a part of an abstract."""
    name = _name(words)
    heading = _headings().get(name)
    return name in _abstract_only() or (
        heading is not None and not heading.narrower and heading.place in _ALSO_IN_ABSTRACT
    )


def _name(words: str) -> str:
    if len(words) > _LONGEST:
        return ""
    name = folded(words).replace("&", "and").replace("–", "-").replace("ß", "ss")
    return _NUMBER.sub("", name).rstrip(" :.-—").strip()


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(";")]


@cache
def _headings() -> dict[str, Heading]:
    found = {name: Heading(place=place) for place, all_ in _NAMES.items() for name in _listed(all_)}
    for place, names in _NARROWER.items():
        found |= {name: Heading(place=place, narrower=True) for name in _listed(names)}
    return found


@cache
def _abstract_only() -> frozenset[str]:
    return frozenset(_listed(_ABSTRACT_ONLY))
