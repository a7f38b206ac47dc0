// Comments at a place of the paper or the record: on words that are selected, or by a button beside
// each paragraph, figure, table and row, which asks for the sentence or the field that is meant. A
// comment knows its place by source and words.
import { toldIn } from "../told.js";
import { toast } from "../typing/toast.js";
import { askWhich, quoteOf, sentencesOf } from "./asking.js";
import { Draft } from "./draft.js";
import { saving } from "./saving.js";

const BLOCKS = [
  ".front > h1",
  ".article :is(p, li)[data-source]",
  ".article figure[data-source]",
  ".article .table-block[data-source]",
  "[data-row][data-source]:not([data-source=''])",
].join(", ");
const PLACES = "figure[data-source], .table-block[data-source], [data-entry], [data-row]";
const LONG = 60; // characters of a quote that a button shows

const template = document.querySelector("template[data-commenting]");
const words = toldIn(template);
const list = document.querySelector("[data-comments]");

// Returns what a comment at an element is a comment on.
function placeOf(element) {
  const block = element.closest(PLACES);
  if (block?.matches("[data-entry], [data-row]")) return { kind: "field", source: block.dataset.source, block };
  if (block?.matches("figure")) return { kind: "figure", source: block.dataset.source, block };
  if (block) return { kind: "table", source: block.dataset.source, block };
  // Within a line stand data with sources of their own; a comment is on the line.
  const line = element.closest("h1") ?? element.closest("p[data-source], li[data-source]");
  const text = line ?? element.closest("[data-source]");
  const source = text?.closest("[data-source]")?.dataset.source;
  return source === undefined ? null : { kind: "sentence", source, block: text };
}

// Begins a comment: one can type at once, while the server makes its row.
async function begin({ kind, source, quote = "", text = "" }) {
  const draft = new Draft(text, words, saving);
  list.append(draft.element);
  draft.field.focus();
  const sent = new URLSearchParams({ kind, source, quote });
  const body = await draft.sent(template.dataset.add, sent);
  if (!body) return;
  draft.element.insertAdjacentHTML("beforebegin", body.html);
  const comment = draft.element.previousElementSibling;
  saving.adopt(comment);
  addRevision(comment);
  draft.becomes(comment.querySelector("textarea"));
  comment.scrollIntoView({ block: "nearest" });
  mark();
}

// The form without script tells which revision it knows; a new comment has one, too.
function addRevision(comment) {
  const { save, revision } = comment.querySelector("textarea").dataset;
  const input = document.createElement("input");
  Object.assign(input, { type: "hidden", name: `revision ${save}`, value: revision });
  input.dataset.revisionOf = save;
  document.getElementById("review-form").append(input);
}

async function drop(comment) {
  const { kind, source, quote } = comment.dataset;
  const field = comment.querySelector("textarea");
  const { status, body } = await saving.server.send(comment.dataset.drop, {});
  if (status !== 200) {
    toast(body.sentence);
    return;
  }
  const text = field.value;
  comment.remove();
  await saving.forget(field.dataset.save);
  document.querySelector(`[data-revision-of="${CSS.escape(field.dataset.save)}"]`)?.remove();
  mark();
  document.getElementById("h-comments").scrollIntoView({ block: "nearest" });
  if (!text.trim()) toast(words.get("removed"));
  else toast(words.get("removed"), words.get("undo"), () => begin({ kind, source, quote, text }));
}

// --- Places in the paper

const sourceSelector = (source) => `[data-commentable] [data-source="${CSS.escape(source)}"]`;
const squeezed = (text) => text.replace(/[\s\u00ad\u200b]+/g, "");

// Returns the element at which a comment was made: of those with its source the one with its words.
function elementOf({ source, quote }) {
  if (!source) return null;
  const all = [...document.querySelectorAll(sourceSelector(source))];
  const inner = all.filter((one) => quote && squeezed(one.textContent).includes(squeezed(quote)));
  return inner.at(-1) ?? all[0] ?? null;
}

function goTo(comment) {
  const element = elementOf(comment.dataset) ?? document.querySelector("[data-commentable]");
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
  element.scrollIntoView({ block: "center" });
  for (const old of document.querySelectorAll(".is-pointed-at")) old.classList.remove("is-pointed-at");
  element.classList.add("is-pointed-at");
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

// Marks the places that have comments, each with a way to the first.
function mark() {
  for (const old of document.querySelectorAll(".comment-mark")) old.remove();
  const seen = new Set();
  for (const comment of list.querySelectorAll("[data-comment]")) {
    const element = elementOf(comment.dataset);
    if (!element || seen.has(element)) continue;
    seen.add(element);
    const link = document.createElement("a");
    link.className = "comment-mark";
    link.href = `#${comment.id}`;
    link.textContent = comment.querySelector(".comment-number").textContent;
    link.setAttribute("aria-label", words.get("there"));
    holderOf(element).append(link);
  }
}

// What a button may stand in: not straight in the row of a table, where only cells are.
const holderOf = (element) =>
  element.matches("tr") ? element.lastElementChild : element.matches("ul, ol") ? element.parentElement : element;

// --- Buttons

function button(label, name) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.textContent = label;
  return made;
}

