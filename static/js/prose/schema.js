// What a prose field holds: paragraphs and lists of text, and what is cited or quoted as one piece.
import { Schema } from "../../vendor/prosemirror/prosemirror.js";
import { nodeOf } from "./dialect.js";

const paragraph = {
  content: "inline*",
  group: "block",
  parseDOM: [{ tag: "p" }],
  toDOM: () => ["p", 0],
};
const lists = {
  bullet_list: {
    content: "list_item+",
    group: "block",
    parseDOM: [{ tag: "ul" }],
    toDOM: () => ["ul", 0],
  },
  ordered_list: {
    content: "list_item+",
    group: "block",
    parseDOM: [{ tag: "ol" }],
    toDOM: () => ["ol", 0],
  },
  list_item: {
    content: "paragraph",
    defining: true,
    parseDOM: [{ tag: "li" }],
    toDOM: () => ["li", 0],
  },
};
// A citation, a figure, a table or a datum; "code" is how the dialect writes it.
const chip = {
  inline: true,
  group: "inline",
  atom: true,
  attrs: { code: {} },
  parseDOM: [
    {
      tag: "span[data-code]",
      getAttrs: ({ dataset }) => (nodeOf(dataset.code) ? { code: dataset.code } : false),
    },
  ],
  toDOM: ({ attrs }) => ["span", { "data-code": attrs.code }, attrs.code],
};
// What begins like a citation or a mention and can't be read; "why" names what is wrong with it.
const unread = {
  inline: true,
  group: "inline",
  atom: true,
  attrs: { raw: {}, why: {} },
  parseDOM: [
    {
      tag: "span[data-raw]",
      getAttrs: ({ dataset }) => ({ raw: dataset.raw, why: dataset.why ?? "" }),
    },
  ],
  toDOM: ({ attrs }) => ["span", { "data-raw": attrs.raw, "data-why": attrs.why }, attrs.raw],
};
const marks = {
  strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
  em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  superscript: { excludes: "superscript subscript", parseDOM: [{ tag: "sup" }], toDOM: () => ["sup", 0] },
  subscript: { excludes: "subscript superscript", parseDOM: [{ tag: "sub" }], toDOM: () => ["sub", 0] },
};
const inlines = { chip, unread, text: { group: "inline" } };
const doc = { content: "block+" };

// A text of paragraphs and lists, and one that prints as one run and knows no lists.
export const PROSE = new Schema({ nodes: { doc, paragraph, ...lists, ...inlines }, marks });
export const LINES = new Schema({ nodes: { doc, paragraph, ...inlines }, marks });

// The names of marks in spans.
export const MARKS = { strong: "strong", em: "em", sup: "superscript", sub: "subscript" };

export const hasLists = (schema) => Boolean(schema.nodes.bullet_list);
export const isList = (node) => node.type.name.endsWith("_list");
// Marks that raise and lower are for characters alone.
export const takes = (node, mark) => node.isText || mark === "strong" || mark === "em";
