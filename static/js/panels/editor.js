// The editor of a panel: the picture, its tools and what stands beside it, joined to the form.
import { roving } from "../prose/roving.js";
import { Server } from "../typing/server.js";
import { actsOf } from "./acts.js";
import { Calibrate } from "./calibrating.js";
import { Crop } from "./cropping.js";
import { drafts } from "./drafts.js";
import { Drawing } from "./drawing.js";
import { Frame } from "./frame.js";
import { sizes } from "./grid.js";
import { keysOf } from "./keys.js";
import { Draw, Select } from "./marking.js";
import { KINDS } from "./notation.js";
import { CODE, printed, printsOf } from "./quoted.js";
import { Side } from "./side.js";
import { Stage } from "./stage.js";
import { Words } from "./words.js";

class Editor {
  constructor(element, form) {
    Object.assign(this, { element, form, selected: null, colour: "white", draft: null });
    const template = document.querySelector("template[data-panel-words]");
    this.words = new Words(template);
    this.server = new Server(document.querySelector("[data-typing]"));
    this.choicesAddress = template.dataset.choices;
    this.prints = printsOf(this.server, template.dataset.prints);
    this.layout = JSON.parse(document.getElementById("figure-layout").textContent);
    this.drawing = new Drawing(form);
    this.stage = new Stage(element.querySelector("[data-stage]"), this.words);
    this.tools = {
      select: new Select(this),
      crop: new Crop(this),
      calibrate: new Calibrate(this),
      ...Object.fromEntries(KINDS.map((kind) => [kind, new Draw(this, kind)])),
    };
    this.toolName = "select";
    this.acts = actsOf(this);
    this.side = new Side(this);
    this.prints.fields.push(this);
    this.#listen();
    this.#choosePicture();
    this.prints.want(this.codes());
  }

  get tool() {
    return this.tools[this.toolName];
  }

  #listen() {
    const { element, stage, drawing, form } = this;
    stage.addEventListener("taken", (event) => this.tool.take(event.detail) && event.preventDefault());
    stage.addEventListener("dragged", ({ detail }) => this.tool.drag(detail));
    stage.addEventListener("resized", () => this.refresh());
    window.addEventListener("resize", () => this.refresh());
    drawing.addEventListener("changed", () => this.refresh());
    drawing.addEventListener("adopted", () => this.#adopted());
    new MutationObserver(() => this.#tellChoice()).observe(form, { childList: true, subtree: true });
    form.elements.file?.addEventListener("change", () => this.#choosePicture());
    form.elements.span?.addEventListener("input", () => this.refresh());
    element.addEventListener("keydown", keysOf(this));
    element.addEventListener("focusin", ({ target }) => {
      const mark = target.closest("[data-mark]");
      if (mark && this.toolName === "select" && Number(mark.dataset.mark) !== this.selected) this.select(Number(mark.dataset.mark));
    });
    for (const box of element.querySelectorAll("[data-roving]")) roving(box);
    for (const button of element.querySelectorAll("button[data-tool]")) {
      button.title = `${button.textContent.trim()} (${button.dataset.key})`;
      button.setAttribute("aria-keyshortcuts", button.dataset.key);
      // By keyboard one goes on on the picture; a hand is there by itself.
      button.addEventListener("click", ({ detail }) => this.choose(button.dataset.tool, { focus: !detail }));
    }
    for (const button of element.querySelectorAll("[data-colour]")) {
      button.addEventListener("click", () => this.paint(button.dataset.colour));
    }
    for (const button of element.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => this.zoom(button.dataset.zoom));
    }
    element.addEventListener("click", ({ target }) => {
      this.acts[target.closest("[data-act]")?.dataset.act]?.();
    });
  }

  // Shows the picture that the form names.
  #choosePicture() {
    const wanted = this.form.elements.file?.value;
    const pictures = document.querySelector("template[data-panel-pictures]").content;
    const told = wanted && pictures.querySelector(`[data-pk="${CSS.escape(wanted)}"]`);
    this.element.hidden = !told;
    if (!told) return;
    const { address, width, height } = told.dataset;
    this.stage.show({ address, width: Number(width), height: Number(height) });
    this.refresh();
  }

