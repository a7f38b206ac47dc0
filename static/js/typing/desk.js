// All entries of a page: notices typing, keeps it, sends it, and says how things stand.
import { Entry } from "./entry.js";
import { Gone } from "./gone.js";
import { deliver } from "./leftover.js";
import { showRow } from "./newrow.js";
import { Order } from "./order.js";
import { troubleOf } from "./server.js";
import { toast } from "./toast.js";

const PAUSE = 250; // milliseconds without a key before a text is sent
const SOON = 80;
const RETRY = [2000, 4000, 8000, 15000, 30000];
const AT_MOST = 10; // times that a page waits for what is typed while it waits
const ELSEWHERE = "elsewhere"; // stands among the entries that failed for what other pages left

export class Desk {
  constructor({ area, words, server, keeper }) {
    Object.assign(this, { area, words, server, keeper });
    this.stateLine = area.querySelector("[data-save-state]");
    this.gone = new Gone(area, { server, keeper });
    Object.assign(this, { timers: new Map(), failed: new Set(), orders: [], tries: 0, trouble: "" });
    for (const element of area.querySelectorAll("[data-entry]")) this.add(element);
    area.addEventListener("input", (event) => this.#typed(event, PAUSE));
    area.addEventListener("change", (event) => this.#typed(event, SOON));
    area.addEventListener("submit", (event) => this.#submitted(event));
    window.addEventListener("online", () => this.retry());
    window.addEventListener("tab-closed", () => this.bringBack([]));
    window.addEventListener("focus", () => this.trouble && this.retry());
    const leave = () => this.flush({ leaving: true });
    document.addEventListener("visibilitychange", () => document.hidden && leave());
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", (event) => event.persisted && !this.isAtRisk && location.reload());
    window.addEventListener("beforeunload", (event) => this.isAtRisk && event.preventDefault());
    // What was typed before this script was there.
    for (const entry of this.entries()) if (entry.hasNews) this.touched(entry);
  }

  word(name) {
    return this.words.get(name) ?? name;
  }

  entries() {
    const typed = [...this.area.querySelectorAll("[data-entry]")].map((element) => element.entry);
    return [...typed.filter(Boolean), ...this.orders];
  }

  add(element) {
    return new Entry(element, this);
  }

  addOrder(form) {
    this.orders.push(new Order(form, this));
    return this.orders.at(-1);
  }

  // Whether something would be lost if the page went now.
  get isAtRisk() {
    return this.entries().some((entry) => {
      const isWaiting = entry.isUnkept || (entry.isOpen && (this.trouble || entry.isLoose));
      return isWaiting && (entry.isLoose || !this.keeper.lock);
    });
  }

  // Lets go of an entry that its author does not want.
  forget(entry) {
    clearTimeout(this.timers.get(entry));
    this.timers.delete(entry);
    this.keeper.drop(entry.key);
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
    if (entry.isOpen) {
      this.#keep(entry);
      if (!this.trouble) this.say("saving");
    }
    clearTimeout(this.timers.get(entry));
    this.timers.set(entry, setTimeout(() => this.send(entry), pause));
  }

  // Keeps in the browser what the server does not have yet, and nothing else.
  async #keep(entry) {
    const wasLoose = Boolean(entry.isLoose);
    if (entry.isOpen || entry.isUnkept) {
      entry.isLoose = !(await this.keeper.put(entry.key, entry.kept()));
    } else {
      entry.isLoose = false;
      await this.keeper.drop(entry.key);
    }
    if (entry.isLoose !== wasLoose) this.#tell();
  }

  // Sends what is typed in an entry, and goes on until nothing new stands in it.
  async send(entry, { leaving = false } = {}) {
    clearTimeout(this.timers.get(entry));
    this.timers.delete(entry);
    if (entry.busy) {
      entry.again = true;
      return entry.busy;
    }
    entry.busy = this.#sendAll(entry, leaving).finally(() => {
      entry.busy = null;
      this.#tell();
    });
    return entry.busy;
  }

