// What comes in and goes out by the clipboard: of other programs only what the dialect can say.
import { DOMSerializer, Fragment, Slice } from "../../vendor/prosemirror/prosemirror.js";
import { cellsOf, nodeOfBlock } from "./nodes.js";
import { read } from "./reading.js";
import { hasLists } from "./schema.js";
import { Source } from "./source.js";
import { writeLine } from "./writing.js";
import { cleaned } from "./foreign.js";

export const clipboard = (schema, prints) => ({
  transformPastedHTML: (html) => (/\sdata-pm-slice=/.test(html) ? html : cleaned(html)),
  clipboardTextParser: (text) => parsed(schema, text),
  clipboardTextSerializer: (slice) => written(schema, slice),
  clipboardSerializer: serializerOf(schema, prints),
});

// Plain text is read as the dialect: what others write survives in it, and what was copied from a
// field's plain text is what it was.
function parsed(schema, text) {
  const blocks = read(text.replace(/\r\n?/g, "\n"), { lists: hasLists(schema) });
  const nodes = Fragment.from(blocks.map((block) => nodeOfBlock(schema, block)));
  return blocks.length === 1 && nodes.firstChild.isTextblock ? Slice.maxOpen(nodes) : new Slice(nodes, 0, 0);
}

function written(schema, { content, openStart, openEnd }) {
  const only = content.childCount === 1 ? content.firstChild : null;
  if (only?.isTextblock) return writeLine(cellsOf(only), { lists: false }).text;
  if (content.firstChild?.isInline) return writeLine(cellsOf(schema.node("paragraph", null, content)), { lists: false }).text;
  const doc = schema.node("doc", null, new Slice(content, openStart, openEnd).content);
  return new Source(schema, "").write(doc);
}

// HTML for other programs, in which pieces are the words that they print; ours knows them again.
function serializerOf(schema, prints) {
  const nodes = DOMSerializer.nodesFromSchema(schema);
  const spec = (node, print) => ["span", { "data-code": node.attrs.code }, print || node.attrs.code];
  nodes.chip = (node) => spec(node, prints.of(node.attrs.code)?.prints);
  return new DOMSerializer(nodes, DOMSerializer.marksFromSchema(schema));
}