  // Two who drew at once choose at the fields, which may be folded away.
  #tellChoice() {
    const choices = ["view", "marks", "scale", "bar"].map((name) => this.form.querySelector(`#div_id_${name} .theirs`));
    const found = choices.find(Boolean);
    this.rival = Boolean(found);
    const fold = found?.closest("details");
    if (fold) fold.open = true;
    this.#tellFaults();
  }

  #adopted() {
    if (this.selected !== null && this.selected >= this.drawing.marks.length) this.selected = null;
    this.refresh();
  }

  // --- what is shown

  // Draws all anew; ``preview`` stands for what a hand has not let go of.
  refresh(preview = {}) {
    if (this.element.hidden) return;
    const state = { ...this.drawing.state, ...preview };
    const frame = new Frame(this.stage.picture, state.view);
    this.stage.draw(state, {
      prints: (text) => this.printed(text),
      whole: Boolean(this.tool.whole),
      selected: this.selected,
      tool: this.toolName,
      mm: frame.cut.width / this.#millimetres(frame.cut),
    });
    this.stage.grip(this.draft ? [{ name: "draft", isHollow: true, point: this.stage.frame.shown(this.draft.at) }] : []);
    if (!this.draft) this.tool.lay(state);
    this.side.show(state);
    this.#tellState();
    this.prints.want(this.codes());
  }

  // How wide the panel is printed.
  #millimetres({ width, height }) {
    const { layout, form } = this;
    const here = { ratio: width / height, span: Number(form.elements.span?.value) || 1 };
    const own = layout.panels.findIndex(({ pk }) => String(pk) === form.dataset.row);
    const cells = layout.panels.map((panel) => ({ ratio: panel.ratio, span: panel.span }));
    const at = own < 0 ? cells.length : own;
    cells[at] = here;
    const columns = Math.min(layout.columns, cells.reduce((sum, { span }) => sum + span, 0));
    return sizes(cells, { ...layout, columns, width: layout.widths[layout.width] }).flat()[at].width;
  }

  #tellState() {
    const { element, drawing } = this;
    for (const [name, value] of [["tool", this.toolName], ["colour", this.#colourShown()], ["zoom", String(this.stage.zoom)]]) {
      for (const button of element.querySelectorAll(`button[data-${name}]`)) {
        button.setAttribute("aria-pressed", String(button.dataset[name] === value));
      }
    }
    const can = { undo: drawing.canUndo, redo: drawing.canRedo };
    for (const [act, isPossible] of Object.entries(can)) {
      element.querySelector(`[data-act=${act}]`).setAttribute("aria-disabled", String(!isPossible));
    }
    this.#tellFaults();
  }

  #tellFaults() {
    const fault = this.element.querySelector("[data-panel-fault]");
    const names = [...this.drawing.unread].map((name) => `unread-${name}`);
    const told = [...(this.rival ? ["rival"] : []), ...names].map((name) => this.words.word(name)).join(" ");
    fault.hidden = !told;
    if (fault.textContent !== told) fault.textContent = told;
  }

  #colourShown() {
    return this.drawing.marks[this.selected]?.colour ?? this.colour;
  }

  say(name, values) {
    this.tell(this.words.word(name, values));
  }

  tell(sentence) {
    const line = this.element.querySelector("[data-panel-told]");
    // The same sentence once more is news, too.
    line.textContent = line.textContent === sentence ? `${sentence}\u00a0` : sentence;
  }

  sayMark() {
    const mark = this.drawing.marks[this.selected];
    if (mark) this.tell(this.words.markSaid(mark, (text) => this.printed(text)));
  }

  sayCrop() {
    const { crop } = this.drawing.state.view;
    if (crop) this.say("crop-said", crop);
    else this.say("crop-none");
  }

  // --- what prints

  codes() {
    return this.drawing.marks.flatMap(({ text }) => text.match(CODE) ?? []);
  }

  // A label's words with the record's data written out as they print now.
  printed(text) {
    return printed(text, this.prints);
  }

  showPrints() {
    this.refresh();
  }

  // --- what is done

  choose(name, { focus = false } = {}) {
    this.tool.cancel();
    this.draft = null;
    this.toolName = name;
    if (name !== "select") this.selected = null;
    this.refresh();
    if (focus) this.stage.place.focus();
    const isOwn = ["crop", "calibrate"].includes(name);
    if (isOwn) this.say(`chosen-${name}`);
    else if (name !== "select") this.say("chosen", { name: this.words.word(name) });
  }

  select(at, { focus = false } = {}) {
    this.selected = at;
    this.refresh();
    if (focus && at !== null) this.stage.nodes[at].node.focus({ preventScroll: true });
  }

  // A mark was drawn: it is chosen, to be moved.
  added() {
    this.toolName = "select";
    this.select(this.drawing.marks.length - 1, { focus: true });
    this.sayMark();
  }

  // A label stands in the record once it has words.
  beginLabel(mark) {
    this.toolName = "select";
    this.selected = null;
    this.draft = mark;
    this.refresh();
    this.side.askWords();
    this.say("write-words");
  }

  lineDrawn() {
    this.side.askLength();
    this.say("write-length");
  }

  paint(colour) {
    this.colour = colour;
    if (this.draft) this.draft = { ...this.draft, colour };
    if (this.selected !== null) this.drawing.changeMark(this.selected, { colour });
    this.refresh();
  }

  zoom(zoom) {
    this.stage.setZoom(zoom === "fit" ? zoom : Number(zoom));
  }

  remove() {
    const mark = this.drawing.marks[this.selected];
    if (!mark) return;
    const said = this.words.markSaid(mark, (text) => this.printed(text));
    const at = this.selected;
    this.selected = null;
    this.drawing.removeMark(at);
    (this.stage.nodes[Math.min(at, this.stage.nodes.length - 1)]?.node ?? this.stage.place).focus({ preventScroll: true });
    this.say("removed", { mark: said });
  }

  // Lets go of what is begun, then of the tool, then of the mark.
  letGo() {
    const wasBegun = [this.stage.giveUp(), this.tool.cancel(), Boolean(this.draft)].some(Boolean);
    this.draft = null;
    if (!wasBegun && this.toolName !== "select") this.choose("select");
    else if (!wasBegun) this.selected = null;
    this.refresh();
  }
}

const element = document.querySelector("[data-panel-editor]");
const form = document.querySelector("form[data-table='panels']");
element.panel = new Editor(element, form);
drafts(element.panel, form);
document.documentElement.classList.add("has-panel-editor");
