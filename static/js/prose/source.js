// The text behind an editor: what nobody touched stays as it was written, sign by sign.
import { strip } from "./characters.js";
import { cellsOf, nodeOfBlock } from "./nodes.js";
import { read } from "./reading.js";
import { hasLists, isList } from "./schema.js";
import { writeLine } from "./writing.js";

// The text of a field, with the node of each of its blocks and the piece of text that it came from.
export class Source {
  constructor(schema, text) {
    this.schema = schema;
    this.text = text;
    this.lists = hasLists(schema);
    const blocks = read(text, { lists: this.lists });
    this.pieces = blocks.map((block, at) => ({
      at,
      node: nodeOfBlock(schema, block),
      text: text.slice(block.begin, block.end),
      before: text.slice(at ? blocks[at - 1].end : 0, block.begin),
    }));
    this.end = text.slice(blocks.at(-1)?.end ?? 0);
    this.byNode = new Map(this.pieces.map((piece) => [piece.node, piece]));
    const nodes = this.pieces.map(({ node }) => node);
    this.doc = schema.node("doc", null, nodes.length ? nodes : [schema.node("paragraph")]);
  }

  // Writes a document; where the blocks of the old text would read otherwise among new ones, all is
  // written anew.
  write(doc) {
    if (doc.eq(this.doc)) return this.text;
    const kept = this.#told(doc, (block) => this.#pieceOf(block));
    return this.#readsAs(kept) ? this.#joined(kept) : this.#joined(this.#told(doc, () => null));
  }

  #pieceOf(block) {
    return this.byNode.get(block) ?? this.pieces.find(({ node }) => node.eq(block));
  }

  // The blocks of a document that hold anything, each with its text and what parts it from the one
  // above: as it was where both stood so before, else an empty line.
  #told(doc, pieceOf) {
    const told = [];
    doc.forEach((block) => {
      const piece = pieceOf(block);
      const above = told.at(-1);
      const text = piece?.text ?? writeBlock(block, above);
      if (!text && !piece) return;
      const isOld = piece && (above ? above.piece?.at === piece.at - 1 : piece.at === 0);
      told.push({ text, piece, block, isOld, before: isOld ? piece.before : above ? "\n\n" : "" });
    });
    return told;
  }

  #joined(told) {
    const whole = told.map(({ before, text }) => before + text).join("");
    return told.at(-1)?.piece?.at === this.pieces.length - 1 ? whole + this.end : whole;
  }

  // Whether the text of what is new, between its neighbours, reads as it should.
  #readsAs(told) {
    const first = told.findIndex(({ isOld }) => !isOld);
    if (first < 0) return true;
    const part = told.slice(Math.max(0, first - 1), told.findLastIndex(({ isOld }) => !isOld) + 2);
    const text = part.map(({ before, text: own }, at) => (at ? before : "") + own).join("");
    const blocks = read(text, { lists: this.lists }).map((block) => nodeOfBlock(this.schema, block));
    const wanted = part.map(({ block }) => contentOf(block));
    return blocks.map(contentOf).filter(Boolean).join("\n\n") === wanted.filter(Boolean).join("\n\n");
  }
}

// What a block holds, without its italic and bold; nothing for one that is empty.
function contentOf(block) {
  const lines = [];
  const told = ({ text, code, raw, sup, sub }) => (sup ? "^" : sub ? "~" : "") + (text ?? code ?? raw);
  const line = (paragraph) => strip(cellsOf(paragraph).map(told).join(""));
  if (isList(block)) block.forEach((item) => lines.push(line(item.firstChild)));
  else lines.push(line(block));
  const filled = lines.filter(Boolean);
  return filled.length ? `${block.type.name}\n${filled.join("\n")}` : "";
}

// Writes a block anew; a list gets other signs than the one above it, that both stay two.
function writeBlock(block, above) {
  const lists = hasLists(block.type.schema);
  if (!isList(block)) {
    const belowList = Boolean(above && isList(above.block));
    return writeLine(cellsOf(block), { lists, belowList }).text;
  }
  const isOrdered = block.type.name === "ordered_list";
  const taken = above && above.block.type === block.type ? /^\s*(?:\d+)?(\S)/.exec(above.text)?.[1] : "";
  const sign = isOrdered ? (taken === "." ? ")" : ".") : taken === "-" ? "*" : "-";
  const lines = [];
  block.forEach((item) => {
    const { text } = writeLine(cellsOf(item.firstChild), { lists, belowList: true });
    if (text) lines.push(isOrdered ? `${lines.length + 1}${sign} ${text}` : `${sign} ${text}`);
  });
  return lines.join("\n");
}
