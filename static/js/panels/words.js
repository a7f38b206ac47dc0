// What the editor says, in the reader's language, from the page's template.
import { toldIn } from "../told.js";

export class Words {
  constructor(template) {
    this.told = toldIn(template);
  }

  // Returns a sentence with its {names} filled in.
  word(name, values = {}) {
    const sentence = this.told.get(name) ?? name;
    return sentence.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  }

  // "Arrow from 20, 30 to 45, 50", "Label “T” at 12, 15".
  markSaid({ kind, at, to, text }, prints) {
    const name = this.word(kind);
    const from = at.join(", ");
    if (to) return this.word("mark-from-to", { name, from, to: to.join(", ") });
    return this.word(text ? "mark-saying" : "mark-at", { name, from, text: prints(text) });
  }
}
