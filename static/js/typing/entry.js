// One row or part on the page: what is typed in it, and what of that is saved.
import { complain } from "./faults.js";
import { uuid } from "./keeper.js";

const OURS = new Set(["csrfmiddlewaretoken"]);
const same = (one, other) => one.length === other.length && one.every((text, at) => text === other[at]);
const isChosen = (control) => control.type === "checkbox" || control.type === "radio";

// The text of a control as the page came from the server, whatever stands in it by now.
function textSent(control) {
  if (control.tagName === "SELECT") {
    const chosen = [...control.options].find((option) => option.defaultSelected);
    return (chosen ?? control.options[0])?.value ?? "";
  }
  if (control.value === control.defaultValue || control.tagName === "TEXTAREA") return control.defaultValue;
  const fresh = document.createElement("input"); // reads a text as this kind of control does
  fresh.type = control.type;
  fresh.setAttribute("value", control.defaultValue);
  return fresh.value;
}

export class Entry {
  constructor(element, desk) {
    this.element = element;
    this.desk = desk;
    this.token = element.dataset.token || uuid();
    // A browser that goes back must not put the texts of then over what is saved now.
    element.closest("form")?.setAttribute("autocomplete", "off");
    // What stands in a control where nothing is unsaved, and how the server words the same.
    this.saved = this.#texts((control) =>
      isChosen(control) ? control.defaultChecked && control.value : textSent(control),
    );
    this.base = { ...this.saved };
    this.revision = element.dataset.revision === undefined ? null : Number(element.dataset.revision);
    this.told = {}; // what the server could not save, as it was told
    this.doubt = null; // a message that is not answered yet
    this.touched = new Set();
    this.busy = null;
    element.entry = this;
  }

  get row() {
    return this.element.dataset.row ?? "";
  }

  get isNew() {
    return !this.row;
  }

  // Whether a case has it once, so that its address says which it is.
  get isSingle() {
    return this.element.matches("section");
  }

  get save() {
    return this.element.dataset.save;
  }

  get place() {
    const { table, save } = this.element.dataset;
    return this.isNew || this.isSingle ? save : `${table}/${this.row}`;
  }

  // What it is kept under; two tabs in one row keep two texts.
  get key() {
    return `${this.place}#${this.token}`;
  }

  // The controls by their names without the prefix of the line.
  controls() {
    const prefix = this.element.dataset.prefix ?? "";
    const found = new Map();
    for (const control of this.element.querySelectorAll("input, select, textarea")) {
      const full = control.name;
      if (!full || OURS.has(full) || control.type === "file" || control.type === "submit") continue;
      if (!full.startsWith(prefix) || control.closest("[data-entry]") !== this.element) continue;
      const name = full.slice(prefix.length);
      if (name === "id" || name === "DELETE") continue;
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(control);
    }
    return found;
  }

  #texts(textOf) {
    const texts = {};
    for (const [name, controls] of this.controls()) {
      texts[name] = controls.map(textOf).filter((text) => text !== false);
    }
    return texts;
  }

  read() {
    return this.#texts((control) => (isChosen(control) ? control.checked && control.value : control.value));
  }

  write(name, texts) {
    for (const control of this.controls().get(name) ?? []) {
      if (isChosen(control)) control.checked = texts.includes(control.value);
      else if (control.value !== (texts[0] ?? "")) control.value = texts[0] ?? "";
    }
  }

  // A column that the line does not show (a code, say) is sent with it all the same.
  addUnseen(name) {
    const control = document.createElement("input");
    control.type = "hidden";
    control.name = (this.element.dataset.prefix ?? "") + name;
    (this.element.querySelector("td") ?? this.element).append(control);
    return control;
  }

  #isHeld(name) {
    return (this.controls().get(name) ?? []).includes(document.activeElement);
  }

  // What differs from what the server has.
  unsaved(now = this.read()) {
    return Object.fromEntries(
      Object.entries(now).filter(([name, texts]) => !same(texts, this.saved[name] ?? [])),
    );
  }

  // What differs, and what the server was told otherwise, or may have been.
  #open() {
    const now = this.read();
    const open = this.unsaved(now);
    for (const last of [this.told, this.doubt?.typed ?? {}]) {
      for (const [name, texts] of Object.entries(last)) {
        if (name in now && !same(now[name], texts)) open[name] = now[name];
      }
    }
    return open;
  }

  // Whether something stands in it that was not yet sent so.
  get hasNews() {
    const last = { ...this.told, ...this.doubt?.typed };
    return Object.entries(this.#open()).some(
      ([name, texts]) => !last[name] || !same(texts, last[name]),
    );
  }

  get isOpen() {
    return Boolean(this.doubt) || this.hasNews;
  }

  message() {
    const typed = this.#open();
    if (this.isNew && this.element.matches("form")) {
      // What the address of the page has filled in belongs to the new row too.
      for (const [name, texts] of Object.entries(this.read())) if (texts.some(Boolean)) typed[name] = texts;
    }
    const was = Object.fromEntries(Object.keys(typed).map((name) => [name, this.base[name] ?? []]));
    return { revision: this.isNew ? null : this.revision, token: this.token, typed, was };
  }

  // What is to be sent. A message whose answer never came may have been saved: it goes out once
  // more as it was, before anything newer, or the server would take it for another's text.
  next() {
    this.doubt ??= this.message();
    for (const name of Object.keys(this.doubt.typed)) this.touched.add(name);
    return this.doubt;
  }

  // What another page needs to go on with it.
  kept() {
    return { place: this.place, save: this.save, doubt: this.doubt, ...this.message() };
  }

  // --- What was kept

  // Whether a text that was kept, in this browser or on the server, belongs here.
  fits(kept) {
    const { table, save } = this.element.dataset;
    if (this.token === kept.token || kept.place === this.place && !this.isNew) return true;
    if (this.isSingle) return kept.table === table || kept.save === save;
    if (!this.isNew) return kept.table === table && String(kept.row) === this.row;
    return this.element.matches("form") && kept.save === save && !this.isTaken;
  }

  // Whether it has a control for all that was kept.
  holds({ typed }) {
    const controls = this.controls();
    return this.isNew || Object.keys(typed).every((name) => controls.has(name));
  }

  take({ typed, was = {}, revision = null, token, doubt = null }) {
    this.isTaken = true;
    if (this.isNew && token) this.token = token;
    for (const [name, texts] of Object.entries(typed)) {
      if (this.isNew && this.element.matches("tr") && !this.controls().has(name)) this.addUnseen(name);
      this.write(name, texts);
      if (!was[name]) continue;
      // The page may show newer texts than those that its author went on from.
      [this.saved[name], this.base[name], this.revision] = [was[name], was[name], revision];
    }
    this.doubt ??= doubt;
  }

  // --- What the server said

  hear(answer, sent) {
    const now = this.read();
    this.doubt = null;
    this.told = {};
    this.refused = "";
    for (const [name, texts] of Object.entries(sent)) {
      if (!answer.saved.includes(name)) {
        this.told[name] = texts;
        continue;
      }
      this.base[name] = answer.now?.[name] ?? texts;
      this.saved[name] = same(now[name] ?? [], texts) ? texts : this.base[name];
    }
    if (answer.row && this.isNew) this.#becomeRow(answer);
    if ("revision" in answer) this.revision = answer.revision;
    if (answer.source) this.element.dataset.source = answer.source;
    this.element.dataset.unfinished = answer.drop ?? "";
    this.isUnkept = Boolean(answer.unkept);
    this.tidy();
    this.#note(answer.notes ?? {});
    complain(this, answer);
  }

  // The server takes nothing of it: the row is gone, say. The browser goes on keeping it.
  beRefused(sentence, sent) {
    this.doubt = null;
    this.told = { ...sent };
    this.refused = sentence;
    this.isUnkept = true;
  }

  // The author has chosen between two texts, and knows the other.
  accept(texts) {
    Object.assign(this.base, texts);
    Object.assign(this.saved, texts);
  }

  #becomeRow(answer) {
    this.element.dataset.row = answer.row;
    this.element.dataset.save = answer.save;
    const open = this.element.querySelector("[data-open]");
    if (open && answer.address) {
      open.href = answer.address;
      open.hidden = false;
    }
    if (!("new" in this.element.dataset)) return;
    delete this.element.dataset.new;
    history.replaceState(null, "", answer.address);
    this.isToBeShown = true; // with what its own page has besides
  }

  // Shows a text as it is kept ("147U/L" becomes "147 U/L"), but never under the author's fingers.
  tidy() {
    const now = this.read();
    for (const [name, texts] of Object.entries(now)) {
      const base = this.base[name] ?? texts;
      if (same(texts, base) || !same(texts, this.saved[name] ?? []) || this.#isHeld(name)) continue;
      this.write(name, base);
      this.saved[name] = this.read()[name];
    }
  }

  // Takes over what a fresh page shows in fields that nobody touched here: a key that was made.
  refresh(fresh) {
    for (const [name, texts] of Object.entries(new Entry(fresh, this.desk).saved)) {
      if (this.touched.has(name) || this.#isHeld(name) || name in this.unsaved()) continue;
      this.write(name, texts);
      [this.saved[name], this.base[name]] = [texts, texts];
    }
  }

  #note(notes) {
    for (const place of this.element.querySelectorAll("[data-note]")) {
      if (place.dataset.note in notes) place.textContent = notes[place.dataset.note];
    }
  }
}
