// A comment that the server has no row for yet: typed in at once, kept in this browser meanwhile.
import { toast } from "../typing/toast.js";
import { homeless } from "./texts.js";

const AGAIN = 3000; // milliseconds until a server that can't be reached is tried again

export class Draft {
  constructor(text, words, saving) {
    Object.assign(this, { words, saving, key: `new comment ${crypto.randomUUID?.() ?? Date.now()}` });
    this.element = document.createElement("div");
    this.element.className = "review-comment";
    this.field = document.createElement("textarea");
    this.field.className = "form-control";
    this.field.rows = 3;
    this.field.value = text;
    this.field.setAttribute("aria-label", words.get("comment"));
    this.field.addEventListener("input", () => this.#keep());
    this.element.append(this.field);
    if (text) this.#keep();
    this.guard = (event) => this.field.value && event.preventDefault();
    window.addEventListener("beforeunload", this.guard);
  }

  // Asks for a row until the server gives one; nothing where it refuses, which is then said.
  async sent(address, message) {
    for (;;) {
      try {
        const { status, body } = await this.saving.server.send(address, message);
        if (status === 200) return body;
        this.#refused(body.sentence ?? this.words.get("failed"));
        return null;
      } catch {
        toast(this.words.get("failed"));
        await new Promise((goOn) => setTimeout(goOn, AGAIN));
      }
    }
  }

  // Hands what was typed over to the field of the row.
  becomes(field) {
    const { value, selectionStart, selectionEnd } = this.field;
    const hasFocus = document.activeElement === this.field;
    field.value = value;
    if (hasFocus) {
      field.focus();
      field.setSelectionRange(selectionStart, selectionEnd);
    }
    if (value) field.dispatchEvent(new Event("input", { bubbles: true }));
    window.removeEventListener("beforeunload", this.guard);
    this.element.remove();
    this.saving.keeper.drop(this.key);
  }

  // What has no row is no comment: it is shown as what it is, to be copied.
  #refused(sentence) {
    const { key, saving } = this;
    const left = homeless({ key, text: this.field.value }, saving, () => saving.keeper.drop(key));
    window.removeEventListener("beforeunload", this.guard);
    this.element.replaceWith(left);
    toast(sentence);
  }

  #keep() {
    this.saving.keeper.put(this.key, { at: this.key, base: "", text: this.field.value });
  }
}
