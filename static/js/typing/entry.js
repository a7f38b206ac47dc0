// One row or part on the page: what is typed in it, what of that is saved, what is wrong with it.

const OURS = new Set(["csrfmiddlewaretoken"]);
const same = (one, other) => one.length === other.length && one.every((text, at) => text === other[at]);

let number = 0;

export class Entry {
  constructor(element, desk) {
    this.element = element;
    this.desk = desk;
    this.token = element.dataset.token || crypto.randomUUID();
    this.saved = this.read();
    this.told = {};
    this.sent = []; // what went out since the server last answered
    this.busy = null;
    element.entry = this;
  }

  get row() {
    return this.element.dataset.row ?? "";
  }

  get name() {
    const { table, save } = this.element.dataset;
    return this.row ? `${table}/${this.row}` : `${save}#${this.token}`;
  }

  get isNew() {
    return !this.row;
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

  read() {
    const texts = {};
    for (const [name, controls] of this.controls()) {
      texts[name] = controls.flatMap((control) => {
        if (control.type === "checkbox" || control.type === "radio") {
          return control.checked ? [control.value] : [];
        }
        return [control.value];
      });
    }
    return texts;
  }

  write(name, texts) {
    for (const control of this.controls().get(name) ?? []) {
      if (control.type === "checkbox" || control.type === "radio") {
        control.checked = texts.includes(control.value);
      } else if (control.value !== (texts[0] ?? "")) {
        control.value = texts[0] ?? "";
      }
    }
  }

  // What differs from what the server has.
  unsaved() {
    const now = this.read();
    return Object.fromEntries(
      Object.entries(now).filter(([name, texts]) => !same(texts, this.saved[name] ?? [])),
    );
  }

  // What differs, and was not yet sent as it stands; or was sent, and is as before again.
  unsent() {
    const [open, now] = [this.unsaved(), this.read()];
    const taken = Object.keys(this.told).filter((name) => !(name in open) && name in now);
    const back = taken.filter((name) => !same(now[name], this.told[name]));
    for (const name of back) open[name] = now[name];
    const isTold = Object.entries(open).every(
      ([name, texts]) => this.told[name] && same(texts, this.told[name]),
    );
    return isTold ? {} : open;
  }

  message() {
    const typed = { ...this.unsaved(), ...this.unsent() };
    if (this.isNew && this.element.matches("form")) {
      // What the address of the page has filled in belongs to the new row too.
      for (const [name, texts] of Object.entries(this.read())) if (texts.some(Boolean)) typed[name] = texts;
    }
    const was = Object.fromEntries(Object.keys(typed).map((name) => [name, this.saved[name] ?? []]));
    const revision = this.isNew ? null : Number(this.element.dataset.revision);
    return { revision, token: this.token, typed, was, sent: this.sent };
  }

  // Notes that a message goes out, so that its text is known again if the answer is lost.
  goesOut({ typed }) {
    this.sent = [...this.sent, typed].slice(-20);
  }

  // Takes what was kept of it, in this browser or on the server.
  take({ typed, was = {}, token, sent = [], revision = null }) {
    if (token) this.token = token;
    this.sent = sent;
    if (revision !== null && !this.isNew) this.element.dataset.revision = revision;
    for (const [name, texts] of Object.entries(typed)) {
      this.write(name, texts);
      if (was[name]) this.saved[name] = was[name];
    }
  }

  // --- What the server said

  hear(answer, sent) {
    for (const name of answer.saved) this.saved[name] = sent[name];
    if (answer.row && this.isNew) this.becomeRow(answer);
    if (answer.revision !== undefined && !Object.keys(answer.theirs).length) {
      this.element.dataset.revision = answer.revision;
    }
    if (answer.source) this.element.dataset.source = answer.source;
    this.#tidy(answer, sent);
    this.#note(answer.notes ?? {});
    this.#complain(answer);
    this.told = { ...sent };
    this.sent = [];
  }

  becomeRow(answer) {
    this.element.dataset.row = answer.row;
    this.element.dataset.save = answer.save;
    const open = this.element.querySelector("[data-open]");
    if (open && answer.address) {
      open.href = answer.address;
      open.hidden = false;
    }
    if ("new" in this.element.dataset) {
      delete this.element.dataset.new;
      history.replaceState(null, "", answer.address);
      if (document.querySelector("[data-below]")) {
        this.desk.settle().then(() => location.reload());
      }
    }
  }

  // Shows a text as it is kept ("147U/L" becomes "147 U/L"), but never under the author's fingers.
  #tidy(answer, sent) {
    const now = this.read();
    for (const [name, texts] of Object.entries(answer.now ?? {})) {
      const isAsSent = same(now[name] ?? [], sent[name] ?? []);
      const isHeld = (this.controls().get(name) ?? []).includes(document.activeElement);
      if (isAsSent && !isHeld) this.write(name, texts);
      if (isAsSent) this.saved[name] = isHeld ? sent[name] : texts;
    }
  }

