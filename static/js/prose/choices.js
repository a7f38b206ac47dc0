// What the lists of the editor offer: references, what the record tells, and blocks.
import { nodeOf } from "./dialect.js";

const MOST = 40;
const MOST_SHORT = 10; // abbreviations, behind what the record tells
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export class Choices {
  constructor(server, address) {
    Object.assign(this, { server, address });
    this.found = null;
    this.vocabulary = null;
    this.isOld = true;
    document.body.addEventListener("case-saved", () => { this.isOld = true; });
  }

  // Returns the lists as they were last told, and has those told anew that a save made old.
  async #all() {
    if (this.isOld) {
      this.isOld = false;
      const told = this.server.words(this.address).then(gathered);
      const before = this.found;
      this.found ??= told;
      told.then(() => { this.found = told; }, () => {
        [this.found, this.isOld] = [before, true]; // the list is a help; typing goes on without it
      });
    }
    return this.found.catch(() => ({ cite: [], quote: [], abbreviate: [] }));
  }

  // Returns the abbreviations of the vocabularies, which no save changes.
  async #vocabulary() {
    this.vocabulary ??= this.server.words(`${this.address}?vocabulary`).then(({ abbreviations }) => abbreviations.flatMap(explained));
    try {
      return await this.vocabulary;
    } catch {
      this.vocabulary = null;
      return [];
    }
  }

  // Has the lists ready before the first sign is typed.
  warm() {
    this.#all();
    this.#vocabulary();
  }

  // Returns what fits a word that was typed, the nearest first.
  async find(kind, typed) {
    const [all, vocabulary] = await Promise.all([this.#all(), kind === "quote" ? this.#vocabulary() : []]);
    if (kind !== "quote" || !typed.trim()) return fitting(all[kind], typed);
    // What the case means by an abbreviation goes before what it may stand for elsewhere.
    const own = new Set(all.abbreviate.map(({ short }) => short));
    const short = [...all.abbreviate, ...vocabulary.filter((one) => !own.has(one.short))];
    const found = fitting(short, typed).slice(0, MOST_SHORT);
    return [...fitting(all.quote, typed).slice(0, MOST - found.length), ...found];
  }
}

export function fitting(items, typed) {
  const wanted = fold(typed).split(/\s+/).filter(Boolean);
  const ranked = [];
  for (const item of items) {
    if (!wanted.every((word) => item.searched.includes(word))) continue;
    ranked.push([rank(item, wanted[0] ?? ""), item]);
  }
  return ranked.sort(([one], [other]) => one - other).slice(0, MOST).map(([, item]) => item);
}

// A name that begins so goes before one that only holds it; the plain form of a row before others.
function rank({ names, depth }, word) {
  const begins = names.some((name) => name.startsWith(word));
  return (begins ? 0 : 10) + depth;
}

function gathered({ cite, mention, quote, abbreviate }) {
  return {
    cite: cite.map(cited),
    quote: [...quote.map(quoted), ...mention.map(mentioned)],
    abbreviate: abbreviate.map((one) => abbreviated(one)),
  };
}

function cited({ key, authors, year, title, number }) {
  const who = authors.length > 60 ? `${authors.slice(0, 58)}…` : authors;
  return {
    key,
    code: `[@${key}]`,
    label: [who || title || key, year].filter(Boolean).join(" · "),
    detail: who ? title : "",
    mark: number ? String(number) : `@${key}`,
    names: [key, ...authors.split(", ")].map(fold),
    searched: fold(`${key} ${authors} ${year} ${title}`),
    depth: 0,
  };
}

function quoted({ code, prints, noun, row, says }) {
  const { path } = nodeOf(code);
  return {
    code,
    label: prints,
    detail: [row, says].filter(Boolean).join(": "),
    mark: code,
    names: [...path, row].map(fold),
    searched: fold(`${code} ${prints} ${noun} ${row} ${says}`),
    depth: Math.min(path.length, 3),
  };
}

function mentioned({ code, prints, title }) {
  const node = nodeOf(code);
  return {
    code,
    label: prints,
    detail: title,
    mark: code,
    names: [prints, node.key, ...(node.panels ?? [])].map(fold),
    searched: fold(`${code} ${prints} ${title}`),
    depth: node.panels?.length ? 2 : 1,
  };
}

function abbreviated({ code, short, long }, depth = 0) {
  const folded = fold(short);
  return {
    code,
    short,
    label: short,
    detail: long,
    mark: code,
    names: [folded, fold(long), "abbr"],
    searched: fold(`${code} ${short} ${long}`),
    depth: depth + Math.min(folded.length, 9) / 10, // of those that begin so, the nearest first
  };
}

// What an abbreviation of the vocabularies stands for; of several meanings each names itself.
function explained([short, ...longs]) {
  return longs.map((long) =>
    abbreviated({ code: longs.length > 1 ? `{abbr:${short}:${long}}` : `{abbr:${short}}`, short, long }, 1),
  );
}

// The blocks that a field can hold, each with the command that makes one.
export function blocksOf(commands, words) {
  const names = ["paragraph", "bullets", "numbers"].filter((name) => name in commands);
  return names.map((name) => ({
    run: commands[name],
    label: words.word(name),
    detail: words.word(`${name}-detail`),
    mark: "",
    names: [fold(words.word(name))],
    searched: fold(`${name} ${words.word(name)}`),
    depth: 0,
  }));
}
