// A field of prose: the text area that is saved, and the editor that shows and changes its text.
import { EditorState, EditorView, NodeSelection, closeHistory, history } from "../../vendor/prosemirror/prosemirror.js";
import { CHIPS, chips } from "./chips.js";
import { countWords, sayCount } from "./counting.js";
import { keysOf } from "./keys.js";
import { menu } from "./menu.js";
import { clipboard } from "./paste.js";
import { read } from "./reading.js";
import { LINES, PROSE, hasLists } from "./schema.js";
import { Source } from "./source.js";
import { Toolbar } from "./toolbar.js";
import { READ, wholeWords } from "./wholewords.js";

const OF_AREA = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
const LONGEST = 250_000; // characters that the editor holds; no section is so long
let number = 0;

export class Field {
  constructor(area, { prints, choices, words }) {
    Object.assign(this, { area, prints, words, choices });
    number += 1;
    this.schema = area.dataset.prose === "prose" ? PROSE : LINES;
    this.text = this.#isLong ? "" : area.value;
    this.source = new Source(this.schema, this.text);
    this.#frame();
    this.view = new EditorView(this.page, {
      state: EditorState.create({ doc: this.source.doc, plugins: this.#plugins() }),
      attributes: this.#attributes(),
      dispatchTransaction: (change) => this.#changed(change),
      handleDOMEvents: { keydown: readSelection },
      ...clipboard(this.schema, prints),
    });
    this.view.dom.name = area.name; // by which the paper knows what is worked on
    this.toolbar = new Toolbar(this.view, words, this.label);
    this.frame.prepend(this.toolbar.element);
    this.toolbar.element.append(this.toggle);
    this.#listen();
    this.#showPlain(this.#isLong);
    this.#count();
  }

  get #isLong() {
    return this.area.value.length > LONGEST;
  }

  #plugins() {
    return [
      menu(this.choices, this.words),
      ...keysOf(this.schema),
      history(),
      wholeWords(),
      chips({ ...this, sourceOf: () => this.sourceOf() }),
    ];
  }

