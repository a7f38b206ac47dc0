"""The few words that a printed paper adds by itself, in the paper's language."""

from casereports.clinical.values import Value


class Words(Value):
    """Fixed words of the page: headings, captions, marks."""

    abstract: str = "Abstract"
    keywords: str = "Keywords"
    references: str = "References"
    reference: str = "Reference"
    figure: str = "Figure"
    table: str = "Table"
    correspondence: str = "Correspondence"
    equal: str = "These authors contributed equally."
    conjunction: str = "and"
    page: str = "Page"
    of: str = "of"


WORDS = {
    "en": Words(),
    "de": Words(
        abstract="Zusammenfassung",
        keywords="Schlüsselwörter",
        references="Literatur",
        reference="Quelle",
        figure="Abbildung",
        table="Tabelle",
        correspondence="Korrespondenz",
        equal="Diese Autoren haben zu gleichen Teilen beigetragen.",
        conjunction="und",
        page="Seite",
        of="von",
    ),
    "fr": Words(
        abstract="Résumé",
        keywords="Mots-clés",
        references="Références",
        reference="Référence",
        figure="Figure",
        table="Tableau",
        correspondence="Correspondance",
        equal="Ces auteurs ont contribué à parts égales.",
        conjunction="et",
        page="Page",
        of="sur",
    ),
    "es": Words(
        abstract="Resumen",
        keywords="Palabras clave",
        references="Referencias",
        reference="Referencia",
        figure="Figura",
        table="Tabla",
        correspondence="Correspondencia",
        equal="Estos autores contribuyeron por igual.",
        conjunction="y",
        page="Página",
        of="de",
    ),
}


def words_for(language: str) -> Words:
    """Return the words of a language (BCP 47), English where we have none of our own."""
    return WORDS.get(language.split("-", maxsplit=1)[0].lower(), WORDS["en"])
