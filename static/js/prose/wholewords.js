// Shows italic and bold as the paper will: the dialect sets whole words, and raises characters alone.
import { Plugin } from "../../vendor/prosemirror/prosemirror.js";
import { isSpace } from "./characters.js";
import { cellsOf } from "./nodes.js";
import { MARKS, hasLists, takes } from "./schema.js";
import { writeLine } from "./writing.js";

// What a change that has this took over from a text, where all is whole already.
export const READ = "read";

export function wholeWords() {
  const settled = new WeakSet();
  const settleAll = (doc) => doc.descendants((node) => {
    if (node.isTextblock) settled.add(node);
  });
  return new Plugin({
    state: { init: (_config, { doc }) => settleAll(doc), apply: () => null },
    appendTransaction(changes, _old, state) {
      if (!changes.some(({ docChanged }) => docChanged)) return null;
      if (changes.some((change) => change.getMeta("composition"))) return null;
      if (changes.some((change) => change.getMeta(READ))) settleAll(state.doc);
      const change = state.tr;
      state.doc.descendants((node, place) => {
        if (!node.isTextblock) return true;
        if (!settled.has(node)) settle(change, node, place + 1);
        settled.add(node);
        return false;
      });
      return change.docChanged ? change : null;
    },
  });
}

function settle(change, paragraph, begin) {
  const { schema } = paragraph.type;
  paragraph.forEach((node, offset) => {
    for (const mark of node.marks) {
      const { name } = mark.type;
      if (!takes(node, name)) change.removeMark(begin + offset, begin + offset + node.nodeSize, mark.type);
    }
  });
  const { spans } = writeLine(cellsOf(paragraph), { lists: hasLists(schema) });
  const read = spans.flatMap((span) => ("text" in span ? [...span.text].map((text) => ({ ...span, text })) : [span]));
  const cells = placed(paragraph, begin);
  // Blanks at the edges are not written.
  const first = cells.findIndex(({ text, sup, sub }) => text === undefined || sup || sub || !isSpace(text));
  read.forEach((span, at) => {
    const cell = cells[first + at];
    if (!cell || (span.text !== undefined && isSpace(span.text))) return;
    for (const name of ["strong", "em"]) {
      const type = schema.marks[MARKS[name]];
      if (span[name] && !cell[name]) change.addMark(cell.from, cell.to, type.create());
      if (!span[name] && cell[name]) change.removeMark(cell.from, cell.to, type);
    }
  });
}

// The cells of a paragraph with their places in the document.
function placed(paragraph, begin) {
  let at = begin;
  return cellsOf(paragraph).map((cell) => {
    const from = at;
    at += cell.text?.length ?? 1;
    return { ...cell, from, to: at };
  });
}
