// The buttons above a field: type, lists, undoing, what can be put in, and the way to plain text.
import { commandsOf, listAround } from "./keys.js";
import { openList } from "./menu.js";
import { roving } from "./roving.js";
import { symbols } from "./symbols.js";

const PRESSED = { bold: "strong", italic: "em", raised: "superscript", lowered: "subscript" };
const LISTS = { bullets: "bullet_list", numbers: "ordered_list" };
const ON_MAC = /Mac|iP(?:hone|ad)/.test(navigator.platform);
// Each with what it shows and its key; "⌘" is Ctrl where there is no such key.
const BUTTONS = [
  ["bold", "B", "⌘B"],
  ["italic", "I", "⌘I"],
  ["raised", "x²", "⌘."],
  ["lowered", "x₂", "⌘,"],
  ["bullets", "•", "⌘⇧8"],
  ["numbers", "1.", "⌘⇧7"],
  ["undo", "↶", "⌘Z"],
  ["redo", "↷", "⌘Y"],
];
let number = 0;

export class Toolbar {
  constructor(view, words, labelledBy) {
    Object.assign(this, { view, words });
    this.commands = commandsOf(view.state.schema);
    this.element = document.createElement("div");
    this.element.className = "prose-tools";
    this.bar = document.createElement("div");
    this.bar.className = "prose-bar";
    this.bar.setAttribute("role", "toolbar");
    this.bar.setAttribute("aria-label", `${words.word("tools")} ${labelledBy?.textContent.trim() ?? ""}`.trim());
    this.buttons = new Map();
    for (const [name, text, key] of BUTTONS) {
      if (name in this.commands) this.#add(name, text, key, () => this.#run(name));
    }
    this.#add("cite", "@", "@", () => openList(view, "@"));
    this.#add("quote", "{ }", "{", () => openList(view, "{"));
    number += 1;
    const opener = this.#add("symbols", "Ω", "", () => {});
    opener.id = `prose-symbols-${number}`;
    this.element.append(this.bar, symbols(view, words, opener));
    roving(this.bar);
    this.update();
  }

  #add(name, text, key, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `btn btn-sm is-${name}`;
    button.textContent = text;
    const pressed = key.replace("⌘", ON_MAC ? "⌘" : "Ctrl+").replace("⇧", ON_MAC ? "⇧" : "Shift+");
    button.setAttribute("aria-label", this.words.word(name));
    button.title = key ? `${this.words.word(name)} (${pressed})` : this.words.word(name);
    // The cursor stays in the text.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", act);
    this.buttons.set(name, button);
    this.bar.append(button);
    return button;
  }

  #run(name) {
    this.view.focus();
    this.commands[name](this.view.state, this.view.dispatch, this.view);
  }

  update() {
    const { state } = this.view;
    for (const [name, mark] of Object.entries(PRESSED)) this.#press(name, isMarked(state, state.schema.marks[mark]));
    const list = listAround(state.selection)?.node.type.name;
    for (const [name, type] of Object.entries(LISTS)) this.#press(name, list === type);
    for (const name of ["undo", "redo"]) {
      this.buttons.get(name).setAttribute("aria-disabled", String(!this.commands[name](state)));
    }
  }

  #press(name, isPressed) {
    this.buttons.get(name)?.setAttribute("aria-pressed", String(isPressed));
  }
}

function isMarked({ storedMarks, selection, doc }, type) {
  const { $from, from, to, empty } = selection;
  if (empty) return Boolean(type.isInSet(storedMarks ?? $from.marks()));
  return doc.rangeHasMark(from, to, type);
}
