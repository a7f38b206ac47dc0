// One control that saves itself: what stands in it, what the server has of it, and what is wrong.
// A group of radio buttons with the same address and name is one control.

const SAVED = "[data-save]";

export const keyOf = (element) => `${element.dataset.save} ${element.dataset.field}`;

export class Field {
  constructor(element) {
    this.url = element.dataset.save;
    this.name = element.dataset.field;
    this.key = keyOf(element);
    this.revision = Number(element.dataset.revision);
    this.base = this.#given(); // what the server has
  }

  get elements() {
    return [...document.querySelectorAll(SAVED)].filter((one) => keyOf(one) === this.key);
  }

  get isHere() {
    return this.elements.length > 0;
  }

  // Whether something stands here that the server does not have.
  get isOpen() {
    return this.isHere && this.value !== this.base;
  }

  // Whether it waits for a person: changed elsewhere meanwhile, or refused.
  get isStuck() {
    return this.theirs !== undefined || this.refused === this.value;
  }

  get value() {
    const [first] = this.elements;
    if (first.type === "radio") return this.elements.find((one) => one.checked)?.value ?? "";
    if (first.type === "checkbox") return first.checked ? first.value : "";
    return first.value;
  }

  set value(text) {
    for (const one of this.elements) {
      if (one.type === "radio" || one.type === "checkbox") one.checked = one.value === text;
      else one.value = text;
    }
  }

  kept() {
    return { at: this.key, base: this.base, text: this.value };
  }

  // Says below the control what is to be done about it; nothing takes that away.
  say(content) {
    this.said?.remove();
    this.said = null;
    if (!content) return;
    const last = this.elements.at(-1);
    this.said = document.createElement("div");
    this.said.className = "save-said";
    this.said.setAttribute("role", "alert");
    this.said.append(content);
    const group = last.type === "radio" && last.closest("fieldset");
    if (group) group.append(this.said);
    else last.after(this.said);
  }

  // Returns what a text of this control is called: a choice by its label.
  called(text) {
    const option = this.elements[0].options && [...this.elements[0].options].find((one) => one.value === text);
    const radio = this.elements.find((one) => one.type === "radio" && one.value === text);
    return option?.label ?? radio?.labels[0]?.textContent.trim() ?? text;
  }

  // What the page came with, whatever the browser has put back since.
  #given() {
    const [first] = this.elements;
    if (first.type === "radio") return this.elements.find((one) => one.defaultChecked)?.value ?? "";
    if (first.type === "checkbox") return first.defaultChecked ? first.value : "";
    if (first.options) return [...first.options].find((one) => one.defaultSelected)?.value ?? "";
    return first.defaultValue;
  }
}
