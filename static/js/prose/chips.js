// Citations, mentions and quotations as chips that show what they print.
import { Decoration, DecorationSet, Plugin, PluginKey } from "../../vendor/prosemirror/prosemirror.js";
import { nodeOf } from "./dialect.js";
import { walkPieces } from "./prints.js";

export const CHIPS = new PluginKey("chips");
let number = 0;

// "problems" is an element out of sight that holds the sentences by which chips are described;
// "sourceOf" says as what the paper knows the text.
export function chips({ prints, words, problems, sourceOf }) {
  const decorated = (doc) => decorations(doc, prints, sourceOf());
  return new Plugin({
    key: CHIPS,
    state: {
      init: (_config, { doc }) => decorated(doc),
      apply: (change, old) =>
        change.docChanged || change.getMeta(CHIPS) ? decorated(change.doc) : old,
    },
    props: {
      decorations: (state) => CHIPS.getState(state),
      nodeViews: {
        chip: (node, _view, _place, told) => new Chip(node, told, problems),
        unread: (node) => new Unread(node, words, problems),
      },
    },
  });
}

function decorations(doc, prints, source) {
  const found = [];
  walkPieces(doc, prints, source, ({ node, place, told, text }) => {
    const shown = { text, problem: told?.problem ?? "", raised: Boolean(told?.raised) };
    found.push(Decoration.node(place, place + node.nodeSize, {}, shown));
  });
  return DecorationSet.create(doc, found);
}

class Piece {
  constructor(problems) {
    this.dom = document.createElement("span");
    this.dom.className = "prose-chip";
    this.dom.contentEditable = "false";
    this.dom.spellcheck = false;
    this.problems = problems;
  }

  // A sentence on what is wrong, told to who hears the page and to who points at it.
  describe(sentence) {
    this.dom.classList.toggle("is-missing", Boolean(sentence));
    if (this.sentence === sentence) return;
    this.sentence = sentence;
    this.line?.remove();
    this.line = null;
    this.dom.removeAttribute("aria-describedby");
    this.dom.title = sentence || this.code;
    if (!sentence) return;
    number += 1;
    this.line = document.createElement("span");
    this.line.id = `prose-problem-${number}`;
    this.line.textContent = sentence;
    this.problems.append(this.line);
    this.dom.setAttribute("aria-describedby", this.line.id);
  }

  destroy() {
    this.line?.remove();
  }

  ignoreMutation() {
    return true;
  }
}

class Chip extends Piece {
  constructor(node, told, problems) {
    super(problems);
    this.code = node.attrs.code;
    this.dom.dataset.kind = nodeOf(this.code).kind;
    this.#show(told);
  }

  update(node, told) {
    if (node.type.name !== "chip" || node.attrs.code !== this.code) return false;
    this.#show(told);
    return true;
  }

  #show(told) {
    const { text = "", problem = "", raised = false } = told.find(({ spec }) => "text" in spec)?.spec ?? {};
    this.dom.textContent = text && !problem ? text : bare(this.code);
    this.dom.classList.toggle("is-raised", raised);
    this.dom.classList.toggle("is-unprinted", !text);
    this.describe(problem);
  }
}

class Unread extends Piece {
  constructor({ attrs: { raw, why } }, words, problems) {
    super(problems);
    this.code = raw;
    this.dom.textContent = raw;
    this.describe(words.word(`unread-${why}`));
  }
}

// How a piece is named before it is known what it prints.
const bare = (code) => code.slice(1, -1);
