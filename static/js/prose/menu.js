// The lists that "@", "{" and "/" open: searched by typing on, chosen by keyboard or mouse.
import { NodeSelection, Plugin, TextSelection } from "../../vendor/prosemirror/prosemirror.js";
import { blocksOf, fitting } from "./choices.js";
import { joined } from "./cites.js";
import { codeOf, nodeOf } from "./dialect.js";
import { commandsOf } from "./keys.js";

const LEAF = "\ufffc";
// What stands before the place one types at, from the sign on.
const SIGNS = [
  ["cite", /(?:^|[\s(\[{“‘–—-]|\ufffc)(\[?@)([^@{}[\]\n\ufffc]{0,60})$/u],
  ["quote", /(\{)([^{}@\n\ufffc]{0,60})$/u],
  ["block", /(?:^|\s)(\/)(\p{L}{0,20})$/u],
];
let number = 0;

export function menu(choices, words) {
  return new Plugin({
    view: (view) => (view.dom.menu = new Menu(view, choices, words)),
    props: {
      handleKeyDown: (view, event) => view.dom.menu?.key(event) ?? false,
      handleDOMEvents: { blur: (view) => view.dom.menu?.close() && false },
    },
  });
}

class Menu {
  constructor(view, choices, words) {
    Object.assign(this, { view, choices, words });
    this.commands = commandsOf(view.state.schema);
    this.blocks = "bullets" in this.commands ? blocksOf(this.commands, words) : [];
    number += 1;
    this.box = document.createElement("ul");
    this.box.id = `prose-menu-${number}`;
    this.box.className = "words prose-menu";
    this.box.setAttribute("role", "listbox");
    this.box.tabIndex = 0; // as it may scroll; while it is open the keys are with the text
    this.box.hidden = true;
    this.voice = document.createElement("div");
    this.voice.className = "visually-hidden";
    this.voice.setAttribute("role", "status");
    document.body.append(this.box, this.voice);
    view.dom.setAttribute("aria-autocomplete", "list");
    view.dom.setAttribute("aria-haspopup", "listbox");
    this.items = [];
    this.at = 0;
    this.asked = 0;
    this.dismissed = null;
  }

  get isOpen() {
    return !this.box.hidden;
  }

  update(view, before) {
    if (before.doc.eq(view.state.doc) && before.selection.eq(view.state.selection)) return;
    const sign = this.#sign();
    const isDismissed = sign && this.dismissed === `${sign.kind}/${sign.from}`;
    if (!isDismissed) this.dismissed = null;
    if (!sign || isDismissed || !view.hasFocus()) this.close();
    else this.#ask(sign);
  }

  destroy() {
    this.box.remove();
    this.voice.remove();
  }

  #sign() {
    const { selection } = this.view.state;
    if (!(selection instanceof TextSelection) || !selection.empty) return null;
    const { $from, from } = selection;
    const before = $from.parent.textBetween(0, $from.parentOffset, null, LEAF);
    for (const [kind, pattern] of SIGNS) {
      const match = pattern.exec(before);
      if (!match || (kind === "block" && !this.blocks.length)) continue;
      const [, sign, typed] = match;
      return { kind, typed, from: from - sign.length - typed.length, to: from };
    }
    return null;
  }

  async #ask(sign) {
    this.asked += 1;
    const mine = this.asked;
    this.sign = sign;
    const items =
      sign.kind === "block" ? fitting(this.blocks, sign.typed) : await this.choices.find(sign.kind, sign.typed);
    if (mine !== this.asked) return;
    this.#show(items);
  }

  #show(items) {
    this.items = items;
    this.box.replaceChildren(...items.map((item, at) => this.#option(item, at)));
    if (!items.length) {
      this.#hide();
      if (this.sign.kind !== "block") this.voice.textContent = this.words.word("nothing-fits");
      return;
    }
    this.box.setAttribute("aria-label", this.words.word(`list-${this.sign.kind}`));
    this.box.hidden = false;
    this.view.dom.setAttribute("aria-controls", this.box.id);
    this.#place();
    this.#mark(0);
    this.voice.textContent = `${items.length} ${this.words.word("fit")}`;
  }

  #place() {
    const { left, top, bottom } = this.view.coordsAtPos(this.sign.from);
    const { width, height } = this.box.getBoundingClientRect();
    const isBelow = bottom + height + 8 < innerHeight || top < height + 8;
    const edge = Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8));
    this.box.style.setProperty("left", `${edge + scrollX}px`);
    this.box.style.setProperty("top", `${(isBelow ? bottom + 4 : top - height - 4) + scrollY}px`);
  }

  #option(item, at) {
    const line = document.createElement("li");
    line.id = `${this.box.id}-${at}`;
    line.setAttribute("role", "option");
    const label = document.createElement("span");
    label.className = "prose-menu-label";
    label.textContent = item.label;
    const mark = document.createElement("code");
    mark.textContent = item.mark;
    const detail = document.createElement("small");
    detail.textContent = item.detail;
    line.append(label, mark, detail);
    line.addEventListener("pointerdown", (event) => {
      event.preventDefault(); // the cursor stays in the text
      this.#choose(item);
    });
    return line;
  }

  #mark(next) {
    this.at = (next + this.items.length) % this.items.length;
    [...this.box.children].forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === this.at));
      if (at !== this.at) return;
      option.scrollIntoView({ block: "nearest" });
      this.view.dom.setAttribute("aria-activedescendant", option.id);
    });
  }

  #hide() {
    this.box.hidden = true;
    for (const name of ["aria-activedescendant", "aria-controls"]) this.view.dom.removeAttribute(name);
  }

  close() {
    this.asked += 1; // an answer on its way comes too late
    if (this.isOpen) this.#hide();
    return true;
  }

  // Whether a key was for the list.
  key(event) {
    if (!this.isOpen || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    const keys = {
      ArrowDown: () => this.#mark(this.at + 1),
      ArrowUp: () => this.#mark(this.at - 1),
      Enter: () => this.#choose(this.items[this.at]),
      Tab: () => this.#choose(this.items[this.at]),
      Escape: () => this.#dismiss(),
    };
    if (event.shiftKey || !keys[event.key]) return false;
    event.stopPropagation();
    keys[event.key]();
    return true;
  }

  #dismiss() {
    this.dismissed = `${this.sign.kind}/${this.sign.from}`;
    this.close();
  }

  #choose(item) {
    const { from, to } = this.sign;
    this.close();
    if (item.run) {
      this.view.dispatch(this.view.state.tr.delete(from, to));
      item.run(this.view.state, this.view.dispatch, this.view);
    } else this.view.dispatch(insertion(this.view.state, item, from, to).scrollIntoView());
    this.view.focus();
  }
}