  async #sendAll(entry, leaving) {
    do {
      entry.again = false;
      if (entry.isOpen) {
        await this.#sent(entry, leaving);
      } else {
        entry.tidy();
        await this.#keep(entry);
      }
    } while (entry.again && !this.failed.has(entry));
  }

  async #sent(entry, leaving) {
    const message = entry.next();
    const key = entry.key;
    try {
      const { status, body } = await this.server.send(entry.save, message, { leaving });
      this.#answered(entry);
      if (status !== 200) {
        entry.beRefused(body.sentence, message.typed);
        return;
      }
      entry.hear(body, message.typed);
      await this.#keep(entry);
      if (key !== entry.key) await this.keeper.drop(key);
      if (entry.hasNews) this.touched(entry);
      if (body.saved.length) document.body.dispatchEvent(new CustomEvent("case-saved"));
      entry.element.dispatchEvent(new CustomEvent("entry-saved", { bubbles: true, detail: body }));
      if (entry.isToBeShown) showRow(entry);
    } catch (error) {
      this.#failed(error, entry);
    }
  }

  #answered(one) {
    this.failed.delete(one);
    for (const other of this.failed) if (other.element?.isConnected === false) this.failed.delete(other);
    if (this.failed.size) return;
    this.trouble = "";
    this.tries = 0;
  }

  #failed(error, one) {
    this.failed.add(one);
    const trouble = troubleOf(error);
    if (!trouble) throw error;
    this.trouble = trouble;
    this.#tell();
    if (trouble === "withdrawn") return; // asking again would not help
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
        this.#failed(error, ELSEWHERE);
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

  // Waits until nothing is unsent, or it can't be sent now.
  async settle() {
    for (let times = 0; times < AT_MOST && this.#open().length && !this.trouble; times += 1) {
      await this.flush();
    }
  }

  #open() {
    return this.entries().filter((entry) => entry.isOpen);
  }

  // --- What was kept

  // Puts kept texts back where they were typed, or sends them where that is another page.
  async bringBack(unfinished) {
    for (const kept of unfinished.filter((one) => !one.gone)) {
      const entry = this.#giveBack(kept);
      // A line of a grid that is no row yet waits for its author; of what stands in a row the
      // server says once more what is wrong with it, or who has changed it since.
      if (entry && !(entry.isNew && entry.element.matches("tr"))) this.touched(entry, 0);
    }
    let isBack = false;
    for (const kept of await this.keeper.all()) {
      const entry = this.#giveBack(kept);
      if (!entry) continue;
      isBack ||= Boolean(kept.typed);
      this.touched(entry, 0);
      await this.#keep(entry);
      if (kept.key !== entry.key && !entry.isLoose) await this.keeper.drop(kept.key);
    }
    if (isBack) toast(this.word("restored"));
    await this.sendKept();
  }

  #giveBack(kept) {
    const entry = this.entries().find((one) => one.fits(kept));
    if (entry) {
      if (kept.key && !entry.holds(kept)) return null; // typed where the row has more fields
      entry.take(kept);
      return entry;
    }
    const place = { found: null };
    if (!kept.row) this.area.dispatchEvent(new CustomEvent("entry-kept", { detail: { kept, place } }));
    return place.found;
  }

  // Sends what was typed on other pages of the case and never arrived.
  async sendKept() {
    const here = new Set(this.entries().map((entry) => entry.key));
    try {
      for (const kept of await this.keeper.all()) if (!here.has(kept.key)) await deliver(kept, this);
    } catch (error) {
      this.#failed(error, ELSEWHERE);
      return;
    }
    const before = this.trouble;
    this.#answered(ELSEWHERE);
    if (before && !this.trouble) this.#tell();
  }

  // --- What the page says

  #tell() {
    const entries = this.entries();
    const open = entries.filter((entry) => entry.isOpen);
    for (const { element, isLoose } of entries.filter((entry) => entry.isUnkept)) {
      const sentence = this.word(isLoose ? "full" : "unkept");
      for (const line of element.querySelectorAll("[data-unkept]")) line.textContent = sentence;
    }
    const refused = entries.find((entry) => entry.refused)?.refused;
    if (this.trouble && open.some((entry) => entry.isLoose)) this.say("full");
    else if (this.trouble) this.say(this.trouble);
    else if (open.length) this.say("saving");
    else if (refused) this.say("sentence", refused);
    else this.say(entries.some((entry) => entry.isFaulty) ? "attention" : "saved");
  }

  say(name, sentence = this.word(name)) {
    if (this.stateLine.dataset.state === name && this.stateLine.dataset.sentence === sentence) return;
    this.stateLine.hidden = false;
    this.stateLine.dataset.state = name;
    this.stateLine.dataset.sentence = sentence;
    this.stateLine.textContent = sentence;
    if (name !== "signed-out") return;
    const link = document.createElement("a");
    link.href = `${this.area.dataset.login}?next=${encodeURIComponent(location.pathname)}`;
    link.target = "_blank";
    link.textContent = this.word("sign-in");
    this.stateLine.append(" ", link);
  }
}
