// Of a paragraph the one sentence that is meant, chosen by mouse, finger or keyboard.

// Returns what a reader sees of an element, without our own buttons.
export function quoteOf(element) {
  const copy = element.cloneNode(true);
  for (const extra of copy.querySelectorAll("button, .comment-mark, .which, svg style")) extra.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

export function sentencesOf(text, language) {
  if (!Intl.Segmenter) return [text];
  const parts = new Intl.Segmenter(language || "en", { granularity: "sentence" }).segment(text);
  return [...parts].map(({ segment }) => segment.trim()).filter(Boolean);
}

// Shows the sentences below the button; ``chosen`` hears which, or null for all of them.
export function askWhich(button, sentences, words, chosen) {
  document.querySelector(".which")?.remove();
  const box = document.createElement("span");
  box.className = "which";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", words.get("which"));
  const close = () => {
    box.remove();
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
  for (const sentence of sentences) choice(sentence, () => chosen(sentence));
  choice(words.get("cancel"), () => {});
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  button.after(box);
  box.querySelector("button").focus();
}
