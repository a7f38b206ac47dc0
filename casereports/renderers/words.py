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
    received: str = "Received"
    accepted: str = "Accepted"
    published: str = "Published"
    correction: str = "Correction"
    retraction: str = "Retracted article"
    licence: str = "Licence"
    months: tuple[str, ...] = (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )
    date: str = "{day} {month} {year}"


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
        received="Eingegangen",
        accepted="Angenommen",
        published="Veröffentlicht",
        correction="Berichtigung",
        retraction="Zurückgezogener Artikel",
        licence="Lizenz",
        months=(
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ),
        date="{day}. {month} {year}",
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
        received="Reçu",
        accepted="Accepté",
        published="Publié",
        correction="Correction",
        retraction="Article rétracté",
        licence="Licence",
        months=(
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ),
        date="{day} {month} {year}",
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
        received="Recibido",
        accepted="Aceptado",
        published="Publicado",
        correction="Corrección",
        retraction="Artículo retractado",
        licence="Licencia",
        months=(
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ),
        date="{day} de {month} de {year}",
    ),
}


def words_for(language: str) -> Words:
    """Return the words of a language (BCP 47), English where we have none of our own."""
    return WORDS.get(language.split("-", maxsplit=1)[0].lower(), WORDS["en"])