  #note(notes) {
    for (const place of this.element.querySelectorAll("[data-note]")) {
      if (place.dataset.note in notes) place.textContent = notes[place.dataset.note];
    }
  }

  #complain({ errors, missing, theirs, who }) {
    for (const old of this.element.querySelectorAll("[data-fault]")) old.remove();
    for (const control of this.element.querySelectorAll("[aria-invalid]")) {
      control.removeAttribute("aria-invalid");
      control.removeAttribute("aria-describedby");
      control.classList.remove("is-invalid");
    }
    for (const [field, sentences] of Object.entries(errors)) this.#fault(field, sentences.join(" "));
    for (const [field, texts] of Object.entries(theirs)) this.#choice(field, texts, who);
    if (missing.length && !Object.keys(errors).length) {
      const line = this.#line("missing", `${this.desk.word("missing")} ${missing.join(", ")}`);
      this.#place("").append(line);
    }
    this.isFaulty = [errors, theirs, missing].some((one) => Object.keys(one).length > 0);
  }

  #fault(field, sentence) {
    const control = this.#controlOf(field);
    const line = this.#line("invalid-feedback d-block", sentence);
    if (control) {
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-describedby", line.id);
      control.classList.add("is-invalid");
      for (let fold = control.closest("details"); fold; fold = fold.parentElement.closest("details")) {
        fold.open = true;
      }
    }
    this.#place(field).append(line);
  }

  #choice(field, texts, who) {
    const said = Object.values(texts).flat().filter(Boolean).join(", ");
    const line = this.#line("theirs", `${this.desk.word("theirs")} `);
    const quote = document.createElement("q");
    quote.textContent = said || this.desk.word("empty");
    line.append(quote, who ? ` (${who}) ` : " ");
    const button = (word, act) => {
      const one = document.createElement("button");
      one.type = "button";
      one.className = "btn btn-sm btn-outline-primary";
      one.textContent = this.desk.word(word);
      one.addEventListener("click", () => {
        line.remove();
        act();
        this.told = {};
        this.desk.touched(this, 0);
      });
      return one;
    };
    const keepMine = () => Object.assign(this.saved, texts);
    // Theirs is sent like what is typed, so that the server forgets what it kept of mine.
    const takeTheirs = () => Object.entries(texts).forEach(([name, theirs]) => this.write(name, theirs));
    line.append(button("keep-mine", keepMine), " ", button("take-theirs", takeTheirs));
    this.#place(field).append(line);
  }

  #controlOf(field) {
    const controls = this.controls();
    const name = [...controls.keys()].find((one) => one === field || one.startsWith(`${field}_`));
    return name ? controls.get(name)[0] : null;
  }

  #place(field) {
    const control = this.#controlOf(field);
    if (control) return control.closest("td, [id^=div_id_]") ?? control.parentElement;
    return this.element.querySelector("td:first-child") ?? this.element;
  }

  #line(style, sentence) {
    const line = document.createElement("div");
    number += 1;
    line.id = `fault-${number}`;
    line.dataset.fault = "";
    line.className = style;
    line.textContent = sentence;
    return line;
  }
}
