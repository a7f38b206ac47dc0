// Pictures dropped or chosen: each is sent by itself, two at a time, with a line that tells of it.
import { wordsIn } from "./words.js";

const AT_ONCE = 2;
const NEW = "new";

class Line {
  constructor(upload, file) {
    this.upload = upload;
    this.file = file;
    this.node = upload.form.querySelector("template[data-line]").content.firstElementChild.cloneNode(true);
    this.bar = this.node.querySelector("progress");
    this.bar.setAttribute("aria-label", file.name);
    this.part("name").textContent = file.name;
    for (const name of this.node.querySelectorAll("[data-of]")) name.textContent = file.name;
    this.part("cancel").addEventListener("click", () => this.cancel());
    this.part("retry").addEventListener("click", () => upload.retry(this));
    this.wait();
  }

  part(name) {
    return this.node.querySelector(`[data-${name}]`);
  }

  get isOpen() {
    return this.state === "waiting" || this.state === "sending";
  }

  wait() {
    this.bar.value = 0;
    this.show("waiting", this.upload.say("waits"));
  }

  // Shows how far the file is; ends are also said to who does not see them.
  show(state, words) {
    const hadFocus = this.node.contains(document.activeElement);
    this.state = state;
    this.node.className = `upload-line is-${state}`;
    this.part("state").textContent = words;
    this.part("cancel").hidden = !this.isOpen;
    this.part("retry").hidden = state !== "refused";
    this.part("prepare").hidden = state !== "in";
    if (!this.isOpen) this.upload.tell(`${this.file.name}: ${words}`);
    // A button that goes away hands its focus to the one that takes its place.
    if (hadFocus) this.node.querySelector("button:not([hidden]), a:not([hidden])")?.focus();
  }

  cancel() {
    this.request?.abort();
    this.show("refused", this.upload.say("cancelled"));
    this.upload.next();
  }

  send(into) {
    const { say } = this.upload;
    const content = new FormData();
    content.append("pictures", this.file);
    content.append("into", into);
    const request = new XMLHttpRequest(); // fetch tells nothing of the way there
    this.request = request;
    request.open("POST", this.upload.address);
    request.setRequestHeader("X-CSRFToken", this.upload.token);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      const percent = Math.round((100 * loaded) / total);
      this.bar.value = percent;
      this.part("state").textContent = say("sends", { percent: `${percent}%` });
    });
    request.upload.addEventListener("load", () => this.#sent());
    request.addEventListener("load", () => this.#answered(request));
    request.addEventListener("error", () => this.#refused(say("offline")));
    this.show("sending", say("sends", { percent: "0%" }));
    request.send(content);
  }

  // What has arrived can't be called back: the picture may be in already.
  #sent() {
    this.bar.removeAttribute("value");
    this.part("state").textContent = this.upload.say("reads");
    const cancel = this.part("cancel");
    // The line keeps the focus for the button that takes this one's place.
    if (cancel === document.activeElement) {
      this.node.tabIndex = -1;
      this.node.focus();
    }
    cancel.hidden = true;
  }

  #answered({ status, responseText, responseURL }) {
    const { say } = this.upload;
    if (status === 413) return this.#refused(say("too-large"));
    if (status >= 500) return this.#refused(say("broken"));
    if (status !== 200 || !responseURL.endsWith(this.upload.address)) {
      return this.#refused(say("signed-out"));
    }
    const answer = JSON.parse(responseText);
    if (answer.fault) return this.#refused(answer.fault);
    this.answer = answer;
    this.part("picture").append(Object.assign(new Image(), { src: answer.small, alt: "" }));
    this.part("prepare").href = answer.prepare;
    const more = [say(answer.is_new ? "in" : "known", { name: answer.name })];
    if (answer.frames > 1) more.push(say("frames", { n: answer.frames }));
    if (answer.suspected) more.push(say("text"));
    this.show("in", more.join(". "));
    this.upload.came(this);
  }

  #refused(words) {
    this.show("refused", words);
    this.upload.next();
  }
}

class Upload {
  constructor(form) {
    this.form = form;
    this.address = form.dataset.upload;
    this.token = form.elements.csrfmiddlewaretoken.value;
    this.say = wordsIn(form.querySelector("[data-upload-words]"));
    this.chooser = form.elements.pictures;
    this.list = form.querySelector("[data-uploads]");
    this.lines = [];
    this.figures = new Map(); // the figure that a new one of each choice became
    this.#takeOver();
  }

  tell(words) {
    this.form.querySelector("[data-said]").textContent = words;
  }

  add(files) {
    this.form.querySelector("[data-end]").hidden = true;
    this.list.hidden = false;
    const into = this.form.elements.into.value;
    // Files of one drop that go into a new figure go into one.
    const batch = { into, known: into !== NEW };
    for (const file of files) {
      const line = new Line(this, file);
      line.batch = batch;
      this.lines.push(line);
      this.list.append(line.node);
    }
    this.next();
  }

  retry(line) {
    line.wait();
    this.next();
  }

  // Sends what waits; the first of a new figure goes alone, the others follow into that figure.
  next() {
    let sending = this.lines.filter((line) => line.state === "sending").length;
    for (const line of this.lines) {
      if (sending >= AT_ONCE) break;
      if (line.state !== "waiting") continue;
      const { batch } = line;
      if (!batch.known && this.lines.some((other) => other.batch === batch && other.state === "sending")) continue;
      line.send(batch.into);
      sending += 1;
    }
    if (!this.lines.some((line) => line.isOpen)) this.#end();
  }

  came(line) {
    if (!line.batch.known && line.answer.figure) {
      line.batch.into = String(line.answer.figure);
      line.batch.known = true;
    }
    this.next();
  }

  async #end() {
    const came = this.lines.filter((line) => line.state === "in");
    const sum = this.say("sum", { done: came.length, all: this.lines.length });
    this.form.querySelector("[data-sum]").textContent = sum;
    this.form.querySelector("[data-end]").hidden = false;
    this.tell(sum);
    for (const batch of new Set(came.map((line) => line.batch))) {
      await this.#order(came.filter((line) => line.batch === batch && line.answer.panel));
    }
  }

  // Panels stand in the order of the files, whichever came first.
  async #order(lines) {
    const order = lines.map((line) => line.answer.panel);
    if (order.every((panel, at) => !at || order[at - 1] < panel)) return;
    await fetch(this.form.dataset.order, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
      body: JSON.stringify({ order }),
    });
  }

  #takeOver() {
    const { form, chooser } = this;
    form.querySelector(".drop-line").hidden = false;
    form.querySelector(".form-buttons").hidden = true;
    chooser.addEventListener("change", () => {
      const files = [...chooser.files];
      chooser.value = "";
      if (files.length) this.add(files);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    const over = (is) => (event) => {
      event.preventDefault();
      form.classList.toggle("is-over", is);
    };
    form.addEventListener("dragover", over(true));
    form.addEventListener("dragleave", over(false));
    form.addEventListener("drop", (event) => {
      over(false)(event);
      if (event.dataTransfer.files.length) this.add(event.dataTransfer.files);
    });
    window.addEventListener("beforeunload", (event) => {
      if (this.lines.some((line) => line.isOpen)) event.preventDefault();
    });
  }
}

for (const form of document.querySelectorAll("form[data-upload]")) new Upload(form);
