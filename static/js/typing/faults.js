// What is wrong with an entry, said where it is typed; and the choice between two texts.

let number = 0;

export function complain(entry, { errors, missing = [], theirs = {}, who, unkept = [] }) {
  clear(entry);
  for (const [field, sentences] of Object.entries(errors)) fault(entry, field, sentences.join(" "));
  for (const [field, texts] of Object.entries(theirs)) choice(entry, field, texts, who);
  if (missing.length && !Object.keys(errors).length) {
    place(entry, "").append(line("missing", `${entry.desk.word("missing")} ${missing.join(", ")}`));
  }
  for (const field of unkept) {
    const told = line("unkept", entry.desk.word("unkept"));
    told.dataset.unkept = "";
    place(entry, field).append(told);
  }
  entry.isFaulty = [errors, theirs, missing, unkept].some((one) => Object.keys(one).length > 0);
}

function clear(entry) {
  // What a page said that came back from a form without script is not true any more.
  const summary = document.querySelector(".error-summary");
  if (!summary?.contains(document.activeElement)) summary?.remove();
  for (const old of entry.element.querySelectorAll("[data-fault]")) old.remove();
  for (const control of entry.element.querySelectorAll("[aria-invalid]")) {
    if (control.type === "file") continue; // what was said of a file, the page said when it was sent
    control.removeAttribute("aria-invalid");
    control.removeAttribute("aria-describedby");
    control.classList.remove("is-invalid");
  }
}

function fault(entry, field, sentence) {
  const control = controlOf(entry, field);
  const told = line("invalid-feedback d-block", sentence);
  if (control) {
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", told.id);
    control.classList.add("is-invalid");
    for (let fold = control.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
  }
  place(entry, field).append(told);
}

function choice(entry, field, texts, who) {
  const said = Object.values(texts).flat().filter(Boolean).join(", ");
  const told = line("theirs", `${entry.desk.word("theirs")} `);
  const quote = document.createElement("q");
  quote.textContent = said || entry.desk.word("empty");
  told.append(quote, who ? ` (${who}) ` : " ");
  const button = (word, act) => {
    const one = document.createElement("button");
    one.type = "button";
    one.className = "btn btn-sm btn-outline-primary";
    one.textContent = entry.desk.word(word);
    one.addEventListener("click", () => {
      told.remove();
      act();
      entry.told = {};
      entry.desk.touched(entry, 0);
    });
    return one;
  };
  const keepMine = () => entry.accept(texts);
  // Theirs is sent like what is typed, so that the server forgets what it kept of mine.
  const takeTheirs = () => Object.entries(texts).forEach(([name, theirs]) => entry.write(name, theirs));
  told.append(button("keep-mine", keepMine), " ", button("take-theirs", takeTheirs));
  place(entry, field).append(told);
}

function controlOf(entry, field) {
  const controls = entry.controls();
  const name = [...controls.keys()].find((one) => one === field || one.startsWith(`${field}_`));
  return name ? controls.get(name)[0] : null;
}

function place(entry, field) {
  const control = controlOf(entry, field);
  if (control) return control.closest("td, [id^=div_id_]") ?? control.parentElement;
  return entry.element.querySelector("td:first-child") ?? entry.element;
}

function line(style, sentence) {
  const told = document.createElement("div");
  number += 1;
  told.id = `fault-${number}`;
  told.dataset.fault = "";
  told.className = style;
  told.textContent = sentence;
  return told;
}
