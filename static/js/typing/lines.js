// A grid of rows: from row to row by keyboard, with an empty line always at the end.
import { complain } from "./faults.js";
import { toast } from "./toast.js";

const FIELDS = "input:not([type=hidden]), select, textarea";

export function lines(form, desk) {
  const body = form.querySelector("tbody");
  const pattern = form.querySelector("template[data-line]");
  const order = desk.addOrder(form);
  let number = Number(form.elements[`${form.dataset.grid}-TOTAL_FORMS`].value);

  const all = () => [...body.querySelectorAll("tr[data-entry]")];
  const isBlank = (line) =>
    !line.dataset.row &&
    ![...line.querySelectorAll(FIELDS)].some((control) =>
      control.type === "checkbox" ? control.checked : control.value && control.tagName !== "SELECT",
    );

  const numbered = (line, at) => {
    for (const part of line.querySelectorAll("[name], [id], [for]")) {
      for (const attribute of ["name", "id", "for"]) {
        const value = part.getAttribute(attribute);
        if (value) part.setAttribute(attribute, value.replace("__prefix__", at));
      }
    }
    line.dataset.prefix = line.dataset.prefix.replace("__prefix__", at);
  };

  const addLine = ({ after = null, token = "" } = {}) => {
    const line = pattern.content.cloneNode(true).querySelector("tr");
    numbered(line, number);
    number += 1;
    form.elements[`${form.dataset.grid}-TOTAL_FORMS`].value = number;
    if (token) line.dataset.token = token;
    if (after) after.after(line);
    else body.append(line);
    show(line);
    return desk.add(line);
  };

  const show = (line) => {
    const remove = line.querySelector("[data-remove]");
    if (remove) remove.hidden = isBlank(line);
  };

  const keepOneEmpty = () => {
    const last = all().at(-1);
    if (!last || !isBlank(last)) addLine();
  };

  const focusIn = (line, at) => line?.querySelectorAll(FIELDS)[at]?.focus();
  const columnOf = (control) =>
    [...control.closest("tr").querySelectorAll(FIELDS)].indexOf(control);

  const step = (control, by) => {
    const line = control.closest("tr");
    const rows = all();
    const next = rows[rows.indexOf(line) + by];
    if (!next && by > 0) keepOneEmpty();
    const target = next ?? (by > 0 ? all().at(-1) : null);
    if (!target) return;
    focusIn(target, columnOf(control));
    document.activeElement.select?.();
  };

  const move = (line, by, at) => {
    const rows = all().filter((one) => !isBlank(one));
    const other = rows[rows.indexOf(line) + by];
    if (!other || !line.dataset.row) return;
    if (by < 0) other.before(line);
    else other.after(line);
    focusIn(line, at);
    order.ask();
  };

  const copy = (line) => {
    if (isBlank(line)) return;
    const entry = addLine({ after: line });
    for (const [name, texts] of Object.entries(line.entry.read())) entry.write(name, texts);
    show(entry.element);
    focusIn(entry.element, 0);
    desk.touched(entry, 0);
  };

  const remove = async (line) => {
    const { entry } = line;
    await entry.busy; // it may be on its way to become a row
    const next = line.nextElementSibling ?? line.previousElementSibling;
    if (!line.dataset.row) {
      if (entry.doubt) {
        toast(desk.word(desk.trouble)); // it may be a row by now
        return;
      }
      desk.forget(entry);
      if (line.dataset.unfinished) desk.server.send(line.dataset.unfinished, {}).catch(() => {});
      line.remove();
      keepOneEmpty();
      focusIn(next?.isConnected ? next : all()[0], 0);
      return;
    }
    const address = line.dataset.save.replace(/save\/$/, "remove/");
    const { body: answer } = await desk.server.send(address, new URLSearchParams()).catch(() => ({ body: {} }));
    if (answer.sentence || answer.undo === undefined) {
      toast(answer.sentence || desk.word("broken"));
      return;
    }
    const place = document.createComment("removed");
    line.replaceWith(place);
    focusIn(next, 0);
    document.body.dispatchEvent(new CustomEvent("case-saved"));
    toast(desk.word("removed"), desk.word("undo"), async () => {
      const asked = new URLSearchParams({ together: answer.undo });
      const { body: told } = await desk.server.send(desk.area.dataset.undo, asked);
      if (told.sentence) {
        toast(told.sentence);
        return;
      }
      place.replaceWith(line);
      focusIn(line, 0);
      toast(desk.word("undone"));
      document.body.dispatchEvent(new CustomEvent("case-saved"));
    });
  };

  form.addEventListener("input", (event) => {
    const line = event.target.closest("tr");
    show(line);
    keepOneEmpty();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-remove]")) remove(event.target.closest("tr"));
  });
  form.addEventListener("keydown", (event) => {
    const control = event.target;
    const line = control.closest("tr[data-entry]");
    if (!line || !control.matches(FIELDS) || event.defaultPrevented) return;
    const withControl = event.ctrlKey || event.metaKey;
    const keys = {
      Enter: () => step(control, event.shiftKey ? -1 : 1),
      ArrowDown: () => (event.altKey ? move(line, 1, columnOf(control)) : step(control, 1)),
      ArrowUp: () => (event.altKey ? move(line, -1, columnOf(control)) : step(control, -1)),
    };
    const commands = { d: () => copy(line), Delete: () => remove(line), Backspace: () => remove(line) };
    const isList = control.tagName === "SELECT" && event.key.startsWith("Arrow") && !event.altKey;
    const act = withControl ? commands[event.key] : keys[event.key];
    if (!act || isList) return;
    event.preventDefault();
    act();
  });

  // A table that is pasted goes to a page that says what was understood of it.
  form.addEventListener("paste", async (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/\t|\n\s*\S/.test(text.trim())) return;
    event.preventDefault();
    await desk.settle();
    if (desk.trouble) {
      toast(desk.word(desk.trouble));
      return;
    }
    const sheet = document.createElement("form");
    sheet.method = "post";
    sheet.action = form.dataset.paste;
    sheet.dataset.plain = "";
    sheet.hidden = true;
    const field = document.createElement("textarea");
    field.name = "text";
    field.value = text;
    const token = document.createElement("input");
    token.name = "csrfmiddlewaretoken";
    token.value = desk.server.token;
    sheet.append(field, token);
    document.body.append(sheet);
    sheet.submit();
  });

  // An entry that became no row yet stands in a line of its own again.
  desk.area.addEventListener("entry-kept", ({ detail: { kept, place } }) => {
    const isOurs = kept.save === form.dataset.add;
    if (!isOurs || place.found) return;
    const blank = all().find(isBlank);
    const entry = addLine({ token: kept.token });
    if (blank) blank.before(entry.element);
    entry.take(kept);
    if (kept.drop) {
      complain(entry, { errors: kept.faults ?? {} });
      entry.told = { ...kept.typed };
      entry.element.dataset.unfinished = kept.drop;
    }
    show(entry.element);
    place.found = entry;
  });

  // Lines that are typed fast are not always saved in their order.
  const rows = new Set(all().filter((line) => line.dataset.row));
  form.addEventListener("entry-saved", ({ target: line }) => {
    if (rows.has(line) || !line.dataset.row) return;
    rows.add(line);
    const now = all();
    if (now.slice(now.indexOf(line) + 1).some((later) => rows.has(later))) order.ask();
  });

  for (const line of all()) show(line);
  keepOneEmpty();
}