function offerButtons() {
  for (const block of document.querySelectorAll("[data-commentable]")) {
    for (const element of block.querySelectorAll(BLOCKS)) {
      if (element.closest("figure, .table-block") !== element && element.closest("figure, .table-block")) continue;
      const made = button(words.get("comment"), "comment-button");
      made.dataset.commentHere = "";
      const said = quoteOf(element).slice(0, LONG);
      made.setAttribute("aria-label", `${words.get("on-this")} ${said}`);
      const entries = element.querySelector(":scope > .entries");
      if (entries) entries.after(made);
      else holderOf(element).append(made);
    }
  }
}

function commentOnBlock(element) {
  const row = element.closest("[data-row]");
  if (row) {
    commentOnRow(element, row);
    return;
  }
  const place = placeOf(element);
  if (!place) return;
  if (place.kind !== "sentence") {
    begin(place);
    return;
  }
  const text = quoteOf(place.block);
  const sentences = sentencesOf(text, document.querySelector(".article").lang);
  if (sentences.length < 2) begin({ ...place, quote: text });
  else askWhich(element, sentences, words, (number) => begin({ ...place, quote: sentences[number] ?? text }));
}

// The server tells the words of a field: a comment on one needs no quote.
function commentOnRow(element, row) {
  const entries = [...row.querySelectorAll("[data-entry]")].filter((one) => one.closest("[data-row]") === row);
  askWhich(element, entries.map(sayingOf), words, (number) =>
    begin({ kind: "field", source: (entries[number] ?? row).dataset.source }),
  );
}

function sayingOf(entry) {
  const said = quoteOf(entry.querySelector("dd") ?? entry);
  return `${entry.dataset.entry}: ${said.length > LONG ? `${said.slice(0, LONG)}…` : said}`;
}

// --- A selection

const floating = button(words.get("on-words"), "btn btn-sm btn-primary comment-floating");
floating.hidden = true;
document.body.append(floating);
let selected = null;

function followSelection() {
  const selection = getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  const start = range?.startContainer.parentElement?.closest("[data-commentable]");
  const quote = selection.toString().trim();
  if (!start || selection.isCollapsed || !quote) {
    if (document.activeElement !== floating) floating.hidden = true;
    return;
  }
  const from = range.startContainer;
  const place = placeOf(from instanceof Element ? from : from.parentElement);
  if (!place) return;
  selected = { ...place, quote: withinBlock(range, place.block) };
  const box = range.getBoundingClientRect();
  floating.hidden = false;
  const top = box.bottom + 8 + floating.offsetHeight > innerHeight ? box.top - 44 : box.bottom + 8;
  floating.style.top = `${Math.max(8, top)}px`;
  floating.style.left = `${Math.min(Math.max(8, box.left), innerWidth - floating.offsetWidth - 8)}px`;
}

// Words that go on into the next block belong to the one in which they begin.
function withinBlock(range, block) {
  if (block.contains(range.endContainer)) return getSelection().toString().trim();
  const part = range.cloneRange();
  part.setEnd(block, block.childNodes.length);
  const copy = part.cloneContents();
  for (const extra of copy.querySelectorAll(".comment-button, .comment-mark, .which")) extra.remove();
  return copy.textContent.trim();
}

floating.addEventListener("pointerdown", (event) => event.preventDefault()); // keep the selection
floating.addEventListener("click", () => {
  floating.hidden = true;
  getSelection().removeAllRanges();
  if (selected) begin(selected);
});
document.addEventListener("selectionchange", followSelection);
document.addEventListener("scroll", () => (floating.hidden = true), { capture: true, passive: true });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") floating.hidden = true;
});

document.addEventListener("click", (event) => {
  const here = event.target.closest("[data-comment-here]");
  if (here) commentOnBlock(here);
  const going = event.target.closest("[data-goto]");
  if (going) {
    event.preventDefault();
    goTo(going.closest("[data-source]"));
  }
  const dropping = event.target.closest("[data-drop-comment]");
  if (dropping) {
    event.preventDefault();
    drop(dropping.closest("[data-comment]"));
  }
});

offerButtons();
mark();
document.querySelector("[data-commenting-hint]").hidden = false;
