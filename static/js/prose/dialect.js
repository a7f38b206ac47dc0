// The signs within a line of prose, read as casereports/manuscript/dialect.py reads them.
import { citationOf } from "./cites.js";
import { SPACE, WORD, characterAt, characterBefore, isAlnum, isSpace, strip } from "./characters.js";

const DEEPEST = 20;
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const CITATION = /\[([^[\]]*@[^[\]]*)\]/y;
const BRACES = /\{[ \t\n\u00a0]*([A-Za-z][A-Za-z0-9_]*)[ \t\n\u00a0]*(?::([^{}]*))?\}/y;
const OPENED = new RegExp(`^\\{([ \\t\\n\\u00a0]*(?![0-9_])[${WORD}][^{}]*)`, "u");
const LIKE_A_QUOTATION = new RegExp(`^[${WORD}.\\-\\u2010\\u2011\\u2013${SPACE}]*(?::[^]*)?$`, "u");
const RAISED = new RegExp(`\\^((?:\\\\[^\\n]|[^${SPACE}^\\\\])+)\\^`, "uy");
const LOWERED = new RegExp(`~((?:\\\\[^\\n]|[^${SPACE}~\\\\])+)~`, "uy");
const ESCAPED = new RegExp(`\\\\([^${WORD}])`, "gu");
const STARS = /\\[^]|(\*+)/g;
const BREAK = /[ \t]*\n[ \t]*|\t+/g;
export const SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

// Returns the spans of a line: {text, em, strong, sup, sub}, {code, node, em, strong} for what is
// cited or quoted, and {raw, why} for what begins like that and can't be read.
export function readLine(source) {
  return new Line(source).spans();
}

// What a citation or a mention names, from how it is written; null where it names nothing.
export function nodeOf(code) {
  const spans = readLine(code);
  return spans.length === 1 && spans[0].node ? spans[0].node : null;
}

// How a node is written.
export function codeOf(node) {
  if (node.kind === "citation") return `[${node.cites.join("; ")}]`;
  if (node.kind === "datum") return `{${node.path.join(":")}}`;
  if (node.kind === "table_ref") return `{table:${node.key}}`;
  return node.panels.length ? `{fig:${node.key}:${node.panels.join(",")}}` : `{fig:${node.key}}`;
}

class Line {
  constructor(source) {
    this.source = source;
    this.pos = 0;
    this.end = source.length;
    this.level = 0;
    this.marks = [];
    this.pending = "";
    this.found = [];
    this.unclosed = new Map();
  }

  spans() {
    this.#read();
    return merged(this.found);
  }

  #read() {
    while (this.pos < this.end) {
      if (this.level < DEEPEST && this.#sign()) continue;
      this.pending += this.source[this.pos];
      this.pos += 1;
    }
    this.#flush();
  }

