// What was typed in a row that is gone: shown on every page of the case until its author has copied
// it elsewhere and throws it away. The server keeps some of it, this browser the rest.
import { toast } from "./toast.js";

export class Gone {
  constructor(area, { server, keeper }) {
    Object.assign(this, { server, keeper });
    this.place = area.querySelector("[data-gone-entries]");
    this.pattern = this.place.querySelector("template[data-gone-line]");
    this.lines = new Map();
    for (const line of this.place.querySelectorAll("[data-gone]")) this.#wire(line);
  }

  // Shows what the browser keeps under a key; ``told`` is what the server says of it.
  show(key, typed, told) {
    this.forget(key);
    const line = this.pattern.content.cloneNode(true).querySelector("[data-gone]");
    if (told.why) line.querySelector("[data-gone-why]").textContent = told.why;
    const plain = () => Object.values(typed).flat().filter(Boolean);
    const said = told.said?.map(([label, text]) => `${label}: ${text}`) ?? plain();
    line.querySelector("[data-gone-said]").textContent = said.join(" · ");
    this.lines.set(key, line);
    this.#wire(line, key);
    this.place.append(line);
  }

  // Takes the line away of what was sent after all.
  forget(key) {
    this.lines.get(key)?.remove();
    this.lines.delete(key);
  }

  #wire(line, key = null) {
    const copy = line.querySelector("[data-copy]");
    copy.hidden = false;
    copy.addEventListener("click", () => this.#copy(line.querySelector("[data-gone-said]"), copy));
    line.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#discard(line, key);
    });
  }

  async #copy(said, button) {
    getSelection().selectAllChildren(said); // seen, and there to be copied by hand
    try {
      await navigator.clipboard.writeText(said.textContent);
    } catch {
      if (!document.execCommand("copy")) return; // the old way, where a page has no HTTPS
    }
    toast(button.dataset.copied);
  }

  async #discard(line, key) {
    if (key) await this.keeper.drop(key);
    else await this.server.send(line.querySelector("form").action, new URLSearchParams());
    this.lines.delete(key);
    line.remove();
    this.place.focus();
  }
}
