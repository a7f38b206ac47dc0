// Comfort on top of pages that work without it.

// A summary of errors takes the focus, so that nobody misses that nothing was saved.
document.querySelector(".error-summary")?.focus();

// A link to a field opens the fold that the field is in, and puts the cursor there. The browser has
// gone to where it stood in the closed fold.
const showTarget = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  let hasOpened = false;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    hasOpened ||= !fold.open;
    fold.open = true;
  }
  if (hasOpened) target.scrollIntoView();
  if (target.matches("input, select, textarea")) target.focus();
};
window.addEventListener("hashchange", showTarget);
showTarget();

// Leaving with words that are not saved asks first.
for (const form of document.querySelectorAll("form[data-guard]")) {
  let typed = Boolean(document.querySelector(".error-summary"));
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", () => { typed = false; });
  window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
}

// One more row in a grid.
for (const button of document.querySelectorAll("[data-grid-add]")) {
  const form = button.closest("form");
  const body = form.querySelector("table[data-grid] tbody");
  const prefix = form.querySelector("table[data-grid]").dataset.grid;
  const total = form.elements[`${prefix}-TOTAL_FORMS`];
  button.hidden = false;
  button.addEventListener("click", () => {
    const row = form.querySelector("template[data-grid-row]").content.cloneNode(true);
    for (const part of row.querySelectorAll("[name], [id], [for]")) {
      for (const attribute of ["name", "id", "for"]) {
        const value = part.getAttribute(attribute);
        if (value) part.setAttribute(attribute, value.replace("__prefix__", total.value));
      }
    }
    total.value = Number(total.value) + 1;
    body.append(row);
    body.lastElementChild.querySelector("input:not([type=hidden]), select, textarea").focus();
  });
}

// A menu closes on Escape and on a click elsewhere, whenever it came to the page.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
