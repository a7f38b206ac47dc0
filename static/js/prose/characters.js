// Kinds of characters as Python tells them apart, for which JavaScript has other lists.

// str.isspace and \s, for a class in a regular expression.
export const SPACE =
  "\\t\\n\\v\\f\\r\\x1c-\\x1f \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
// \w
export const WORD = "\\p{L}\\p{N}_";

const BLANK = new RegExp(`^[${SPACE}]$`, "u");
const ALNUM = /^[\p{L}\p{N}]$/u;
const EDGES = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "gu");

export const isSpace = (character) => BLANK.test(character);
export const isAlnum = (character) => ALNUM.test(character);
export const strip = (text) => text.replace(EDGES, "");

// The whole character at or before a place, which may take two units; none at the edges.
export const characterAt = (text, at) => (at < text.length ? String.fromCodePoint(text.codePointAt(at)) : "");
export function characterBefore(text, at) {
  if (!at) return "";
  const isPair = at > 1 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 2, at));
  return text.slice(isPair ? at - 2 : at - 1, at);
}
