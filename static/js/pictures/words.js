// The page's sentences for a script, and how one is filled in.
import { toldIn } from "../told.js";

export function wordsIn(template) {
  const words = toldIn(template);
  return (name, parts = {}) =>
    words.get(name).replace(/\{(\w+)\}/g, (_match, part) => parts[part]);
}
