"""How people are named in print."""

import re

EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]+")


def full_name(given: str, family: str, *, family_first: bool) -> str:
    """Returns a name as it is written, the family name first where its bearer says so.

    In East Asian scripts it is first anyway, and no space follows it.
    """
    if given and family and EAST_ASIAN.fullmatch(family + given):
        return family + given
    names = (family, given) if family_first else (given, family)
    return " ".join(name for name in names if name)