  #attributes() {
    return {
      id: `prose-${number}`,
      class: "form-control prose-page",
      role: "textbox",
      "aria-multiline": "true",
      ...(this.label ? { "aria-labelledby": this.label.id } : { "aria-label": this.area.name }),
      "aria-describedby": this.line.id,
      spellcheck: "true",
      lang: this.area.lang || document.documentElement.lang,
    };
  }

  // What stands round the text area.
  #frame() {
    const element = (tag, name) => {
      const one = document.createElement(tag);
      one.className = name;
      return one;
    };
    this.label = document.querySelector(`label[for="${CSS.escape(this.area.id)}"]`);
    if (this.label) this.label.id ||= `prose-label-${number}`;
    this.frame = element("div", "prose-field");
    this.page = element("div", "prose-sheet");
    this.problems = element("div", "visually-hidden");
    this.line = element("p", "prose-count");
    this.line.id = `prose-count-${number}`;
    this.hint = element("p", "prose-hint");
    this.hint.setAttribute("role", "status");
    this.toggle = element("button", "btn btn-sm prose-plain");
    this.toggle.type = "button";
    this.toggle.textContent = this.words.word("plain");
    this.problems.setAttribute("aria-hidden", "true");
    this.frame.append(this.page, this.problems, this.hint, this.line);
    this.area.before(this.frame);
    this.page.after(this.area);
  }

  #listen() {
    const { area } = this;
    // Saving puts texts back by script: what was kept offline, what somebody else has written.
    Object.defineProperty(area, "value", {
      configurable: true,
      get: () => OF_AREA.get.call(area),
      set: (text) => {
        OF_AREA.set.call(area, text);
        this.adopt();
      },
    });
    area.addEventListener("input", () => this.adopt());
    area.form?.addEventListener("reset", () => setTimeout(() => this.adopt()));
    area.addEventListener("focus", () => this.isPlain || this.view.focus());
    this.label?.addEventListener("click", () => this.isPlain || this.view.focus());
    this.view.dom.addEventListener("focus", () => this.choices.warm());
    this.view.dom.addEventListener("blur", () => area.dispatchEvent(new Event("change", { bubbles: true })));
    this.toggle.addEventListener("click", () => {
      this.#showPlain(!this.isPlain || this.#isLong);
      this.adopt();
      (this.isPlain ? area : this.view).focus();
    });
    new MutationObserver(() => this.#takeFaults()).observe(area, {
      attributeFilter: ["aria-invalid", "aria-describedby"],
    });
    this.#takeFaults();
  }

  #showPlain(isPlain) {
    this.isPlain = isPlain;
    this.frame.classList.toggle("is-plain", isPlain);
    this.toggle.setAttribute("aria-pressed", String(isPlain));
    this.area.classList.toggle("visually-hidden", !isPlain);
    this.area.tabIndex = isPlain ? 0 : -1;
    if (isPlain) this.area.removeAttribute("aria-hidden");
    else this.area.setAttribute("aria-hidden", "true");
    this.page.hidden = isPlain;
    this.toolbar.bar.hidden = isPlain;
  }

  // What is wrong with the text is said of the editor too.
  #takeFaults() {
    const { area, view, line } = this;
    const isInvalid = area.getAttribute("aria-invalid") === "true";
    view.dom.toggleAttribute("aria-invalid", isInvalid);
    if (isInvalid) view.dom.setAttribute("aria-invalid", "true");
    view.dom.classList.toggle("is-invalid", isInvalid);
    const told = [area.getAttribute("aria-describedby"), line.id].filter(Boolean).join(" ");
    view.dom.setAttribute("aria-describedby", told);
  }

  #changed(change) {
    this.view.updateState(this.view.state.apply(change));
    if (change.docChanged && !change.getMeta(READ)) this.#write();
    if (change.docChanged) {
      this.prints.want(this.codes());
      this.#count();
    }
    this.toolbar?.update();
    if (change.selectionSet || change.docChanged) this.#tell();
  }

  #write() {
    const text = this.source.write(this.view.state.doc);
    if (text === this.text) return;
    this.text = text;
    OF_AREA.set.call(this.area, text);
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Takes over a text that came by another way than the editor; the cursor stays where it can.
  adopt() {
    const text = this.area.value;
    if (this.#isLong && !this.isPlain) this.#showPlain(true);
    if (text === this.text || this.#isLong) return;
    const isSame = this.#reading(text) === this.#reading(this.text);
    this.text = text;
    this.source = new Source(this.schema, text);
    if (isSame) return; // blanks at an end, say, that saving takes away while somebody types on
    readSelection();
    const { state } = this.view;
    const wanted = this.source.doc.content;
    const start = state.doc.content.findDiffStart(wanted);
    if (start === null) return;
    let { a, b } = state.doc.content.findDiffEnd(wanted);
    const overlap = start - Math.min(a, b);
    if (overlap > 0) [a, b] = [a + overlap, b + overlap];
    const change = closeHistory(state.tr.replace(start, a, this.source.doc.slice(start, b)));
    this.view.dispatch(change.setMeta(READ, true));
  }

  #reading(text) {
    const blocks = read(text, { lists: hasLists(this.schema) });
    return JSON.stringify(blocks.map(({ kind, ordered, lines }) => [kind, ordered, lines]));
  }

  codes() {
    const found = [];
    this.view.state.doc.descendants(({ type, attrs }) => {
      if (type.name === "chip") found.push(attrs.code);
    });
    return found;
  }

  showPrints(language) {
    readSelection();
    if (language) for (const one of [this.area, this.view.dom]) one.lang = language;
    this.view.dispatch(this.view.state.tr.setMeta(CHIPS, true));
    this.#count();
  }

  // As what the paper knows the text.
  sourceOf() {
    const { source = "", prefix = "" } = this.area.closest("[data-entry]")?.dataset ?? {};
    return source.endsWith(":") ? source + this.area.name.slice(prefix.length) : source;
  }

  #count() {
    const source = this.sourceOf();
    sayCount(this.line, {
      here: countWords(this.view.state.doc, this.prints, source),
      prints: this.prints,
      words: this.words,
      counted: this.area.dataset.counted,
      source,
    });
  }

  // Says how the piece that is chosen is written, and what is wrong with it.
  #tell() {
    const { selection } = this.view.state;
    const { attrs } = selection instanceof NodeSelection ? selection.node : { attrs: {} };
    const problem = attrs.code ? this.prints.of(attrs.code)?.problem : attrs.why && this.words.word(`unread-${attrs.why}`);
    const told = [attrs.code ?? attrs.raw, problem].filter(Boolean).join(" – ");
    if (this.hint.textContent !== told) this.hint.textContent = told;
  }
}

// Browsers tell late of where the cursor has gone. What acts before that would put it back.
function readSelection() {
  document.dispatchEvent(new Event("selectionchange"));
  return false;
}