  #sign() {
    switch (this.source[this.pos]) {
      case "\\": return this.#escape();
      case "[": return this.#citation();
      case "{": return this.#mention();
      case "^": return this.#short(RAISED, "sup");
      case "~": return this.#short(LOWERED, "sub");
      case "*": return this.#stars();
      default: return false;
    }
  }

  #flush() {
    if (this.pending) this.#put({ text: this.pending.replace(BREAK, " ") }, 0);
    this.pending = "";
  }

  #put(span, length) {
    const own = Object.fromEntries(this.marks.map((mark) => [mark, true]));
    this.found.push({ ...own, ...span });
    this.pos += length;
    return true;
  }

  #match(pattern) {
    pattern.lastIndex = this.pos;
    const match = pattern.exec(this.source);
    return match && this.pos + match[0].length <= this.end ? match : null;
  }

  #escape() {
    if (this.pos + 1 >= this.end) return false;
    const next = this.source[this.pos + 1];
    if (next === "\n") {
      this.#flush();
      this.#put({ text: " " }, 2);
      while (this.pos < this.end && /[ \t]/.test(this.source[this.pos])) this.pos += 1;
      return true;
    }
    if (!SIGNS.includes(next)) return false;
    this.pending += next;
    this.pos += 2;
    return true;
  }

  #leaf(raw, node) {
    this.#flush();
    return this.#put({ code: codeOf(node), node }, raw.length);
  }

  #unreadable(raw, why) {
    this.#flush();
    return this.#put({ raw: raw.replace(BREAK, " "), why }, raw.length);
  }

  #citation() {
    const match = this.#match(CITATION);
    const node = match && citationOf(match[1]);
    if (node) return this.#leaf(match[0], node);
    if (!this.source.startsWith("[@", this.pos)) return false;
    return match ? this.#unreadable(match[0], "citation") : this.#unreadable("[@", "open");
  }

  #mention() {
    const match = this.#match(BRACES);
    if (!match) return this.#attempt();
    if (match[2] === undefined && this.#isUnit(this.pos + match[0].length)) return false;
    const [raw, noun, words = ""] = match;
    const [what, rest] = [noun.toLowerCase(), words.replace(BREAK, " ")];
    if (what !== "fig" && what !== "table") {
      return this.#leaf(raw, { kind: "datum", path: [what, ...(rest ? rest.split(":").map(strip) : [])] });
    }
    const cut = rest.indexOf(":");
    const key = strip(cut < 0 ? rest : rest.slice(0, cut));
    const panels = cut < 0 ? "" : strip(rest.slice(cut + 1));
    if (!NAME.test(key) || (what === "table" && panels)) return this.#unreadable(raw, what);
    if (what === "table") return this.#leaf(raw, { kind: "table_ref", key });
    return this.#leaf(raw, { kind: "figure_ref", key, panels: panels ? panels.split(",").map(strip) : [] });
  }

  // What is meant as a quotation and is none can't be read; a set such as {a, b} is text.
  #attempt() {
    const match = OPENED.exec(this.source.slice(this.pos, this.end));
    if (!match) return false;
    const [raw, words] = match;
    const end = this.pos + raw.length;
    if (!words.includes(":") && this.#isUnit(end + 1)) return false;
    if (end === this.end || this.source[end] === "{") return this.#unreadable("{", "brace");
    return LIKE_A_QUOTATION.test(words) && this.#unreadable(`${raw}}`, "quotation");
  }

  // Whether braces belong to a unit, as UCUM writes it: {cells}/uL, 10*6{cells}.
  #isUnit(end) {
    const before = characterBefore(this.source, this.pos);
    return isAlnum(before) || before === "/" || this.source[end] === "/";
  }

  #short(pattern, mark) {
    const match = this.#match(pattern);
    if (!match) return false;
    this.#flush();
    return this.#put({ text: match[1].replace(ESCAPED, "$1"), [mark]: true }, match[0].length);
  }

  #stars() {
    const start = this.pos;
    const width = this.source[start + 1] === "*" ? 2 : 1;
    if (isAlnum(characterBefore(this.source, start))) return false;
    const close = this.#closing(start + width, width);
    if (close === null) return false;
    const limit = this.end;
    this.#flush();
    this.marks.push(width === 2 ? "strong" : "em");
    this.level += 1;
    [this.pos, this.end] = [start + width, close];
    this.#read();
    this.level -= 1;
    this.marks.pop();
    [this.pos, this.end] = [close + width, limit];
    return true;
  }

  // Where the closing stars stand. A search that failed is remembered, so that a text of nothing
  // but stars takes linear time.
  #closing(begin, width) {
    const limit = this.end;
    const name = `${limit}/${width}`;
    const failed = this.unclosed.get(name) ?? limit;
    if (begin >= limit || isSpace(this.source[begin]) || begin >= failed) return null;
    STARS.lastIndex = begin;
    for (let match = STARS.exec(this.source); match && match.index < limit; match = STARS.exec(this.source)) {
      if (!match[1]) continue;
      const end = Math.min(match.index + match[1].length, limit);
      const length = end - match.index;
      const closes = length === width || length === 3;
      if (!closes || end - width <= begin || isSpace(this.source[end - width - 1])) continue;
      if (end === limit || !isAlnum(characterAt(this.source, end))) return end - width;
    }
    this.unclosed.set(name, begin);
    return null;
  }
}

const looks = ({ em, strong, sup, sub }) => `${Boolean(em)}${Boolean(strong)}${Boolean(sup)}${Boolean(sub)}`;

// Neighbours that look alike are one span.
export function merged(spans) {
  const found = [];
  for (const span of spans) {
    const last = found.at(-1);
    if (last && "text" in last && "text" in span && looks(last) === looks(span)) last.text += span.text;
    else found.push({ ...span });
  }
  return found;
}
