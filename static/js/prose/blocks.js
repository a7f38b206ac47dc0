// The blocks of a text in the dialect: paragraphs and lists, found as the paper's own reader finds
// them (casereports/manuscript/dialect.py, over markdown-it-py). tests/browser/test_editor_trees.py
// holds the two against each other.
import { SPACE } from "./characters.js";

const DEEPEST = 20; // levels of nesting that are read
const LIST = new RegExp(`^(?:[-*]|1[.)])[${SPACE}]+[^${SPACE}]`, "u");
const MARKER = /(?:([-+*])|(\d{1,9})([.)]))(?=[ \t\n]|$)/y;
const EDGE = "\\t\\n\\v\\f\\r \\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const EDGES = new RegExp(`^[${EDGE}]+|[${EDGE}]+$`, "g");

// Returns [{kind, ordered, lines, begin, end}]: the raw lines of each block (a list has one array of
// paragraphs for each item), and the offsets in the text between which the block stands.
export function readBlocks(text, { lists = true } = {}) {
  return new Reader(text, lists).blocks();
}

class Reader {
  constructor(text, lists) {
    this.text = text;
    this.rows = rowsOf(text);
    this.lists = lists;
    this.line = 0;
    this.level = 0;
    this.indent = 0; // columns that belong to the list item which is read
    this.outer = -1; // those of the item around it
    this.max = this.rows.length - 1;
  }

  blocks() {
    const found = [];
    this.#read((begin, block) => found.push({ ...block, ...this.#place(begin) }));
    return found;
  }

  // Where the rows from one up to the present one stand, without empty ones at the end.
  #place(begin) {
    let last = Math.min(this.line, this.max) - 1;
    while (last > begin && this.#isEmpty(last)) last -= 1;
    return { begin: this.rows[begin].start, end: this.rows[last].end };
  }

  #isEmpty(at) {
    return this.rows[at].first >= this.rows[at].end;
  }

  #read(take) {
    let at = this.line;
    while (at < this.max) {
      while (at < this.max && this.#isEmpty(at)) at += 1;
      this.line = at;
      if (at >= this.max || this.rows[at].indent < this.indent) return;
      if (this.level >= DEEPEST) {
        this.line = this.max;
        return;
      }
      const list = this.#list(at);
      const block = list ?? { kind: "paragraph", lines: [this.#paragraph(at)] };
      take(at, block);
      at = this.line;
      if (at < this.max && this.#isEmpty(at)) at += 1;
      this.line = at;
    }
  }

  #paragraph(begin) {
    let next = begin + 1;
    while (next < this.max && !this.#isEmpty(next)) {
      if (this.rows[next].indent - this.indent <= 3 && this.#interrupts(next)) break;
      next += 1;
    }
    this.line = next;
    const rows = this.rows.slice(begin, next);
    return rows.map((row) => this.text.slice(row.first, row.end)).join("\n").replace(EDGES, "");
  }

  // Whether a row could begin a list, and with what sign.
  #marker(at) {
    const row = this.rows[at];
    if (!this.lists) return null;
    MARKER.lastIndex = row.first;
    const match = MARKER.exec(this.text);
    if (!match) return null;
    const [all, bullet, number, sign] = match;
    return { ordered: !bullet, number: Number(number), sign: bullet ?? sign, after: row.first + all.length };
  }

  #opening(at) {
    const row = this.rows[at];
    if (!this.level && !LIST.test(this.text.slice(row.first, row.end))) return null;
    if (this.outer >= 0 && row.indent - this.outer >= 4 && row.indent < this.indent) return null;
    return this.#marker(at);
  }

  // Whether a list begins in the middle of a paragraph.
  #interrupts(at) {
    const marker = this.#opening(at);
    if (!marker) return false;
    if (this.rows[at].indent < this.indent) return true;
    if (marker.ordered && marker.number !== 1) return false;
    return !/^[ \t]*$/.test(this.text.slice(marker.after, this.rows[at].end));
  }

  #list(begin) {
    let marker = this.#opening(begin);
    if (!marker) return null;
    const { ordered, sign } = marker;
    const items = [];
    this.level += 1;
    let at = begin;
    while (marker && marker.ordered === ordered && marker.sign === sign) {
      this.#item(at, marker, items);
      at = this.line;
      if (at >= this.max || this.rows[at].indent < this.indent) break;
      marker = this.#marker(at);
    }
    this.level -= 1;
    return { kind: "list", ordered, lines: items };
  }

  // Reads an item; what stands within it goes on as items of their own.
  #item(at, marker, items) {
    const row = this.rows[at];
    const [first, indent, ours, outer] = [row.first, row.indent, this.indent, this.outer];
    const begin = indent + marker.after - first;
    const { content, column } = afterBlanks(this.text, marker.after, row.end, begin);
    const width = content >= row.end || column - begin > 4 ? 1 : column - begin;
    items.push([]);
    [this.outer, this.indent] = [ours, begin + width];
    [row.first, row.indent] = [content, column];
    this.level += 1;
    this.line = at;
    if (content >= row.end && this.#isEmpty(at + 1)) this.line = Math.min(at + 2, this.max);
    else this.#read((_begin, block) => take(items, block));
    this.level -= 1;
    [this.indent, this.outer, row.first, row.indent] = [ours, outer, first, indent];
  }
}

function take(items, block) {
  if (block.kind === "list") items.push(...block.lines);
  else items.at(-1).push(...block.lines);
}

function afterBlanks(text, begin, end, column) {
  let [content, at] = [begin, column];
  for (; content < end; content += 1) {
    if (text[content] === "\t") at += 4 - (at % 4);
    else if (text[content] === " ") at += 1;
    else break;
  }
  return { content, column: at };
}

// The rows of a text with the columns of their indent; an empty one stands at the end.
function rowsOf(text) {
  const rows = [];
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    const { content, column } = afterBlanks(text, start, end, 0);
    if (content === end && found < 0) break; // blanks behind the last line break
    rows.push({ start, end, first: content, indent: column });
    start = end + 1;
  }
  return [...rows, { start: text.length, end: text.length, first: text.length, indent: 0 }];
}
