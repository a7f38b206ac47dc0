// A picture is prepared: its greys, what is blacked out, and a preview that follows at once.
import { Greys } from "./greys.js";
import { Rectangles, lay } from "./rectangles.js";
import { wordsIn } from "./words.js";

const PAUSE = 200; // milliseconds after which a preview is asked for
const MARGIN = 0.5; // percent that a rectangle stands over the text that it covers

const area = document.querySelector("[data-prepare]");
const form = area.querySelector("[data-form]");
const stage = area.querySelector("[data-stage]");
const picture = stage.querySelector("img");
const said = area.querySelector("[data-said]");
const undo = form.querySelector("[data-undo]");
const say = wordsIn(document.querySelector("[data-prepare-words]"));
const tell = (words) => {
  said.textContent = words;
};
const history = [];
let timer;

const rectangles = new Rectangles({ stage, form, say, tell, changed: () => commit() });
const greys = area.dataset.preview
  ? new Greys({ area, form, say, changed: () => commit(), following: () => preview() })
  : undefined;
const suspects = [...form.querySelectorAll("[data-box]")].map(suspect);
const firstFrame = form.elements.frame?.value;

function state() {
  return {
    boxes: rectangles.boxes,
    greys: greys?.state,
    noText: suspects.map(({ tick }) => tick.checked),
  };
}

// Keeps how things stand once a change is done, so that it can be undone.
function commit() {
  const now = JSON.stringify(state());
  if (now !== history.at(-1)) history.push(now);
  undo.disabled = history.length < 2;
  showSuspects();
}

function takeBack() {
  if (history.length < 2) return;
  history.pop();
  const before = JSON.parse(history.at(-1));
  rectangles.restore(before.boxes);
  if (greys) greys.state = before.greys;
  suspects.forEach(({ tick }, at) => {
    tick.checked = before.noText[at];
  });
  undo.disabled = history.length < 2;
  showSuspects();
  tell(say("undone"));
}

function preview() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const { inverted, ...numbers } = greys.state;
    const asked = new URLSearchParams(numbers);
    if (inverted) asked.set("inverted", "on");
    tell(say("making"));
    picture.src = `${area.dataset.preview}?${asked}`;
  }, PAUSE);
}

// The stage is as large as there is room, whatever the size of the preview.
function measure() {
  stage.style.setProperty("--ratio", picture.naturalWidth / picture.naturalHeight);
  if (said.textContent === say("making")) tell("");
}

function suspect(entry, at) {
  const [left, top, right, bottom] = entry.dataset.box.split(",").map(Number);
  const tick = entry.querySelector("input");
  const node = Object.assign(document.createElement("button"), { type: "button", className: "suspect" });
  node.setAttribute("aria-label", say("suspected", { n: at + 1 }));
  lay(node, { left, top, right, bottom });
  stage.append(node);
  const cover = () => {
    rectangles.add({
      left: Math.max(0, left - MARGIN),
      top: Math.max(0, top - MARGIN),
      right: Math.min(100, right + MARGIN),
      bottom: Math.min(100, bottom + MARGIN),
    });
  };
  const button = entry.querySelector("[data-cover]");
  button.hidden = false;
  button.addEventListener("click", cover);
  node.addEventListener("click", cover);
  node.addEventListener("pointerdown", (event) => event.stopPropagation());
  tick.addEventListener("change", commit);
  return { box: { left, top, right, bottom }, node, tick, button };
}

// A place is shown until it is covered, or said to be none; other slices have other places.
function showSuspects() {
  const isOther = form.elements.frame?.value !== firstFrame;
  for (const { box, node, tick, button } of suspects) {
    const isCovered = rectangles.boxes.some(
      (black) =>
        black.left <= box.left &&
        black.top <= box.top &&
        black.right >= box.right &&
        black.bottom >= box.bottom,
    );
    node.hidden = isCovered || tick.checked || isOther;
    button.disabled = isCovered;
  }
}

undo.hidden = false;
undo.addEventListener("click", takeBack);
area.querySelector("[data-help]").hidden = false;
picture.addEventListener("load", measure);
picture.addEventListener("error", () => tell(say("failed")));
if (picture.complete && picture.naturalWidth) measure();
const fresh = form.querySelector("[data-fresh]");
if (fresh) {
  fresh.hidden = false;
  fresh.addEventListener("click", () => {
    rectangles.restore([]);
    greys.reset();
    commit();
  });
}
document.addEventListener("keydown", (event) => {
  const isUndo = event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
  if (!isUndo || event.target.matches("input:not([type=range], [type=checkbox])")) return;
  event.preventDefault();
  takeBack();
});
let isSent = false;
form.addEventListener("submit", () => {
  isSent = true;
});
window.addEventListener("beforeunload", (event) => {
  if (history.length > 1 && !isSent) event.preventDefault();
});
commit();
// What is under the rectangles that are part of the picture comes from the original.
if (greys && rectangles.boxes.length) preview();
document.documentElement.classList.add("is-ready");
