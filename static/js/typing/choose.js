// Words of a vocabulary while one types: a list below the field, chosen by keyboard or mouse.
// What is not in the list is taken as it is typed.

const PAUSE = 120;
let lists = 0;

export function offerWords(area, desk) {
  const address = area.dataset.terms;
  const box = document.createElement("ul");
  lists += 1;
  box.id = `words-${lists}`;
  box.className = "words";
  box.setAttribute("role", "listbox");
  box.hidden = true;
  document.body.append(box);
  const voice = document.createElement("div");
  voice.className = "visually-hidden";
  voice.setAttribute("role", "status");
  document.body.append(voice);
  let field = null;
  let offered = [];
  let at = -1;
  let timer = 0;
  let asked = 0;

  // Only a field of one line is a combobox, and only that can be called expanded.
  const unfold = (isOpen) => {
    box.hidden = !isOpen;
    if (field?.getAttribute("role")) field.setAttribute("aria-expanded", String(isOpen));
  };

  const close = () => {
    unfold(false);
    at = -1;
    field?.removeAttribute("aria-activedescendant");
  };

  // Where the word goes: in a field of several lines, the line that is typed into.
  const span = () => {
    const { value, selectionStart } = field;
    if (field.type !== "textarea") return [0, value.length];
    const start = value.slice(0, selectionStart).lastIndexOf("\n") + 1;
    const end = value.indexOf("\n", selectionStart);
    return [start, end < 0 ? value.length : end];
  };

  const mark = (next) => {
    at = (next + offered.length) % offered.length;
    [...box.children].forEach((option, number) => {
      option.setAttribute("aria-selected", String(number === at));
      if (number === at) {
        option.scrollIntoView({ block: "nearest" });
        field.setAttribute("aria-activedescendant", option.id);
      }
    });
  };

  const show = (words) => {
    offered = words;
    box.replaceChildren(...words.map((word, number) => option(word, number)));
    if (!words.length) {
      close();
      voice.textContent = desk.word("no-words");
      return;
    }
    const place = field.getBoundingClientRect();
    unfold(true);
    box.style.setProperty("left", `${place.left + scrollX}px`);
    box.style.setProperty("top", `${place.bottom + scrollY + 2}px`);
    box.style.setProperty("min-width", `${Math.max(place.width, 260)}px`);
    at = -1;
    voice.textContent = `${words.length} ${desk.word("words")}`;
  };

  const option = (word, number) => {
    const line = document.createElement("li");
    line.id = `${box.id}-${number}`;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    const name = document.createElement("span");
    name.textContent = word.name;
    const more = document.createElement("small");
    more.textContent = [word.matched, word.fills.abbreviation, word.unit, word.note]
      .filter((text, place, texts) => text && text !== word.name && texts.indexOf(text) === place)
      .join(" · ");
    line.append(name, more);
    line.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      choose(word);
    });
    return line;
  };

  const choose = (word) => {
    const entry = field.closest("[data-entry]").entry;
    field.setRangeText(word.value ?? word.name, ...span(), "end");
    const controls = entry.controls();
    for (const [name, text] of Object.entries(word.fills)) {
      const control = controls.get(name)?.[0] ?? entry.addUnseen(name);
      // What was typed stays; what the word before filled in gives way.
      if (!control.value || control.dataset.filled === control.value) {
        control.value = text;
        control.dataset.filled = text;
        const note = entry.element.querySelector(`[data-note="${name}"]`);
        if (note && name === "reference") note.textContent = desk.word("usual-interval");
      }
    }
    if (word.unit) remember(entry, word.unit);
    close();
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // The usual unit stands ready behind a number that is typed without one.
  const remember = (entry, unit) => {
    entry.element.dataset.unit = unit;
    const result = entry.controls().get("result")?.[0];
    if (result) result.placeholder = `… ${unit}`;
  };

  const ask = async () => {
    const typed = field.value.slice(...span()).trim();
    asked += 1;
    const mine = asked;
    if (!typed) {
      close();
      return;
    }
    const place = address.replace("/shelf/", `/${field.dataset.shelf}/`);
    try {
      const { words } = await desk.server.words(`${place}?q=${encodeURIComponent(typed)}`);
      if (mine === asked && document.activeElement === field) show(words);
    } catch {
      close(); // the list is a help; typing goes on without it
    }
  };

  area.addEventListener("focusin", ({ target }) => {
    if (!target.matches("[data-shelf]")) return;
    field = target;
    if (field.type !== "textarea") field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", box.id);
    unfold(false);
  });
  area.addEventListener("focusout", ({ target }) => {
    if (target !== field) return;
    clearTimeout(timer);
    asked += 1; // an answer on its way comes too late
    close();
  });
  area.addEventListener("input", ({ target }) => {
    if (target !== field) return;
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  area.addEventListener(
    "keydown",
    (event) => {
      if (event.target !== field || box.hidden) return;
      const keys = {
        ArrowDown: () => mark(at + 1),
        ArrowUp: () => mark(at - 1),
        Escape: close,
      };
      // With a word chosen, Tab takes it and goes on; with none, Enter is that of the form.
      if (event.key === "Tab" && at >= 0) choose(offered[at]);
      if (event.key === "Enter" && at < 0) close();
      if (at >= 0) keys.Enter = () => choose(offered[at]);
      const act = keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    },
    { capture: true },
  );
  area.addEventListener("change", ({ target }) => {
    const entry = target.closest("[data-entry]")?.entry;
    const unit = entry?.element.dataset.unit;
    if (!unit || !target.name.endsWith("-result")) return;
    if (/^[<>≤≥~]?\s*[\d.,]+(\s*[-–]\s*[\d.,]+)?$/.test(target.value.trim())) {
      target.value = `${target.value.trim()} ${unit}`;
    }
  }, { capture: true });
}
