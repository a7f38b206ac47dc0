// Saves what is typed by itself, in every control of a page that says where:
//
//   <textarea data-save="/address/" data-field="text" data-revision="3" autocomplete="off">
//
// The tag {% saving %} stands once on the page. An address is one row, whose revision counts what is
// written in it. What is sent is {field, text, revision}; what is answered {revision}, or with status
// 409 {revision, text} where somebody has written in the row since, or with any other status of
// ours {sentence}. Until the server has a text, it is kept in this browser and comes back.
import { toldIn } from "../told.js";
import { Keeper } from "../typing/keeper.js";
import { troubleOf } from "../typing/server.js";
import { toast } from "../typing/toast.js";
import { Field, keyOf } from "./field.js";
import { PageServer } from "./page_server.js";
import { bothTexts, homeless } from "./texts.js";

const PAUSE = 800; // milliseconds without a key before a text is sent
const RETRY = [2000, 4000, 8000, 15000, 30000];
const AT_MOST = 10; // times that a page waits for what is typed while it waits

export class Saving {
  constructor(area, keeper) {
    Object.assign(this, { area, keeper, fields: new Map(), rows: new Map(), tries: 0, trouble: "" });
    this.going = new WeakSet(); // forms that are on their way
    this.server = new PageServer(area);
    this.line = area.querySelector("[data-save-state]");
    this.words = toldIn(area.querySelector("template"));
    this.adopt(document);
    this.channel = new BroadcastChannel("casereports-saving");
    this.channel.onmessage = ({ data }) => this.#heardElsewhere(data);
    document.addEventListener("input", (event) => this.#typed(event, PAUSE));
    document.addEventListener("change", (event) => this.#typed(event, 0));
    document.addEventListener("submit", (event) => this.#submitted(event));
    window.addEventListener("online", () => this.retry());
    window.addEventListener("focus", () => this.trouble && this.retry());
    window.addEventListener("tab-closed", () => this.bringBack());
    const leave = () => this.flush({ leaving: true });
    document.addEventListener("visibilitychange", () => document.hidden && leave());
    window.addEventListener("pagehide", leave);
    window.addEventListener("beforeunload", (event) => this.isAtRisk && event.preventDefault());
  }

  // Takes in the controls of a part that has come to the page.
  adopt(part) {
    for (const element of part.querySelectorAll("[data-save]")) {
      if (this.fields.has(keyOf(element))) continue;
      const field = new Field(element);
      this.fields.set(field.key, field);
      if (!this.rows.has(field.url)) this.rows.set(field.url, { turn: Promise.resolve() });
    }
  }

  word(name) {
    return this.words.get(name) ?? name;
  }

  // Whether something would be lost if the page went now.
  get isAtRisk() {
    return this.#open().some((field) => field.isLoose || !this.keeper.lock);
  }

  touched(field, pause = PAUSE) {
    this.#keep(field);
    this.#tell();
    clearTimeout(field.timer);
    field.timer = setTimeout(() => this.send(field), pause);
  }

  // Sends what is typed, one text of a row behind the other.
  send(field, { leaving = false } = {}) {
    clearTimeout(field.timer);
    const row = this.rows.get(field.url);
    const sent = () => this.#sent(field, leaving).finally(() => this.#tell());
    row.turn = row.turn.then(sent, sent);
    return row.turn;
  }

  // Sends all that is typed, and waits until it is answered.
  flush(options) {
    return Promise.all(this.#open().map((field) => this.send(field, options)));
  }

  // Waits until nothing is unsent, or it can't be sent now.
  async settle() {
    for (let times = 0; times < AT_MOST && this.#open().length && !this.trouble; times += 1) {
      await this.flush();
      if (this.#open().every((field) => field.isStuck)) break;
    }
  }

  async retry() {
    clearTimeout(this.retrying);
    await this.flush();
  }

  // Lets go of the controls of a row that its author does not want any more.
  async forget(url) {
    for (const field of [...this.fields.values()].filter((one) => one.url === url)) {
      clearTimeout(field.timer);
      this.fields.delete(field.key);
      await this.keeper.drop(this.#keptAs(field));
    }
    this.#tell();
  }

  // Puts kept texts back, and takes up what was typed before this script was there.
  async bringBack() {
    let isBack = false;
    for (const kept of await this.keeper.all()) {
      const field = this.fields.get(kept.at);
      if (field?.isHere && kept.text === field.base) await this.keeper.drop(kept.key);
      else if (!field?.isHere || field.isOpen) this.#showHomeless(kept, field);
      else {
        await this.#giveBack(field, kept);
        isBack = true;
      }
    }
    for (const field of this.#open()) if (!field.isStuck) this.touched(field, 0);
    if (isBack) toast(this.word("restored"));
    this.#tell();
  }

  async #giveBack(field, kept) {
    field.value = kept.text;
    await this.#keep(field);
    if (kept.key !== this.#keptAs(field) && !field.isLoose) await this.keeper.drop(kept.key);
    if (kept.base !== field.base) this.#clash(field, field.base);
  }

  // Two tabs may have kept different texts of one control.
  #keptAs(field) {
    return `${field.key} ${this.keeper.tab}`;
  }

  #open() {
    return [...this.fields.values()].filter((field) => field.isOpen);
  }

  #typed(event, pause) {
    const field = event.target.dataset?.save && this.fields.get(keyOf(event.target));
    if (!field || (pause === 0 && !field.isOpen)) return;
    if (field.refused !== undefined && !field.isStuck) field.say(null);
    this.touched(field, pause);
  }

  // A form is sent once all that was typed has arrived, so that nothing overtakes it.
  async #submitted(event) {
    const form = event.target;
    const isOurs = form.closest("main") && !this.going.has(form);
    if (event.defaultPrevented || !isOurs || !this.#open().length) return;
    event.preventDefault();
    this.trouble = "";
    await this.settle();
    // A form that holds what is typed brings it along.
    const apart = this.#open().filter(({ elements }) => elements.every((one) => one.form !== form));
    if (apart.length) (apart[0].said ?? this.line).scrollIntoView({ block: "center" });
    else {
      this.going.add(form);
      form.requestSubmit(event.submitter);
      this.going.delete(form);
    }
  }

  async #keep(field) {
    if (!field.isOpen) {
      field.isLoose = false;
      await this.keeper.drop(this.#keptAs(field));
      return;
    }
    field.isLoose = !(await this.keeper.put(this.#keptAs(field), field.kept()));
    if (field.isLoose) this.#tell();
  }

  async #sent(field, leaving) {
    if (!field.isOpen || field.isStuck) return this.#keep(field);
    const text = field.value;
    try {
      const message = { field: field.name, text, revision: field.revision };
      const { status, body } = await this.server.send(field.url, message, { leaving });
      this.trouble = "";
      this.tries = 0;
      if (status === 200) await this.#heard(field, text, body);
      else if (status === 409 && "text" in body) await this.#outrun(field, text, body, leaving);
      else this.#refused(field, text, body.sentence);
    } catch (error) {
      this.#failed(error);
    }
    return null;
  }

  async #heard(field, text, { revision }) {
    // Where nobody else wrote in between, the other texts of the row stand as they were known.
    for (const other of this.#ofRow(field)) {
      if (other.revision === field.revision && revision === field.revision + 1) other.revision = revision;
    }
    this.#put(field, text, revision);
    field.refused = undefined;
    field.say(null);
    this.channel.postMessage({ key: field.key, text, revision });
    await this.#keep(field);
    field.elements[0]?.dispatchEvent(new CustomEvent("field-saved", { bubbles: true }));
    if (field.isOpen) this.touched(field);
  }

  // The row was written in meanwhile: perhaps in another field, perhaps in this one.
  async #outrun(field, text, body, leaving) {
    field.revision = body.revision;
    if (body.text !== field.base && body.text !== text) this.#clash(field, body.text);
    else {
      field.base = body.text;
      await this.#sent(field, leaving);
    }
  }

  #put(field, text, revision) {
    field.base = text;
    field.revision = revision;
    // A form knows one revision of the row: the oldest at which all of its texts were known.
    const known = Math.min(revision, ...this.#ofRow(field).map((other) => other.revision));
    for (const one of document.querySelectorAll("[data-revision-of]")) {
      if (one.dataset.revisionOf === field.url) one.value = known;
    }
  }

  // The other controls of the same row.
  #ofRow(field) {
    return [...this.fields.values()].filter((one) => one.url === field.url && one !== field);
  }

  // Two texts for one place: both are shown, and a person chooses.
  #clash(field, theirs) {
    field.theirs = theirs;
    const chosen = (text) => {
      field.base = theirs;
      field.theirs = undefined;
      field.say(null);
      if (text !== null) field.value = text;
      this.touched(field, 0);
      field.elements[0].focus();
    };
    field.say(bothTexts(field.called(theirs), this, () => chosen(null), () => chosen(theirs)));
  }

  #refused(field, text, sentence = this.word("broken")) {
    field.refused = text;
    field.say(sentence);
  }

