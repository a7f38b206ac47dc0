"""A page of its own around the article."""

from casereports.manuscript.document import Manuscript
from casereports.renderers.html.markup import NOTHING, Html, element, join, text
from casereports.renderers.names import author_name


def page(manuscript: Manuscript, article: Html, stylesheet: str | None) -> str:
    """Return a full document; ``stylesheet`` is trusted CSS that goes into a ``<style>``."""
    front = manuscript.front
    named = [
        ("viewport", "width=device-width, initial-scale=1"),
        *(("author", author_name(author)) for author in front.authors),
        ("keywords", ", ".join(front.keywords)),
        ("description", front.short_title),
    ]
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("title", text(front.title)),
        *(element("meta", name=name, content=content) for name, content in named if content),
        element("style", Html(stylesheet)) if stylesheet else NOTHING,
    )
    body = element("body", article, class_="paper")
    document = element("html", head, body, lang=manuscript.language)
    return join([Html("<!DOCTYPE html>\n"), document])
