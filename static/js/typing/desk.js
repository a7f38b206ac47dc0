// All entries of a page: notices typing, keeps it, sends it, and says how things stand.
import { Entry } from "./entry.js";
import { Broken, SignedOut, Unreachable, Withdrawn } from "./server.js";

const PAUSE = 250; // milliseconds without a key before a text is sent
const SOON = 80;
const RETRY = [2000, 4000, 8000, 15000, 30000];

export class Desk {
  constructor({ area, words, server, keeper }) {
    Object.assign(this, { area, words, server, keeper });
    this.place = area.querySelector("[data-save-state]");
    this.timers = new Map();
    this.tries = 0;
    this.trouble = "";
    for (const element of area.querySelectorAll("[data-entry]")) new Entry(element, this);
    area.addEventListener("input", (event) => this.#typed(event, PAUSE));
    area.addEventListener("change", (event) => this.#typed(event, SOON));
    area.addEventListener("submit", (event) => this.#submitted(event));
    window.addEventListener("online", () => this.retry());
    window.addEventListener("focus", () => this.trouble && this.retry());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.flush({ leaving: true });
    });
    window.addEventListener("beforeunload", (event) => {
      if (this.trouble && !this.keeper.lock && this.#open().length) event.preventDefault();
    });
  }

  word(name) {
    return this.words.get(name) ?? name;
  }

  entries() {
    return [...this.area.querySelectorAll("[data-entry]")].map((element) => element.entry).filter(Boolean);
  }

  add(element) {
    return new Entry(element, this);
  }

  #typed(event, pause) {
    const entry = event.target.closest("[data-entry]")?.entry;
    if (entry && event.target.type !== "file") this.touched(entry, pause);
  }

  // Without a file, saving needs no sending of the form: what is typed is sent, and that is all.
  #submitted(event) {
    const form = event.target;
    if (!form.querySelector("[data-entry]") && !form.matches("[data-entry]")) return;
    const files = [...form.querySelectorAll("input[type=file]")].some((input) => input.files.length);
    if (files || form.dataset.plain !== undefined) return;
    event.preventDefault();
    this.flush();
  }

  // Notes that somebody typed in an entry: kept at once, sent after a pause.
  touched(entry, pause = PAUSE) {
    const open = entry.unsaved();
    if (Object.keys(open).length) {
      this.keeper.put(entry.name, { save: entry.element.dataset.save, ...entry.message() });
      if (!this.trouble) this.say("saving");
    }
    clearTimeout(this.timers.get(entry));
    this.timers.set(entry, setTimeout(() => this.send(entry), pause));
  }

