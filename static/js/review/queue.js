// The queue by keys: j and k (or the arrows) go down and up, Enter opens, x ticks, / searches; and
// a line that is clicked between its words is ticked.
const rows = [...document.querySelectorAll("[data-row]")];
const tick = (row) => row.querySelector("input[type=checkbox]");
const isTyping = ({ target }) => target.closest("input:not([type=checkbox]), select, textarea");

let at = -1;

function go(step) {
  at = Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[at]?.querySelector("a").focus();
}

const KEYS = {
  j: () => go(1),
  k: () => go(-1),
  ArrowDown: () => go(1),
  ArrowUp: () => go(-1),
  x: () => rows[at] && tick(rows[at]).click(),
  "/": () => document.getElementById("queue-q").focus(),
};

document.addEventListener("focusin", ({ target }) => {
  const row = target.closest("[data-row]");
  if (row) at = rows.indexOf(row);
});

document.addEventListener("keydown", (event) => {
  const { key, ctrlKey, altKey, metaKey } = event;
  if (ctrlKey || altKey || metaKey || isTyping(event) || !(key in KEYS)) return;
  // Arrows scroll the page until somebody stands in the list.
  if (key.startsWith("Arrow") && !event.target.closest("[data-row]")) return;
  event.preventDefault();
  KEYS[key]();
});

for (const row of rows) {
  row.addEventListener("click", (event) => {
    if (!event.target.closest("a, input, button") && !String(getSelection())) tick(row).click();
  });
}

// The line that tells of the keys is shown.
document.documentElement.classList.add("has-script");
