// A line of the editor, written in the dialect so that reading it gives the same line again.
import { characterBefore, isAlnum, isSpace } from "./characters.js";
import { SIGNS } from "./dialect.js";
import { read } from "./reading.js";

const STARTS = /^([-+*]|\d{1,9}[.)])(?=\s|$)/;
// A quotation of one word, marked as one until it is known what stands beside it.
const QUOTATION = /^\{\w+\}$/;
const UNIT = /(.?)\{(\w+)\0\}(?=(\/?))/gsu;
// How much is escaped, tried in turn until the line reads as it should: what could be a piece of
// its own; stars that could open or close; every sign; and at last no italic and bold at all.
const WAYS = [{}, { stars: true }, { all: true }, { all: true, bare: true }];

// Writes cells (see nodes.js); returns the text and the spans that it reads as. Italic and bold
// take whole words, as the dialect has it, so that the spans may have more of them than the cells.
export function writeLine(cells, { lists = true, belowList = false } = {}) {
  const line = trimmed(cells.map((cell) => ({ ...cell })));
  for (const mark of ["strong", "em"]) widen(line, mark);
  let last = "";
  for (const way of WAYS) {
    for (const guarded of belowList ? [true] : [false, true]) {
      const told = written(line, way).replace(UNIT, asQuotation);
      const text = guarded && lists ? withoutMarker(told) : told;
      const spans = linesOf(text, lists);
      if (spans && sameContent(spans, line)) return { text, spans };
      last = text;
    }
  }
  return { text: last, spans: line };
}

function linesOf(text, lists) {
  const blocks = read(text, { lists });
  if (!blocks.length) return [];
  return blocks.length === 1 && blocks[0].kind === "paragraph" ? blocks[0].lines[0] : null;
}

function trimmed(cells) {
  const isBlank = (cell) => cell && "text" in cell && isSpace(cell.text) && !cell.sup && !cell.sub;
  while (isBlank(cells[0])) cells.shift();
  while (isBlank(cells.at(-1))) cells.pop();
  return cells;
}

// Whether spans hold what the cells hold, the type of it left out but for what is raised or lowered.
function sameContent(spans, cells) {
  const told = spans.flatMap((span) => ("text" in span ? [...span.text].map((text) => ({ ...span, text })) : [span]));
  const isSame = (one, other) =>
    one.text === other.text && one.code === other.code && one.raw === other.raw &&
    Boolean(one.sup) === Boolean(other.sup) && Boolean(one.sub) === Boolean(other.sub);
  return told.length === cells.length && told.every((one, at) => isSame(one, cells[at]));
}

// A star against a word is a star: so a mark takes the whole word, and no blank at its ends.
function widen(cells, mark) {
  const isLetter = (cell) => cell && "text" in cell && isAlnum(cell.text);
  const spread = (from, step) => {
    for (let at = from; isLetter(cells[at]) && isLetter(cells[at + step]) && !cells[at + step][mark]; at += step) {
      if (isShifted(cells[at]) || isShifted(cells[at + step])) return;
      cells[at + step][mark] = true;
    }
  };
  cells.forEach((cell, at) => {
    if (!cell[mark]) return;
    if (!cells[at - 1]?.[mark]) spread(at, -1);
    if (!cells[at + 1]?.[mark]) spread(at, 1);
  });
}

const isShifted = (cell) => cell.sup || cell.sub;

function written(cells, way) {
  if (way.bare) return runs(cells, way);
  return marked(cells, "strong", "**", way, (part) => marked(part, "em", "*", way, (inner) => runs(inner, way)));
}

// Writes cells with what has a mark between its signs; blanks at the ends stay outside of them.
function marked(cells, mark, sign, way, write) {
  let text = "";
  for (const part of parted(cells, (cell) => Boolean(cell[mark]))) {
    const [before, inner, after] = part[0][mark] ? unblanked(part) : [part, [], []];
    text += write(before.map((cell) => ({ ...cell, inside: cell.inside })));
    if (inner.length) text += sign + write(inner.map((cell) => ({ ...cell, inside: true }))) + sign;
    text += write(after);
  }
  return text;
}

function parted(cells, kindOf) {
  const parts = [];
  for (const cell of cells) {
    const last = parts.at(-1);
    if (last && kindOf(last[0]) === kindOf(cell)) last.push(cell);
    else parts.push([cell]);
  }
  return parts;
}

function unblanked(cells) {
  const isBlank = (cell) => "text" in cell && isSpace(cell.text) && !isShifted(cell);
  const first = cells.findIndex((cell) => !isBlank(cell));
  if (first < 0) return [cells, [], []];
  const last = cells.findLastIndex((cell) => !isBlank(cell));
  return [cells.slice(0, first), cells.slice(first, last + 1), cells.slice(last + 1)];
}

function runs(cells, way) {
  const kind = (cell) => ("text" in cell ? (cell.sup ? "^" : cell.sub ? "~" : "") : null);
  return parted(cells, kind).map((part) => {
    const sign = kind(part[0]);
    if (sign === null) return part.map((cell) => quotation(cell.code ?? cell.raw)).join("");
    const text = part.map((cell) => cell.text).join("");
    return sign ? `${sign}${shifted(text)}${sign}` : plain(text, way, part[0].inside);
  }).join("");
}

const quotation = (code) => (QUOTATION.test(code) ? code.replace("}", "\0}") : code);

// Beside a letter, a number or a stroke, braces with one word are a unit, and those with a colon not.
function asQuotation(_all, before, word, behind) {
  return `${before}{${word}${isAlnum(before) || before === "/" || behind ? ":" : ""}}`;
}

const shifted = (text) => text.replace(/[\\^~*\s]/gu, "\\$&");

function plain(text, way, inside) {
  let told = "";
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    told += (SIGNS.includes(sign) && isRead(text, at, way, inside) ? "\\" : "") + sign;
  }
  return told;
}

// Whether a sign would be read and not printed.
function isRead(text, at, { stars, all }, inside) {
  const rest = text.slice(at);
  switch (text[at]) {
    case "\\": return all || rest.length === 1 || SIGNS.includes(rest[1]);
    case "[": return all || /^\[(?:@|[^[\]]*@[^[\]]*\])/.test(rest);
    case "{": return all || /^\{\s*[\p{L}\p{N}]/u.test(rest);
    case "^": return all || /^\^[^\s^]+\^/u.test(rest);
    case "~": return all || /^~[^\s~]+~/u.test(rest);
    case "*": return all || (stars && couldBeStar(text, at, inside));
    default: return false;
  }
}

function couldBeStar(text, at, inside) {
  const opens = !isAlnum(characterBefore(text, at)) && !isSpace(text[at + 1] ?? " ");
  return opens || inside;
}

// A sign that would begin a list is told to be a sign.
function withoutMarker(text) {
  return text.replace(STARTS, (marker) => `${marker.slice(0, -1)}\\${marker.slice(-1)}`);
}
