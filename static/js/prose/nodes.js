// From spans to the editor's nodes, and from its lines back to spans.
import { Fragment } from "../../vendor/prosemirror/prosemirror.js";
import { MARKS, takes } from "./schema.js";

// The node of a block that was read; see reading.js.
export function nodeOfBlock(schema, { kind, ordered, lines }) {
  const paragraphs = lines.map((spans) => schema.node("paragraph", null, inlinesOf(schema, spans)));
  if (kind === "paragraph") return paragraphs[0];
  const items = paragraphs.map((paragraph) => schema.node("list_item", null, paragraph));
  return schema.node(ordered ? "ordered_list" : "bullet_list", null, items);
}

export function inlinesOf(schema, spans) {
  return Fragment.from(spans.map((span) => inlineOf(schema, span)));
}

function inlineOf(schema, span) {
  const marks = Object.keys(MARKS)
    .filter((name) => span[name])
    .map((name) => schema.mark(MARKS[name]));
  if ("text" in span) return schema.text(span.text, marks);
  if ("raw" in span) return schema.node("unread", { raw: span.raw, why: span.why }, null, marks);
  return schema.node("chip", { code: span.code }, null, marks);
}

// The characters and pieces of a line, each with its marks: what is written from.
export function cellsOf(paragraph) {
  const cells = [];
  paragraph.forEach((node) => {
    const own = {};
    for (const [name, mark] of Object.entries(MARKS)) {
      if (takes(node, mark) && node.marks.some(({ type }) => type.name === mark)) own[name] = true;
    }
    if (node.isText) for (const text of node.text) cells.push({ text, ...own });
    else cells.push({ ...own, ...node.attrs });
  });
  return cells;
}
