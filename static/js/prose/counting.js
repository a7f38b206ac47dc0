// How many words a field prints, and how many the journal takes of them all.
import { walkPieces } from "./prints.js";

const WORD = /\S*[\p{L}\p{N}]\S*/gu;

// The words of a document as it prints: quotations count as what they print, citations not at all.
export function countWords(doc, prints, source) {
  const printed = new Map();
  walkPieces(doc, prints, source, ({ place, kind, text, node, told }) => {
    const missing = `[missing: ${node.attrs.code.slice(1, -1)}]`;
    if (kind === "citation") printed.set(place, "");
    else if (kind === "datum") printed.set(place, told?.problem ? missing : text || "1");
    else printed.set(place, "Figure 1");
  });
  let number = 0;
  doc.descendants((node, place) => {
    if (!node.isTextblock) return true;
    let text = "";
    node.forEach((inner, offset) => {
      text += inner.isText ? inner.text : (printed.get(place + 1 + offset) ?? inner.attrs.raw ?? "");
    });
    number += (text.match(WORD) ?? []).length;
    return false;
  });
  return number;
}

// Says it below the field: the words here, and of all fields that the journal counts with this one.
export function sayCount(line, { here, prints, words, counted, source }) {
  const parts = [words.word("count-here").replace("{n}", here.toLocaleString())];
  const count = prints.counts?.[counted];
  let isBeyond = false;
  if (count) {
    const others = Object.entries(count.words).filter(([name]) => name !== source);
    const all = others.reduce((sum, [, number]) => sum + number, here);
    const { at_most: most, at_least: least } = count;
    const say = (name, number) => parts.push(words.word(name).replace("{n}", number.toLocaleString()));
    if (others.length || most !== null || least !== null) say(`count-${counted}`, all);
    if (most !== null) say(count.recommended ? "at-best" : "at-most", most);
    if (least !== null) say("at-least", least);
    isBeyond = most !== null && all > most && !count.recommended;
    if (isBeyond) say("too-many", all - most);
    if (count.unverified) parts.push(words.word("unverified"));
  }
  const sentence = parts.join(" · ");
  if (line.textContent !== sentence) line.textContent = sentence;
  line.classList.toggle("is-beyond", isBeyond);
}
