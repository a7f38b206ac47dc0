"""What may stand in what, and in which order: the part of Word's schema that our files use.

Taken down from ECMA-376, part 1 (WordprocessingML, DrawingML) by hand; Word calls a file damaged
whose properties stand in another order.
"""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import nsmap

PREFIXES = {
    address: prefix
    for prefix, address in {
        **nsmap,
        "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    }.items()
}

RUN_PROPERTIES = (
    "ins del rStyle rFonts b bCs i iCs caps smallCaps strike color sz szCs highlight u vertAlign "
    "lang"
)
PARAGRAPH_PROPERTIES = (
    "pStyle keepNext keepLines pageBreakBefore widowControl numPr suppressLineNumbers tabs "
    "suppressAutoHyphens spacing ind contextualSpacing jc outlineLvl rPr sectPr"
)
ORDER = {
    "w:document": "body",
    "w:rPr": RUN_PROPERTIES,
    "w:pPr": PARAGRAPH_PROPERTIES,
    "w:numPr": "ilvl numId",
    "w:tbl": "tblPr tblGrid tr",
    "w:tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "w:tblBorders": "top left bottom right insideH insideV",
    "w:tblCellMar": "top left bottom right",
    "w:tblGrid": "gridCol",
    "w:tr": "trPr tc",
    "w:trPr": "cantSplit tblHeader ins del",
    "w:tc": "tcPr p",
    "w:tcPr": "tcW gridSpan tcBorders vAlign",
    "w:tcBorders": "top left bottom right",
    "w:tabs": "tab",
    "w:sectPr": "footerReference pgSz pgMar lnNumType",
    "w:styles": "docDefaults style",
    "w:docDefaults": "rPrDefault pPrDefault",
    "w:rPrDefault": "rPr",
    "w:style": (
        "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr"
    ),
    "w:numbering": "abstractNum num",
    "w:abstractNum": "multiLevelType lvl",
    "w:lvl": "start numFmt lvlText lvlJc pPr rPr",
    "w:num": "abstractNumId lvlOverride",
    "w:lvlOverride": "startOverride",
    "w:settings": (
        "zoom defaultTabStop characterSpacingControl compat decimalSymbol listSeparator"
    ),
    "w:compat": "compatSetting",
    "w:ftr": "p",
    "w:fldSimple": "r",
    "w:drawing": "wp:inline",
    "wp:inline": "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic",
    "wp:cNvGraphicFramePr": "a:graphicFrameLocks",
    "a:graphic": "a:graphicData",
    "a:graphicData": "pic:pic",
    "pic:pic": "pic:nvPicPr pic:blipFill pic:spPr",
    "pic:nvPicPr": "pic:cNvPr pic:cNvPicPr",
    "pic:cNvPicPr": "a:picLocks",
    "pic:blipFill": "a:blip a:stretch",
    "a:blip": "a:extLst",
    "a:extLst": "a:ext",
    "a:ext": "asvg:svgBlip",
    "a:stretch": "a:fillRect",
    "pic:spPr": "a:xfrm a:prstGeom",
    "a:xfrm": "a:off a:ext",
    "a:prstGeom": "a:avLst",
}
MIXED = {
    "w:body": {"w:p", "w:tbl", "w:sectPr"},
    "w:p": {
        "w:pPr",
        "w:r",
        "w:hyperlink",
        "w:bookmarkStart",
        "w:bookmarkEnd",
        "w:fldSimple",
        "w:ins",
        "w:del",
    },
    "w:r": {"w:rPr", "w:t", "w:delText", "w:tab", "w:drawing"},
    "w:hyperlink": {"w:r", "w:ins"},
    "w:ins": {"w:r"},
    "w:del": {"w:r"},
}
FIRST = {"w:p": "w:pPr", "w:r": "w:rPr"}


def short(element: Any) -> str:
    """Return an element's name with the prefix that the schema's readers know: "w:p"."""
    address, _, name = element.tag.removeprefix("{").partition("}")
    return f"{PREFIXES[address]}:{name}"


def faults(root: Any) -> Iterator[str]:
    """Yield what Word would take offence at."""
    for element in root.iter():
        name, children = short(element), [short(child) for child in element]
        if name in MIXED:
            strange = set(children) - MIXED[name]
            late = FIRST.get(name) in children[1:]
            if strange or late:
                yield f"{name} holds {children}"
        elif children:
            prefix = name.partition(":")[0]
            order = [
                part if ":" in part else f"{prefix}:{part}" for part in ORDER.get(name, "").split()
            ]
            places = [order.index(child) if child in order else -1 for child in children]
            twice = name.endswith("Pr") and len(set(children)) < len(children)
            if -1 in places or places != sorted(places) or twice:
                yield f"{name} holds {children}"
