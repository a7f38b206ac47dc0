// Keeps what was typed in the browser until the server has it: locked with the user's key, because
// hospital computers are shared. Where a page can't encrypt (no HTTPS), it is kept for this tab.
// What a tab has kept is the tab's own as long as it is open; then any page may go on with it.

const PREFIX = "casereports/";
const TAB = "casereports-tab";
const LONGEST = 14 * 24 * 60 * 60 * 1000;
const GRACE = 3000; // milliseconds that a tab may take from one page to the next

const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const text64 = (content) => {
  let text = "";
  for (const byte of new Uint8Array(content)) text += String.fromCharCode(byte);
  return btoa(text);
};

export const uuid = () =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

export class Keeper {
  static async open(key, owner) {
    const locked = globalThis.crypto?.subtle && key;
    const lock =
      locked &&
      (await crypto.subtle.importKey("raw", bytes(key), "AES-GCM", false, ["encrypt", "decrypt"]));
    return new Keeper(lock, `${PREFIX}${owner}/`);
  }

  constructor(lock, prefix) {
    this.lock = lock;
    this.prefix = prefix;
    this.store = lock ? localStorage : sessionStorage;
    this.last = Promise.resolve();
    this.watched = new Set();
    this.tab = sessionStorage.getItem(TAB) ?? uuid();
    sessionStorage.setItem(TAB, this.tab);
    // Held until the tab shows no page of the workspace any more.
    navigator.locks?.request(PREFIX + this.tab, () => new Promise(() => {}));
    this.#dropOld();
  }

  // Writes in turn, so that an older text never overtakes a newer one.
  put(key, content) {
    const text = JSON.stringify({ ...content, tab: this.tab, when: Date.now() });
    return this.#inTurn(async () => {
      try {
        this.store.setItem(this.prefix + key, await this.#locked(text));
      } catch {
        return false; // the browser's store is full; the page still has the text
      }
      return true;
    });
  }

  drop(key) {
    return this.#inTurn(async () => this.store.removeItem(this.prefix + key));
  }

  // What this tab and tabs that are closed have kept, the oldest first.
  async all() {
    await this.last;
    const open = await this.#openTabs();
    const found = [];
    for (const name of Object.keys(this.store)) {
      if (!name.startsWith(this.prefix)) continue;
      const content = await this.#unlocked(this.store.getItem(name));
      if (!content) continue;
      if (open.has(content.tab)) this.#watch(content.tab);
      else found.push({ key: name.slice(this.prefix.length), ...content });
    }
    return found.sort((one, other) => one.when - other.when);
  }

  // Other tabs that show a page of the workspace.
  async #openTabs() {
    const { held } = (await navigator.locks?.query()) ?? { held: [] };
    const open = new Set(held.map(({ name }) => name.slice(PREFIX.length)));
    open.delete(this.tab);
    return open;
  }

  // Tells the page when a tab that has kept something is closed.
  async #watch(tab) {
    if (this.watched.has(tab)) return;
    this.watched.add(tab);
    do {
      await navigator.locks.request(PREFIX + tab, { mode: "shared" }, () => {});
      await new Promise((goOn) => setTimeout(goOn, GRACE));
    } while ((await this.#openTabs()).has(tab));
    this.watched.delete(tab);
    window.dispatchEvent(new Event("tab-closed"));
  }

  #inTurn(task) {
    this.last = this.last.then(task, task);
    return this.last;
  }

  async #locked(text) {
    if (!this.lock) return text;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(text);
    const locked = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.lock, plain);
    return `${Date.now()} ${text64(iv)} ${text64(locked)}`;
  }

  async #unlocked(kept) {
    try {
      if (!this.lock) return JSON.parse(kept);
      const [, iv, locked] = kept.split(" ");
      const plain = await crypto.subtle.decrypt(
        { name: "AES-GCM", iv: bytes(iv) },
        this.lock,
        bytes(locked),
      );
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      return null; // not ours, or torn
    }
  }

  #dropOld() {
    for (const name of Object.keys(this.store)) {
      if (!name.startsWith(PREFIX)) continue;
      const when = Number((this.store.getItem(name) ?? "").split(" ")[0]);
      if (when && Date.now() - when > LONGEST) this.store.removeItem(name);
    }
  }
}
