"""The markup that CSL-JSON allows in text: ``<i>``, ``<b>``, ``<sup>``, ``<sub>``, ``<sc>``, spans.

citeproc-js loses characters where tags don't pair, so what is no pair is guarded: its ``<`` goes
through the engine as U+0004, which no reference can hold, and comes back as it was.
"""

import re

GUARD = "\x04"
ATTRIBUTE = r' class="no(?:case|decor)"| style="font-variant: ?small-caps;"'
TAG = re.compile(
    r"<(?P<closes>/)?(?P<name>i|b|sup|sub|sc|span)"
    rf"(?(closes)|(?:(?<!span)|(?<=span)(?:{ATTRIBUTE})))>"
)


def guarded(text: str) -> str:
    """Return the text with every ``<`` guarded that is not part of a pair of tags."""
    open_tags: list[re.Match[str]] = []
    pairs: set[int] = set()
    for tag in TAG.finditer(text):
        if not tag["closes"]:
            open_tags.append(tag)
        elif open_tags and open_tags[-1]["name"] == tag["name"]:
            pairs |= {open_tags.pop().start(), tag.start()}
    return "".join(
        GUARD if character == "<" and place not in pairs else character
        for place, character in enumerate(text)
    )


def unguarded(text: str) -> str:
    """Return the text as it was before ``guarded``."""
    return text.replace(GUARD, "<")
