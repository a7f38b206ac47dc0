"""Texts as they stand within a sentence: without their capital and full stop."""

import re

#: Words that no name begins with, by what they end in; eponyms end so too seldom to matter.
_ORDINARY = re.compile(
    r"(?:\w+(?:al|ic|ous|ary|ive|oid|oma|omas|itis|osis|ar|atous|ated|ised|ized|tion|sion|ular|"
    r"pathy|emia|aemia|ment|ness|ency|ance|ases|ae|ules|cytes?|blasts?|sis|penia|plegia|plasia|"
    r"trophy|algia|uria|pneumonia)|An?|The|There|This|These|No|It|She|He|They|Her|His|"
    r"Their|After|At|In|On|With|Without|Patient|Back|Both|Bilateral|Bland|Cells?|Clear|Cyst|Dense|"
    r"Diffuse|Early|Fibres?|Findings?|Free|Gland|Grade|Heart|High|Intact|Large|Late|Left|Liver|"
    r"Low|Lung|Lymph|Marked|Mature|Mild|Mixed|Multiple|Nests?|Node|Old|Pain|Poorly|Rare|Right|"
    r"Severe|Sheets?|Small|Soft|Solid|Spindle|Stroke|Thick|Thin|Tissue|Transformed|Tumou?r|Well)"
    r"(?=[\s,;:.-]|$)"
)
_NAMES = re.compile(r"(?:Basal|Portugal|Senegal|Nepal|Bolivar|Celtic|Baltic|Adriatic|Slavic)\b")


def within(text: str) -> str:
    """Returns a text without the capital of an ordinary first word and without its full stop."""
    lowered = _ORDINARY.match(text) and not _NAMES.match(text) and not text[1:2].isupper()
    begun = text[:1].lower() + text[1:] if lowered else text
    return begun.removesuffix(".")