  async send(entry, { leaving = false } = {}) {
    clearTimeout(this.timers.get(entry));
    this.timers.delete(entry);
    if (entry.busy) {
      entry.again = true;
      return entry.busy;
    }
    if (!Object.keys(entry.unsent()).length) {
      if (!Object.keys(entry.unsaved()).length) await this.keeper.drop(entry.name);
      this.#settled();
      return undefined;
    }
    entry.busy = this.#sent(entry, leaving).finally(() => {
      entry.busy = null;
      if (!entry.again) return;
      entry.again = false;
      this.send(entry);
    });
    return entry.busy;
  }

  async #sent(entry, leaving) {
    const message = entry.message();
    const name = entry.name;
    entry.goesOut(message);
    try {
      const { status, body } = await this.server.send(entry.element.dataset.save, message, { leaving });
      if (status !== 200) {
        entry.told = { ...message.typed };
        this.say("sentence", body.sentence);
        return;
      }
      entry.hear(body, message.typed);
      // What is not in the record stands beside it on the server, if it is not too long.
      if (body.kept) await this.keeper.drop(name);
      if (Object.keys(entry.unsent()).length) this.touched(entry);
      this.trouble = "";
      this.tries = 0;
      this.#settled(entry);
      if (body.saved.length) document.body.dispatchEvent(new CustomEvent("case-saved"));
      entry.element.dispatchEvent(new CustomEvent("entry-saved", { bubbles: true, detail: body }));
    } catch (error) {
      this.#failed(error);
    }
  }

  #failed(error) {
    if (error instanceof Withdrawn) {
      this.trouble = "withdrawn"; // asking again would not help
      this.say(this.trouble);
      return;
    }
    if (error instanceof SignedOut) this.trouble = "signed-out";
    else if (error instanceof Unreachable) this.trouble = "offline";
    else if (error instanceof Broken) this.trouble = "broken";
    else throw error;
    this.say(this.trouble);
    clearTimeout(this.retrying);
    const wait = RETRY[Math.min(this.tries, RETRY.length - 1)];
    this.tries += 1;
    this.retrying = setTimeout(() => this.retry(), wait);
  }

  async retry() {
    clearTimeout(this.retrying);
    if (this.trouble === "signed-out") {
      try {
        await this.server.refresh();
      } catch (error) {
        this.#failed(error);
        return;
      }
    }
    await this.sendKept();
    await this.flush();
  }

  // Sends all that is typed, and waits until it is answered.
  flush(options) {
    return Promise.all(this.#open().map((entry) => this.send(entry, options)));
  }

  async settle() {
    await this.flush();
    await Promise.all(this.entries().map((entry) => entry.busy));
  }

  #open() {
    return this.entries().filter((entry) => Object.keys(entry.unsent()).length);
  }

  // --- What was kept

  // Puts kept texts back where they were typed, or sends them where that is another page.
  async bringBack(unfinished) {
    for (const kept of unfinished) {
      const entry = this.#giveBack(kept);
      if (entry?.row) this.touched(entry, 0); // to hear again what is wrong, or who wrote what else
    }
    let back = false;
    for (const kept of await this.keeper.all()) {
      const isHere = this.#giveBack(kept);
      if (isHere) this.touched(isHere, 0);
      back = back || Boolean(isHere);
    }
    if (back) this.toast(this.word("restored"));
    await this.sendKept();
  }

  #giveBack(kept) {
    const entry = this.entries().find((one) =>
      kept.row || kept.revision !== null && kept.revision !== undefined && kept.name
        ? one.name === (kept.name ?? `${kept.table}/${kept.row}`)
        : one.isNew && one.element.matches("form") && one.element.dataset.save === kept.save,
    );
    if (entry) {
      entry.take(kept);
      return entry;
    }
    const place = { found: null };
    if (!kept.row) this.area.dispatchEvent(new CustomEvent("entry-kept", { detail: { kept, place } }));
    return place.found;
  }

  // Sends what was typed on other pages of the case and never arrived.
  async sendKept() {
    const here = new Set(this.entries().map((entry) => entry.name));
    for (const kept of await this.keeper.all()) {
      if (here.has(kept.name)) continue;
      const { name, save, revision, token, typed, was, sent } = kept;
      try {
        const { status, body } = await this.server.send(save, { revision, token, typed, was, sent });
        if (status === 200 && body.kept && !Object.keys(body.theirs).length) await this.keeper.drop(name);
      } catch (error) {
        this.#failed(error);
        return;
      }
    }
  }

  // --- What the page says

  // Says how things stand once nothing is on its way; `answered` is an entry that just heard.
  #settled(answered = null) {
    if (this.trouble || answered?.again) return;
    if (this.entries().some((entry) => entry !== answered && entry.busy)) return;
    if (this.timers.size) return;
    this.say(this.entries().some((entry) => entry.isFaulty) ? "attention" : "saved");
  }

  say(name, sentence = this.word(name)) {
    if (this.place.dataset.state === name && this.place.dataset.sentence === sentence) return;
    this.place.hidden = false;
    this.place.dataset.state = name;
    this.place.dataset.sentence = sentence;
    this.place.textContent = sentence;
    if (name !== "signed-out") return;
    const link = document.createElement("a");
    link.href = `${this.area.dataset.login}?next=${encodeURIComponent(location.pathname)}`;
    link.target = "_blank";
    link.textContent = this.word("sign-in");
    this.place.append(" ", link);
  }

  // Says something that passes, with one thing that can be done about it.
  toast(sentence, label = "", act = null) {
    document.querySelector(".toast-line")?.remove();
    const line = document.createElement("div");
    line.className = "toast-line";
    line.setAttribute("role", "status");
    line.append(sentence);
    if (act) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-sm btn-light";
      button.textContent = label;
      button.addEventListener("click", () => {
        line.remove();
        act();
      });
      line.append(" ", button);
    }
    document.body.append(line);
    setTimeout(() => line.remove(), 15000);
  }
}
