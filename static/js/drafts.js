// Drafted sentences go into the text that is open, behind what is written there, so that they are
// kept and shown like anything that is typed. Without a text on the page their forms are sent.

const area = () => document.querySelector(".workspace-main form[data-row] textarea[name='text']");

function append(text) {
  const field = area();
  const written = field.value.trimEnd();
  field.value = written ? `${written}\n\n${text}` : text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function settle(form) {
  form.querySelector("button").disabled = true;
  form.closest("li, .draft-offer").classList.add("is-added");
}

function onSubmit(event) {
  const form = event.target.closest("[data-drafts] form");
  if (!form || !area()) return;
  event.preventDefault();
  const offer = form.closest(".draft-offer");
  const lines = form.dataset.draftLine ? [form] : [...offer.querySelectorAll("[data-draft-line]")];
  const open = lines.filter((line) => !line.querySelector("button").disabled);
  if (!open.length) return;
  append(form.dataset.draftLine ?? open.map((line) => line.dataset.draftLine).join(" "));
  for (const line of open) settle(line);
  if (!form.dataset.draftLine) settle(form);
}

function onClick(event) {
  const button = event.target.closest("[data-use-draft]");
  if (!button || !area() || area().value.trim()) return;
  append(button.dataset.useDraft);
  show();
}

// The whole draft is offered only to an empty text.
function show() {
  const field = area();
  for (const button of document.querySelectorAll("[data-use-draft]")) {
    button.hidden = !field || Boolean(field.value.trim());
  }
}

document.addEventListener("submit", onSubmit);
document.addEventListener("click", onClick);
document.addEventListener("input", show);
document.addEventListener("htmx:afterSettle", show);
