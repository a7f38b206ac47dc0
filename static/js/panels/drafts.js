// The description and the caption of a panel, drafted from its fields; what stands is asked for.

export function drafts(editor, form) {
  const told = document.querySelector("template[data-panel-drafts]");
  if (!told) return;
  for (const name of ["alt", "caption"]) new Offer(editor, form, name, told);
}

class Offer {
  constructor(editor, form, name, told) {
    Object.assign(this, { editor, form, name });
    this.button = this.#button(told.content.querySelector("[data-draft]"));
    this.asked = told.content.querySelector("[data-asked]").cloneNode(true);
    this.line = document.createElement("div");
    this.line.className = "panel-draft";
    this.line.append(this.button);
    this.button.addEventListener("click", () => this.#fetch());
    form.querySelector(`#div_id_${name}`)?.append(this.line);
  }

  #button(pattern) {
    const button = pattern.cloneNode(true);
    this.address = button.dataset.draft;
    this.same = button.dataset.same;
    return button;
  }

  get area() {
    return this.form.elements[this.name];
  }

  async #fetch() {
    // What is typed and not yet saved is part of what the draft is made of.
    await this.form.entry?.desk.settle();
    const address = this.address.replace("/0/", `/${this.form.dataset.row}/`);
    let answer;
    try {
      answer = await this.editor.server.words(`${address}?of=${this.name}`);
    } catch {
      return; // the line on top tells what is wrong
    }
    const text = this.area.value.trim();
    if (!answer.text || answer.text === text) this.#say(answer.sentence || this.same);
    else if (text) this.#ask(answer.text);
    else this.#put(answer.text);
  }

  #say(sentence) {
    this.editor.tell(sentence);
    const line = this.asked.cloneNode(true);
    line.replaceChildren(sentence);
    this.#show(sentence ? line : null);
  }

  // Words that stand there are replaced only when their author says so.
  #ask(text) {
    const line = this.asked.cloneNode(true);
    line.querySelector("q").textContent = text;
    line.querySelector("[data-replace]").addEventListener("click", () => this.#put(text));
    line.querySelector("[data-keep]").addEventListener("click", () => {
      this.#show(null);
      this.button.focus();
    });
    this.#show(line);
    line.querySelector("[data-replace]").focus();
  }

  #put(text) {
    this.#show(null);
    this.area.value = text;
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
    this.button.focus();
  }

  #show(line) {
    this.line.replaceChildren(this.button, ...(line ? [line] : []));
  }
}