  #failed(error) {
    const trouble = troubleOf(error);
    if (!trouble) throw error;
    this.trouble = trouble;
    clearTimeout(this.retrying);
    this.retrying = setTimeout(() => this.retry(), RETRY[Math.min(this.tries, RETRY.length - 1)]);
    this.tries += 1;
  }

  // Another tab has saved: what stands untouched here follows it.
  #heardElsewhere({ key, text, revision }) {
    const field = this.fields.get(key);
    if (!field?.isHere || field.isOpen) return;
    field.value = text;
    this.#put(field, text, revision);
  }

  // What has no place on this page any more, or one in which something else stands, is shown.
  #showHomeless(kept, field) {
    if (!kept.text || kept.text === field?.value) return;
    if (document.querySelector(`[data-homeless="${CSS.escape(kept.key)}"]`)) return;
    this.area.append(homeless(kept, this, () => this.keeper.drop(kept.key)));
  }

  #tell() {
    const open = this.#open();
    if (open.some((field) => field.isLoose)) this.#say("full");
    else if (open.length && this.trouble) this.#say(this.trouble);
    else if (open.some((field) => field.isStuck)) this.#say("attention");
    else this.#say(open.length ? "saving" : "saved");
  }

  #say(name) {
    if (this.line.dataset.state === name) return;
    if (!this.line.dataset.state && name === "saved") return; // nobody has typed yet
    this.line.hidden = false;
    this.line.dataset.state = name;
    this.line.textContent = this.word(name);
  }
}

const area = document.querySelector("[data-saving]");

async function begun() {
  const owner = `${area.dataset.user}/${area.dataset.scope || location.pathname}`;
  return new Saving(area, await Keeper.open(area.dataset.key, owner));
}

// Nothing is saved on a page on which nothing is typed.
export const saving = area && (await begun());
await saving?.bringBack();
document.documentElement.classList.add("has-script", "is-ready");
