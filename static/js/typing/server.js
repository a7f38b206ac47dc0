// Talks to the server, and tells apart what can go wrong on the way.

const PATIENCE = 60_000; // milliseconds until an answer is given up
const MOST_LEAVING = 60_000; // bytes that a browser still sends for a page that is gone

export class SignedOut extends Error {}
export class Unreachable extends Error {}
export class Broken extends Error {}
export class Withdrawn extends Error {}

const TROUBLES = [
  [Withdrawn, "withdrawn"],
  [SignedOut, "signed-out"],
  [Unreachable, "offline"],
  [Broken, "broken"],
];

// Returns what the page calls an error of the way to the server; nothing for an error of ours.
export function troubleOf(error) {
  return TROUBLES.find(([kind]) => error instanceof kind)?.[1];
}

export class Server {
  constructor(area) {
    this.sessionAddress = area.dataset.session;
    this.user = area.dataset.user;
    this.token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  }

  // Sends JSON or a form; resolves to {status, body} for whatever the server has decided.
  async send(address, content, { leaving = false } = {}) {
    const isForm = content instanceof URLSearchParams;
    const text = isForm ? content : JSON.stringify(content);
    const answer = await this.#post(address, text, isForm, leaving);
    if (answer.status !== 403) return this.#read(answer);
    await this.refresh(); // a token lasts as long as its sign-in
    return this.#read(await this.#post(address, text, isForm, leaving));
  }

  // Asks whether the same user is still signed in, and for a fresh token.
  async refresh() {
    const answer = await this.#reach(() =>
      fetch(this.sessionAddress, { headers: { Accept: "application/json" } }),
    );
    if (!answer.ok) throw new Broken();
    const { user, token } = await this.#reach(() => answer.json());
    if (String(user) !== this.user) throw new SignedOut();
    this.token = token;
  }

  // Fetches another page of the workspace.
  async page(address) {
    const answer = await this.#reach(() => fetch(address, { headers: { Accept: "text/html" } }));
    if (answer.redirected) throw new SignedOut();
    if (!answer.ok) throw new Broken();
    return new DOMParser().parseFromString(await this.#reach(() => answer.text()), "text/html");
  }

  async words(address) {
    const answer = await this.#reach(() =>
      fetch(address, { headers: { Accept: "application/json" } }),
    );
    return (await this.#read(answer)).body;
  }

  #post(address, body, isForm, leaving) {
    const type = isForm ? "application/x-www-form-urlencoded" : "application/json";
    return this.#reach(() =>
      fetch(address, {
        method: "POST",
        headers: { Accept: "application/json", "Content-Type": type, "X-CSRFToken": this.token },
        body,
        keepalive: leaving && new Blob([String(body)]).size < MOST_LEAVING,
        signal: AbortSignal.timeout(PATIENCE),
      }),
    );
  }

  async #reach(request) {
    try {
      return await request();
    } catch {
      throw new Unreachable();
    }
  }

  async #read(answer) {
    const isJson = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
    if (answer.redirected) throw new SignedOut(); // to the sign-in, which may answer in JSON too
    if (answer.status === 404) throw new Withdrawn();
    if (answer.status >= 500 || (!isJson && answer.status !== 204)) throw new Broken();
    // The connection may break in the middle of an answer too.
    const body = answer.status === 204 ? {} : await this.#reach(() => answer.json());
    return { status: answer.status, body };
  }
}
