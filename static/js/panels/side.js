// What stands beside the picture: light, crop, scale, and the marks as a list with their words.
import { isMark, readLength, writeLength } from "./notation.js";
import { lengthSaid, roundLengths } from "./lengths.js";

const PIXELS_PER_MM = 300 / 25.4;
const LESION = /^\{lesion:[^:{}]+(?::size)?\}$/; // its name, and its size
const CODE_OF_ROW = /^\{([a-z]+):([^:{}]+)(?::[^{}]*)?\}$/;

export class Side {
  constructor(editor) {
    this.editor = editor;
    this.element = editor.element.querySelector(".panel-side");
    this.#listenToLight();
    this.#listenToCrop();
    this.#listenToLength();
    this.#listenToWords();
    this.find("[data-marks]").addEventListener("click", ({ target }) => {
      const at = target.closest("[data-at]")?.dataset.at;
      if (at === undefined) return;
      if (editor.toolName !== "select") editor.choose("select");
      editor.select(Number(at));
    });
  }

  find(selector) {
    return this.element.querySelector(selector);
  }

  #listenToLight() {
    const { drawing } = this.editor;
    for (const slider of this.element.querySelectorAll("[data-step]")) {
      const name = slider.dataset.step;
      slider.addEventListener("input", () => {
        drawing.change({ view: { ...drawing.state.view, [name]: Number(slider.value) } }, { gesture: name });
      });
    }
  }

  #listenToCrop() {
    const ratio = this.find("[data-ratio]");
    ratio.addEventListener("change", () => this.editor.tools.crop.setRatio(Number(ratio.value)));
  }

  #listenToLength() {
    const [length, unit] = [this.find("[data-length]"), this.find("[data-unit]")];
    const take = () => {
      const found = readLength(`${length.value} ${unit.value}`);
      if (!found) return;
      this.editor.tools.calibrate.measure(found);
      this.editor.say("scaled", { length: lengthSaid(found) });
    };
    length.addEventListener("input", take);
    unit.addEventListener("change", take);
  }

  #listenToWords() {
    const { editor } = this;
    const [text, insert, tick] = [this.find("[data-text]"), this.find("[data-insert]"), this.find("[data-shows]")];
    text.addEventListener("input", () => this.#write(text.value));
    insert.addEventListener("focus", () => this.#fetchLesions());
    insert.addEventListener("pointerenter", () => this.#fetchLesions());
    insert.addEventListener("change", () => {
      if (insert.value) this.#insert(insert.value);
      insert.value = "";
    });
    tick.addEventListener("change", () => setShown(editor.form.elements.shows, tick.value, tick.checked));
  }

  // Puts words into the label that is chosen, or makes the one that is begun.
  #write(words) {
    const { editor } = this;
    const text = words.trim();
    if (!editor.draft) {
      editor.drawing.changeMark(editor.selected, { text }, { gesture: `text ${editor.selected}` });
      return;
    }
    const mark = { ...editor.draft, text };
    if (!isMark(mark)) return;
    editor.draft = null;
    editor.selected = editor.drawing.marks.length;
    editor.drawing.addMark(mark);
  }

  #insert(code) {
    const text = this.find("[data-text]");
    const { selectionStart: start, selectionEnd: end, value } = text;
    const before = value.slice(0, start);
    const blank = before && !/\s$/.test(before) ? " " : "";
    text.value = before + blank + code + value.slice(end);
    this.#write(text.value);
    text.focus();
  }

  // The lesions of the record by name and size, as they print now.
  async #fetchLesions() {
    if (this.asked) return;
    this.asked = true;
    const insert = this.find("[data-insert]");
    try {
      const { quote } = await this.editor.server.words(this.editor.choicesAddress);
      const lesions = quote.filter(({ code }) => LESION.test(code));
      for (const { code, prints } of lesions) insert.append(new Option(`${prints} – ${code.slice(1, -1)}`, code));
    } catch {
      this.asked = false; // asked again when one comes back to it; the line on top tells what is wrong
    }
  }

  askWords() {
    const text = this.find("[data-text]");
    text.value = "";
    text.focus();
  }

  askLength() {
    this.find("[data-length]").focus();
  }

  // --- showing

  show(state) {
    const { toolName, drawing } = this.editor;
    for (const box of this.element.querySelectorAll("fieldset[data-for]")) {
      box.disabled = !drawing.reads(box.dataset.for);
    }
    for (const box of this.element.querySelectorAll("[data-of]")) box.hidden = box.dataset.of !== toolName;
    this.#showView(state);
    this.#showScale(state);
    this.#showMarks(state);
  }

  #showView({ view }) {
    for (const name of ["brightness", "contrast"]) {
      this.find(`[data-step=${name}]`).value = view[name];
      this.find(`[data-shown=${name}]`).textContent = view[name] > 0 ? `+${view[name]}` : String(view[name]).replace("-", "−");
    }
    this.find("[data-act=light]").disabled = !(view.brightness || view.contrast);
    const { cut } = this.editor.stage.frame;
    const [width, height] = [Math.round(cut.width), Math.round(cut.height)];
    const said = this.editor.words.word("pixels", { width, height, mm: Math.floor(width / PIXELS_PER_MM) });
    this.find("[data-pixels]").textContent = said;
  }

  #showScale({ scale, bar }) {
    const [length, unit] = [this.find("[data-length]"), this.find("[data-unit]")];
    if (scale && document.activeElement !== length && document.activeElement !== unit) {
      length.value = scale.length.value;
      unit.value = scale.length.unit;
    }
    const { calibrate } = this.editor.tools;
    if (!scale && !calibrate.line && document.activeElement !== length) length.value = "";
    length.disabled = !calibrate.ends;
    this.find("[data-act=no-scale]").hidden = !scale;
    const box = this.find("[data-bars]");
    box.hidden = !scale;
    if (scale) this.#showBars(scale, bar);
  }

  #showBars(scale, bar) {
    const { stage, drawing, words } = this.editor;
    const place = this.find("[data-bar-buttons]");
    const offered = roundLengths(scale, stage.picture, stage.frame);
    if (bar && !offered.some((one) => writeLength(one) === writeLength(bar))) offered.unshift(bar);
    const wanted = [undefined, ...offered];
    const said = (one) => (one ? lengthSaid(one) : words.word("no-bar"));
    if (place.children.length !== wanted.length || wanted.some((one, at) => place.children[at].textContent !== said(one))) {
      place.replaceChildren(...wanted.map((one) => barButton(said(one), () => drawing.change({ bar: one }))));
    }
    wanted.forEach((one, at) => {
      const isPressed = one ? Boolean(bar) && writeLength(one) === writeLength(bar) : !bar;
      place.children[at].setAttribute("aria-pressed", String(isPressed));
    });
  }

  #showMarks({ marks }) {
    const { editor } = this;
    const list = this.find("[data-marks]");
    const prints = (text) => editor.printed(text);
    while (list.children.length > marks.length) list.lastChild.remove();
    while (list.children.length < marks.length) list.append(lineOfMark(list.children.length));
    marks.forEach((mark, at) => {
      const button = list.children[at].firstChild;
      const said = editor.words.markSaid(mark, prints);
      if (button.textContent !== said) button.textContent = said;
      button.setAttribute("aria-pressed", String(at === editor.selected));
    });
    this.find("[data-no-marks]").hidden = marks.length > 0;
    this.#showMark(editor.draft ?? marks[editor.selected]);
  }

  #showMark(mark) {
    const [fields, words, text] = [this.find("[data-mark-fields]"), this.find("[data-words]"), this.find("[data-text]")];
    fields.hidden = !mark;
    words.hidden = mark?.kind !== "label";
    this.find("[data-act=remove]").hidden = Boolean(this.editor.draft);
    if (words.hidden) return;
    if (text.value.trim() !== mark.text && !this.editor.draft) text.value = mark.text;
    this.#showRow(mark.text);
  }

  // Which row of the record the label names, and whether the panel is said to show it.
  #showRow(text) {
    const line = this.find("[data-shows-line]");
    const code = (text.match(/\{[^{}]+\}/g) ?? []).map((one) => CODE_OF_ROW.exec(one)).find(Boolean);
    line.hidden = !code;
    if (!code) return;
    const tick = this.find("[data-shows]");
    tick.value = `${code[1]}:${code[2]}`;
    tick.checked = shownRows(this.editor.form.elements.shows).includes(tick.value);
    this.find("[data-shows-said]").textContent = this.editor.words.word("shows", { name: tick.value });
  }
}

function barButton(said, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm btn-outline-primary";
  button.textContent = said;
  button.addEventListener("click", act);
  return button;
}

function lineOfMark(at) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm";
  button.dataset.at = at;
  const line = document.createElement("li");
  line.append(button);
  return line;
}

const shownRows = (area) => area.value.split("\n").map((line) => line.trim()).filter(Boolean);

function setShown(area, row, isShown) {
  const others = shownRows(area).filter((one) => one !== row);
  area.value = (isShown ? [...others, row] : others).join("\n");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
