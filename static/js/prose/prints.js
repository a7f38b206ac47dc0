// How citations, mentions and quotations print now: asked of the server for a whole page at once.
import { nodeOf } from "./dialect.js";
import { hasLists } from "./schema.js";

const SOON = 200;
const AFTER_SAVING = 400; // the paper beside the form is made first

// Where a sentence ends, and stops that end none, as the paper has it (quoting/sentences.py).
const END = /[.!?][)”"]*\s*$/u;
const ABBREVIATED =
  /(?:(?<![\p{L}\p{N}_])(?:e\.g|i\.e|al|approx|ca|cf|Dr|Figs?|Nos?|pp?|Prof|resp|spp?|St|vs)\.|…|\.\.\.)\s*$/u;
// Verbs that make a sentence, but not those of a clause within one.
const VERB =
  /(?<!(?:that|which|who) )(?<![\p{L}\p{N}_])(?:is|are|was|were|has|have|had|does|did|can|could|may|might|must|will|would|should|shows|showed|lay|came|began|became|fell|rose|grew|went|gave|took|saw|remained|appeared|occurred|persisted|died|underwent)(?![\p{L}\p{N}_])/u;

const ends = (words) => END.test(words) && !ABBREVIATED.test(words);

export class Prints {
  constructor(server, address) {
    Object.assign(this, { server, address });
    this.fields = [];
    this.known = {};
    this.counts = {};
    this.timer = 0;
    this.asked = 0;
    document.body.addEventListener("case-saved", () => this.#soon(AFTER_SAVING));
    document.body.addEventListener("htmx:afterSettle", ({ target }) => {
      if (target.closest?.("[data-live]")) this.#soon(AFTER_SAVING);
    });
  }

  of(code) {
    return this.known[code] ?? null;
  }

  // Asks for what is new on the page.
  want(codes) {
    if (codes.some((code) => !(code in this.known))) this.#soon(SOON);
  }

  #soon(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), pause);
  }

  async refresh() {
    clearTimeout(this.timer);
    this.asked += 1;
    const mine = this.asked;
    const codes = [...new Set(this.fields.flatMap((field) => field.codes()))];
    let answer;
    try {
      answer = await this.server.send(this.address, { codes });
    } catch {
      return; // what was known stays in view; the line on top tells what is wrong with the way
    }
    if (mine !== this.asked || answer.status !== 200) return;
    const { prints, counts, language } = answer.body;
    // Those that tell nothing are known too, so that they are not asked for again and again.
    this.known = { ...Object.fromEntries(codes.map((code) => [code, null])), ...prints };
    this.counts = counts;
    for (const field of this.fields) field.showPrints(language);
  }
}

// Calls back for each citation, mention and quotation of a text of the paper: the node, its place,
// what the server tells of it, and the words that it prints there.
export function walkPieces(doc, prints, source, take) {
  let before = "";
  let lead = ""; // what the last paragraph ends with: the items of a list go on with it
  let isItem = false;
  const note = (words) => {
    before = words;
    if (!isItem) lead = words;
  };
  const enter = (line, parent) => {
    isItem = parent.type.name === "list_item";
    // Behind a colon an item that is a sentence of its own does not go on with the one before.
    if (isItem) before = lead.trimEnd().endsWith(":") && isSentence(line) ? "" : lead;
    else note("");
  };
  const seen = new Set();
  doc.descendants((node, place, parent) => {
    // Where there are no lists, paragraphs print as one run.
    if (node.isTextblock && hasLists(doc.type.schema)) enter(node, parent);
    if (node.isText && node.text.trim()) note(node.text);
    if (node.type.name !== "chip") return;
    const { kind } = nodeOf(node.attrs.code);
    const told = prints.of(node.attrs.code);
    const isFirst = !seen.has(node.attrs.code);
    seen.add(node.attrs.code);
    const [within, begun] = (isFirst && told?.first?.[source]) || [told?.prints ?? "", told?.begun];
    let text = within;
    if (kind === "datum" && text) {
      if (!before || ends(before)) text = begun;
      note(within);
    } else if (kind.endsWith("_ref")) note(kind);
    take({ node, place, told, text, kind });
  });
}

// Whether a line has a verb, of its own words or of a quotation that tells a change, and ends.
function isSentence(line) {
  const words = line.textContent;
  const changes = line.children.some(
    ({ type, attrs }) => type.name === "chip" && nodeOf(attrs.code)?.path?.[2] === "change",
  );
  return (changes || VERB.test(words)) && ends(words);
}
