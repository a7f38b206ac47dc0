// Help for the field one is in: what a grid's column wants, and the answers that one key gives.
import { toast } from "./toast.js";

const ANSWERS = [
  { code: "Digit1", word: "none", values: ["none", "absent", "no", "negative", "not_detected"] },
  { code: "Digit2", word: "unknown", values: ["unknown", "not_stated", "not_reported"] },
  { code: "Digit3", word: "not-done", values: ["not_done", "not_performed", "not_tested"] },
];
// What goes into a text: the paper's words, whatever language the page is in. Results take an
// answer in their own notation; other notations (sizes, times) take none.
const TEXTS = { none: "none", unknown: "unknown", "not-done": "not done" };
const RESULTS = { none: "negative", "not-done": "not done: " };

export function helpWith(area, desk) {
  const bar = area.querySelector("[data-answers]");
  const hint = bar.querySelector("[data-hint-line]");
  const buttons = bar.querySelector("[data-answer-buttons]");
  let field = null;
  bar.hidden = false; // and stays, so that nothing moves when one goes from field to field

  const optionFor = (answer) =>
    [...field.options].find((option) => answer.values.includes(option.value));

  const text = (answer) => {
    if (!field.placeholder) return field.matches("[data-shelf]") ? "" : TEXTS[answer.word];
    return field.name.endsWith("result") ? RESULTS[answer.word] ?? "" : "";
  };

  const fits = (answer) => {
    if (field.tagName === "SELECT") return Boolean(optionFor(answer));
    if (field.type !== "text" && field.tagName !== "TEXTAREA") return false;
    return Boolean(text(answer)) && !/(?:^|-)(?:key|name|title|family|given|email|orcid)$/.test(field.name);
  };

  const give = (answer) => {
    if (field.tagName === "SELECT") field.value = optionFor(answer).value;
    else field.value = text(answer);
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const show = () => {
    const column = field.closest("td");
    const heading = column?.closest("table").querySelectorAll("thead th")[column.cellIndex];
    hint.textContent = heading?.dataset.hint ?? "";
    const fitting = ANSWERS.filter(fits);
    buttons.replaceChildren(...fitting.map((answer) => button(answer)));
  };

  const button = (answer) => {
    const one = document.createElement("button");
    one.type = "button";
    one.tabIndex = -1; // reached by its key from within the field
    one.className = "btn btn-sm btn-outline-secondary";
    const number = answer.code.at(-1);
    one.setAttribute("aria-keyshortcuts", `Alt+${number}`);
    one.textContent = `${bar.dataset[camel(answer.word)]} `;
    const key = document.createElement("kbd");
    key.textContent = `Alt ${number}`;
    one.append(key);
    one.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      give(answer);
    });
    return one;
  };

  area.addEventListener("focusin", ({ target }) => {
    if (!target.matches("[data-entry] :is(input, select, textarea)")) return;
    field = target;
    show();
  });
  area.addEventListener("keydown", (event) => {
    const answer = ANSWERS.find((one) => one.code === event.code);
    if (!answer || !event.altKey || event.target !== field || !fits(answer)) return;
    event.preventDefault();
    give(answer);
    toast(`${bar.dataset.given} ${bar.dataset[camel(answer.word)]}`);
  });
}

const camel = (word) => word.replace(/-(\w)/g, (_all, letter) => letter.toUpperCase());
