// What is drawn, as the fields of the form hold it: read from them, written into them, taken back.
import * as notation from "./notation.js";

const READ = { view: notation.readView, marks: notation.readMarks, scale: notation.readScale, bar: notation.readBar };
const WRITE = {
  view: notation.writeView,
  marks: notation.writeMarks,
  scale: (scale) => (scale ? notation.writeScale(scale) : ""),
  bar: (bar) => (bar ? notation.writeLength(bar) : ""),
};
const NAMES = Object.keys(READ);
const TOGETHER = 1000; // milliseconds within which steps of one kind are one

export class Drawing extends EventTarget {
  constructor(form) {
    super();
    this.form = form;
    this.state = { ...notation.NOTHING };
    this.texts = {};
    this.unread = new Set();
    Object.assign(this, { past: [], future: [], gesture: "", time: 0 });
    for (const name of NAMES) this.#follow(form.elements[name], name);
    for (const name of NAMES) this.#take(name);
  }

  // Saving puts texts into a control by script: what was kept offline, what somebody else has written.
  #follow(control, name) {
    const { get, set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value");
    Object.defineProperty(control, "value", {
      configurable: true,
      get: () => get.call(control),
      set: (text) => {
        set.call(control, text);
        this.#adopt(name);
      },
    });
    control.addEventListener("input", () => this.#adopt(name));
  }

  #take(name) {
    const text = this.form.elements[name].value;
    this.texts[name] = text;
    const value = READ[name](text);
    this.unread.delete(name);
    if (value === null) this.unread.add(name);
    else this.state = { ...this.state, [name]: value };
  }

  // Takes over a text that came by another way than the editor.
  #adopt(name) {
    if (this.form.elements[name].value === this.texts[name]) return;
    const [before, said] = [this.state, this.#said(name)];
    this.#take(name);
    if (this.#said(name) !== said) this.#remember(before, "");
    this.dispatchEvent(new CustomEvent("adopted", { detail: { name } }));
  }

  #said(name) {
    return WRITE[name](this.state[name]);
  }

  // Whether the text of a field is read; what is not read is left as it is.
  reads(name) {
    return !this.unread.has(name);
  }

  // Changes something; steps of one ``gesture`` that follow each other are taken back as one.
  change(changes, { gesture = "" } = {}) {
    const wanted = Object.fromEntries(Object.entries(changes).filter(([name]) => this.reads(name)));
    const next = { ...this.state, ...wanted };
    if (NAMES.every((name) => WRITE[name](next[name]) === this.#said(name))) return;
    this.#remember(this.state, gesture);
    this.#put(next);
  }

  #remember(before, gesture) {
    const now = Date.now();
    const isOn = gesture && gesture === this.gesture && now - this.time < TOGETHER;
    if (!isOn) this.past.push(before);
    this.future = [];
    Object.assign(this, { gesture, time: now });
  }

  #put(state) {
    this.state = state;
    for (const name of NAMES) {
      const text = this.#said(name);
      const control = this.form.elements[name];
      if (!this.reads(name) || text === WRITE[name](READ[name](this.texts[name]))) continue;
      this.texts[name] = text;
      control.value = text;
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.dispatchEvent(new CustomEvent("changed"));
  }

  get canUndo() {
    return this.past.length > 0;
  }

  get canRedo() {
    return this.future.length > 0;
  }

  undo() {
    this.#go(this.past, this.future);
  }

  redo() {
    this.#go(this.future, this.past);
  }

  #go(from, to) {
    const state = from.pop();
    if (!state) return;
    to.push(this.state);
    this.gesture = "";
    this.#put({ ...state, ...Object.fromEntries([...this.unread].map((name) => [name, this.state[name]])) });
  }

  // --- marks

  get marks() {
    return this.state.marks;
  }

  addMark(mark) {
    this.change({ marks: [...this.marks, mark] });
  }

  changeMark(at, changes, options) {
    const changed = { ...this.marks[at], ...changes };
    if (!notation.isMark(changed)) return;
    this.change({ marks: this.marks.map((mark, place) => (place === at ? changed : mark)) }, options);
  }

  removeMark(at) {
    this.change({ marks: this.marks.filter((_mark, place) => place !== at) });
  }
}