// Puts a piece in place of what was typed; a reference joins the citation that stands before it.
function insertion(state, { code, key }, from, to) {
  const chip = state.schema.nodes.chip;
  const $from = state.doc.resolve(from);
  const blanks = /\s*$/.exec($from.parent.textBetween(0, $from.parentOffset, null, LEAF))[0].length;
  const before = key && state.doc.resolve(from - blanks).nodeBefore;
  const cluster = before?.type === chip ? nodeOf(before.attrs.code) : null;
  if (cluster?.kind !== "citation") return state.tr.replaceWith(from, to, chip.create({ code }, null, $from.marks()));
  const whole = codeOf(joined(cluster, key));
  return state.tr.replaceWith(from - blanks - 1, to, chip.create({ code: whole }, null, before.marks));
}

// Opens a list where the cursor is, as if its sign had been typed.
export function openList(view, sign) {
  const { state } = view;
  const { $from } = state.selection;
  const before = $from.parent.textBetween(0, $from.parentOffset, null, LEAF);
  const needsSpace = sign === "@" && before && !/[\s(\ufffc]$/u.test(before);
  const chosen = state.selection instanceof NodeSelection;
  const tr = chosen ? state.tr.setSelection(TextSelection.create(state.doc, state.selection.to)) : state.tr;
  view.focus();
  view.dispatch(tr.insertText((needsSpace ? " " : "") + sign).scrollIntoView());
}
