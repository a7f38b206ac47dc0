// A figure as it prints, beside its form: panels in their columns, put in order by hand or keyboard.
import { Server } from "../typing/server.js";
import { gapOf, sizes } from "./grid.js";
import { printsOf } from "./quoted.js";
import { Still } from "./still.js";
import { Words } from "./words.js";

const PIXELS_PER_MM = 96 / 25.4;
const NEAR = 5; // pixels that a hand moves without meaning it
const STEPS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

class Grid {
  constructor(element, form) {
    Object.assign(this, { element, form });
    this.layout = JSON.parse(document.getElementById("figure-layout").textContent);
    const template = document.querySelector("template[data-panel-words]");
    this.words = new Words(template);
    this.server = new Server(document.querySelector("[data-typing]"));
    this.prints = printsOf(this.server, template.dataset.prints);
    this.list = element.querySelector("ol");
    this.letters = this.layout.panels.map(({ letter }) => letter);
    this.stills = new Map(
      this.layout.panels.map((panel) => [this.#tile(panel.pk), new Still(this.#tile(panel.pk).querySelector("a"), panel)]),
    );
    this.prints.fields.push(this);
    this.#listen();
    this.show();
    this.prints.want(this.codes());
  }

  #tile(pk) {
    return this.list.querySelector(`[data-pk="${pk}"]`);
  }

  get tiles() {
    return [...this.list.children];
  }

  #listen() {
    for (const name of ["columns", "width", "gap", "equal_heights"]) {
      this.form.elements[name]?.addEventListener("input", () => this.show());
    }
    this.list.addEventListener("input", () => this.show());
    this.list.addEventListener("pointerdown", (event) => this.#take(event));
    this.list.addEventListener("keydown", (event) => this.#step(event));
    new ResizeObserver(() => this.show()).observe(this.element);
  }

  codes() {
    return [...this.stills.values()].flatMap((still) => still.codes());
  }

  showPrints() {
    this.show();
  }

  // The figure as the form says now.
  #setting() {
    const { columns, width, gap, equal_heights: equal } = this.form.elements;
    return {
      columns: Math.min(6, Math.max(1, Number(columns?.value) || 1)),
      width: this.layout.widths[width?.value] ?? this.layout.widths[this.layout.width],
      gap: gap?.value || this.layout.gap,
      equalHeights: Boolean(equal?.checked),
    };
  }

  show() {
    const setting = this.#setting();
    const { tiles } = this;
    const cells = tiles.map((tile) => ({
      ratio: this.stills.get(tile).ratio,
      span: Number(tile.querySelector("[name=span]").value) || 1,
    }));
    setting.columns = Math.min(setting.columns, cells.reduce((sum, { span }) => sum + span, 0));
    const room = this.element.clientWidth;
    const scale = Math.min(PIXELS_PER_MM, room / setting.width);
    const gap = gapOf(setting.gap) * scale;
    this.list.style.width = `${setting.width * scale}px`;
    this.list.style.columnGap = `${gap}px`;
    this.list.style.rowGap = `${gap}px`;
    let at = 0;
    for (const row of sizes(cells, setting)) {
      const taken = row.reduce((sum, { width }) => sum + width * scale + gap, -gap);
      row.forEach(({ width, height }, place) => {
        const tile = tiles[at];
        const isLast = place === row.length - 1;
        tile.style.width = `${width * scale - 0.01}px`;
        // What is free in a line stays free.
        tile.style.marginInlineEnd = isLast ? `${Math.max(0, setting.width * scale - taken - 0.01)}px` : "0";
        tile.querySelector("[data-letter]").textContent = this.letters[at];
        this.stills.get(tile).show({ width, height, scale, prints: this.prints });
        at += 1;
      });
    }
  }

  // --- order

  #take(event) {
    const tile = event.target.closest("[data-pk]");
    const isHandle = event.target.closest("[data-handle]");
    if (!tile || event.button !== 0 || event.target.closest("input, label")) return;
    if (event.pointerType !== "mouse" && !isHandle) return; // a finger moves the page
    const before = this.#order();
    let isMoved = false;
    const over = new AbortController();
    const { signal } = over;
    const follow = (now) => {
      if (now.pointerId !== event.pointerId) return;
      isMoved ||= Math.hypot(now.clientX - event.clientX, now.clientY - event.clientY) > NEAR;
      if (!isMoved) return;
      tile.classList.add("is-moved");
      this.#moveTo(tile, now);
    };
    const end = (now) => {
      if (now.pointerId !== event.pointerId) return;
      over.abort();
      tile.classList.remove("is-moved");
      if (isMoved) this.#settle(tile, before);
    };
    window.addEventListener("pointermove", follow, { signal });
    window.addEventListener("pointerup", end, { signal });
    window.addEventListener("pointercancel", end, { signal });
    if (isHandle) event.preventDefault();
    tile.querySelector("a").addEventListener("click", (click) => isMoved && click.preventDefault(), { once: true });
  }

  #moveTo(tile, { clientX, clientY }) {
    const other = document.elementFromPoint(clientX, clientY)?.closest(".figure-panel");
    if (!other || other === tile || other.parentElement !== this.list) return;
    const isLater = this.tiles.indexOf(other) > this.tiles.indexOf(tile);
    if (isLater) other.after(tile);
    else other.before(tile);
    this.show();
  }

  #step(event) {
    const by = STEPS[event.key];
    const handle = event.target.closest("[data-handle]");
    if (!handle || !by) return;
    event.preventDefault();
    const tile = handle.closest("[data-pk]");
    const before = this.#order();
    const other = this.tiles[this.tiles.indexOf(tile) + by];
    if (!other) return;
    if (by > 0) other.after(tile);
    else other.before(tile);
    handle.focus();
    this.show();
    this.#settle(tile, before);
  }

  #order() {
    return this.tiles.map(({ dataset }) => Number(dataset.pk));
  }

  // Sends the order, and tells it of the list below, too.
  async #settle(tile, before) {
    const order = this.#order();
    if (order.join() === before.join()) return;
    const told = this.element.querySelector("[data-told]");
    const values = { name: tile.dataset.name, place: this.tiles.indexOf(tile) + 1, all: order.length };
    told.textContent = told.dataset.said.replace(/\{(\w+)\}/g, (_whole, key) => values[key]);
    this.#orderList();
    await tile.entry?.desk.settle();
    await this.server.send(this.element.dataset.order, { order }).catch(() => {});
    document.body.dispatchEvent(new CustomEvent("case-saved"));
  }

  #orderList() {
    const lines = this.tiles
      .map((tile) => document.querySelector(`#panels a.row-link[href="${tile.querySelector("a").getAttribute("href")}"]`)?.closest("tr"))
      .filter(Boolean);
    lines.forEach((line, at) => {
      line.parentElement.append(line);
      line.querySelector("[value=up]").disabled = at === 0;
      line.querySelector("[value=down]").disabled = at === lines.length - 1;
    });
  }
}

new Grid(document.querySelector("[data-figure-grid]"), document.querySelector("form[data-table='figures']"));
document.documentElement.classList.add("has-figure-grid");
