// Texts that wait for a person: two for one place, and those that have no place any more.

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-sm btn-outline-primary";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

function quoted(sentence, text) {
  const said = document.createElement("p");
  said.textContent = sentence;
  const quote = document.createElement("blockquote");
  quote.textContent = text;
  return [said, quote];
}

// Shows what stands on the server beside what was typed here, and asks which is to stay.
export function bothTexts(theirs, words, keep, take) {
  const box = document.createDocumentFragment();
  box.append(...quoted(words.word("theirs"), theirs || words.word("empty")));
  box.append(button(words.word("keep-mine"), keep), " ", button(words.word("take-theirs"), take));
  return box;
}

// Shows a text that was kept for something that is not on the page, to be copied or discarded.
export function homeless(kept, words, drop) {
  const box = document.createElement("div");
  box.className = "save-said";
  box.dataset.homeless = kept.key;
  const discard = () => {
    drop();
    box.remove();
  };
  box.append(...quoted(words.word("homeless"), kept.text), button(words.word("discard"), discard));
  return box;
}
