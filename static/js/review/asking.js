// Of a paragraph the one sentence that is meant, of a row the one field, chosen by mouse, finger or
// keyboard.

// Returns what a reader sees of an element, without our own buttons.
export function quoteOf(element) {
  const copy = element.cloneNode(true);
  for (const extra of copy.querySelectorAll(".comment-button, .comment-mark, .which, svg style")) extra.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

export function sentencesOf(text, language) {
  if (!Intl.Segmenter) return [text];
  const parts = new Intl.Segmenter(language || "en", { granularity: "sentence" }).segment(text);
  return [...parts].map(({ segment }) => segment.trim()).filter(Boolean);
}

// Shows the parts below the button, in a table below its row; ``chosen`` hears the number of the
// one that is meant, or null for all of them.
export function askWhich(button, parts, words, chosen) {
  document.querySelector(".which-line, .which")?.remove();
  const box = document.createElement("span");
  box.className = "which";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", words.get("which"));
  const close = () => {
    (box.closest(".which-line") ?? box).remove();
    button.focus();
  };
  const choice = (label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", (event) => {
      event.stopPropagation();
      close();
      act();
    });
    box.append(made);
  };
  choice(words.get("whole"), () => chosen(null));
  parts.forEach((part, number) => choice(part, () => chosen(number)));
  choice(words.get("cancel"), () => {});
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  const row = button.closest("tr");
  if (row) row.after(lineWith(box, row.cells.length));
  else button.after(box);
  box.querySelector("button").focus();
}

function lineWith(box, columns) {
  const line = document.createElement("tr");
  line.className = "which-line";
  const cell = line.insertCell();
  cell.colSpan = columns;
  cell.append(box);
  return line;
}
