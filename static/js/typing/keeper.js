// Keeps what was typed in the browser until the server has it: locked with the user's key, because
// hospital computers are shared. Where a page can't encrypt (no HTTPS), it is kept for this tab.

const PREFIX = "casereports/";
const LONGEST = 14 * 24 * 60 * 60 * 1000;

const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const text64 = (content) => {
  let text = "";
  for (const byte of new Uint8Array(content)) text += String.fromCharCode(byte);
  return btoa(text);
};

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
    this.#dropOld();
  }

  // Writes in turn, so that an older text never overtakes a newer one.
  put(name, content) {
    return this.#inTurn(async () => {
      const text = JSON.stringify({ ...content, when: Date.now() });
      try {
        this.store.setItem(this.prefix + name, await this.#locked(text));
      } catch {
        return false; // the browser's store is full; the page still has the text
      }
      return true;
    });
  }

  drop(name) {
    return this.#inTurn(async () => this.store.removeItem(this.prefix + name));
  }

  async all() {
    await this.last;
    const found = [];
    for (const name of Object.keys(this.store)) {
      if (!name.startsWith(this.prefix)) continue;
      const content = await this.#unlocked(this.store.getItem(name));
      if (content) found.push({ name: name.slice(this.prefix.length), ...content });
    }
    return found;
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
