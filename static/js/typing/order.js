// The order of a grid's rows: kept and sent like what is typed in them.
import { uuid } from "./keeper.js";

export class Order {
  constructor(form, desk) {
    Object.assign(this, { element: form, desk, token: uuid() });
    this.wanted = null; // the rows in an order that the server does not have yet
    this.sent = null;
    this.busy = null;
  }

  get save() {
    return this.element.dataset.order;
  }

  get key() {
    return `${this.save}#${this.token}`;
  }

  get isOpen() {
    return Boolean(this.wanted);
  }

  get hasNews() {
    return this.isOpen;
  }

  get #lines() {
    return [...this.element.querySelectorAll("tbody tr[data-row]")];
  }

  // Asks for the order in which the rows stand on the page.
  ask() {
    this.refused = "";
    this.wanted = this.#lines.map((line) => Number(line.dataset.row));
    this.desk.touched(this);
  }

  next() {
    this.sent = this.wanted;
    return { order: this.sent };
  }

  kept() {
    return { save: this.save, order: this.wanted };
  }

  // --- What was kept

  // Lists below different rows have one address, and a long list several pages.
  fits({ save, order = [] }) {
    return save === this.save && this.#lines.some((line) => order.includes(Number(line.dataset.row)));
  }

  holds() {
    return true;
  }

  // Puts the rows as they were left; those that came since stay behind them.
  take({ order }) {
    this.wanted = order;
    const place = (line) => (order.indexOf(Number(line.dataset.row)) + 1 || order.length + 1);
    const lines = this.#lines;
    const sorted = [...lines].sort((one, other) => place(one) - place(other));
    lines[0].before(...sorted);
  }

  // --- What the server said

  // What was moved meanwhile is still to be sent.
  hear() {
    if (this.wanted === this.sent) this.wanted = null;
  }

  // Nothing of it can be mended by its author, who sees the rows in the order of the page.
  beRefused(sentence) {
    this.wanted = null;
    this.refused = sentence;
    this.desk.forget(this);
  }

  tidy() {} // the rows stand as they are saved
}
