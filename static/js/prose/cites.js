// What stands between the brackets of a citation, read as casereports/manuscript/cites.py reads it.
import { SPACE, WORD, strip } from "./characters.js";

const KEY = `[${WORD}][${WORD}:.+/#-]*`;
const CITE = new RegExp(`^(?<prefix>.*[${SPACE}])?@(?<key>${KEY})(?:[${SPACE}]*,[${SPACE}]*(?<rest>.+))?$`, "u");
const SIGNS = /[[\]{}\\*^~@]/;
const BLANKS = new RegExp(`[${SPACE}]+`, "gu");
const UNPRINTABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/;
const LONGEST = 200;

// Returns the keys of a citation and each cite as it is written; null where it can't be read.
export function citationOf(words) {
  const cites = words.split(";").map((part) => strip(part).replace(BLANKS, " "));
  const keys = cites.map(keyOf);
  return keys.every(Boolean) ? { kind: "citation", keys, cites } : null;
}

// A citation with one more reference.
export function joined({ keys, cites }, key) {
  return keys.includes(key) ? { kind: "citation", keys, cites } : citationOf([...cites, `@${key}`].join(";"));
}

function keyOf(cite) {
  const { prefix = "", key, rest = "" } = CITE.exec(cite)?.groups ?? {};
  if (!key || UNPRINTABLE.test(cite) || [...cite].length > LONGEST || SIGNS.test(prefix + rest)) return null;
  return key;
}
