"""The names under which Word's markup is known."""

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
VECTOR = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"

VECTOR_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""Marks, within a picture, the vectors that newer releases of Word show in its place."""

DOCUMENT_NAMES = {
    "xmlns_w": MAIN,
    "xmlns_r": RELATIONS,
    "xmlns_wp": PLACED,
    "xmlns_a": DRAWING,
    "xmlns_pic": PICTURE,
    "xmlns_asvg": VECTOR,
}
