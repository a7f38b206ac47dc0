"""The words above an article that say what it is, in its language."""

from casereports.renderers.jats.article_data import ArticleType

HEADINGS: dict[str, dict[ArticleType, str]] = {
    "en": {"case-report": "Case Report", "retraction": "Retraction", "correction": "Correction"},
    "de": {"case-report": "Fallbericht", "retraction": "Rückzug", "correction": "Berichtigung"},
    "fr": {"case-report": "Cas clinique", "retraction": "Rétractation", "correction": "Erratum"},
    "es": {"case-report": "Caso clínico", "retraction": "Retractación", "correction": "Corrección"},
    "zh": {"case-report": "病例报告", "retraction": "撤稿声明", "correction": "更正"},
}


def heading_of(kind: ArticleType, language: str) -> str:
    """Returns the heading in a language (BCP 47), English where we have none of our own."""
    known = HEADINGS.get(language.split("-", maxsplit=1)[0].lower(), HEADINGS["en"])
    return known[kind]
