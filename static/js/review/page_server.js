// The server of a page that may be open to somebody without an account.
import { Server, SignedOut } from "../typing/server.js";

export class PageServer extends Server {
  // Asks the page itself whether the same person still may write, and for a fresh token.
  async refresh() {
    const page = await this.page(location.href);
    const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (!token || page.querySelector("[data-saving]")?.dataset.user !== this.user) {
      throw new SignedOut();
    }
    this.token = token;
  }
}
