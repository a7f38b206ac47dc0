// The paper beside the form: it follows what is edited, and leads back to the form.

const CLOSED = "paper-is-closed";

export function followPaper(pane, desk) {
  const paper = pane.querySelector(".live-paper");
  const opener = document.querySelector("[data-live-open]");
  let source = "";

  const show = (isOpen) => {
    document.documentElement.classList.toggle("paper-is-closed", !isOpen);
    opener.hidden = isOpen;
  };
  const remember = (isOpen) => {
    show(isOpen);
    try {
      localStorage.setItem(CLOSED, isOpen ? "" : "1");
    } catch {
      // a browser that keeps nothing shows the paper anew on each page
    }
  };
  const narrow = matchMedia("(max-width: 62rem)");
  show(!narrow.matches && !localStorage.getItem(CLOSED));
  pane.querySelector("[data-live-close]").addEventListener("click", () => {
    remember(false);
    opener.focus();
  });
  opener.addEventListener("click", () => {
    remember(true);
    paper.focus();
  });

  const mark = () => {
    for (const old of paper.querySelectorAll(".is-edited")) old.classList.remove("is-edited");
    const found = places(paper, source);
    if (!found.length) return;
    for (const one of found) one.classList.add("is-edited");
    const [inner, outer] = [found.at(-1).getBoundingClientRect(), paper.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) {
      paper.scrollTop += inner.top - outer.top - outer.height / 4;
    }
  };

  desk.area.addEventListener("focusin", ({ target }) => {
    const entry = target.closest("[data-entry]");
    if (!entry) return;
    const own = entry.dataset.source ?? "";
    const field = (target.name ?? "").slice((entry.dataset.prefix ?? "").length);
    source = own.endsWith(":") ? own + field : own;
    mark();
  });
  desk.area.addEventListener("entry-saved", ({ target }) => {
    if (!target.contains(document.activeElement)) return;
    source = target.dataset.source || source;
  });
  paper.addEventListener("htmx:afterSettle", mark);
  // The list of what is open stays unfolded when it is brought up to date.
  document.body.addEventListener("htmx:oobBeforeSwap", ({ detail: { target, fragment } }) => {
    if (!target.querySelector("details[open]")) return;
    for (const fold of fragment.querySelectorAll("details")) fold.open = true;
  });

  paper.addEventListener("click", async (event) => {
    const place = event.target.closest("[data-source]");
    if (!place || event.target.closest("a") || String(getSelection())) return;
    const wanted = place.dataset.source;
    const entry = [...desk.area.querySelectorAll("[data-entry]")].find((one) => {
      const own = one.dataset.source ?? "";
      // A part that a case has once ("patient:") stands for all its fields.
      return own.endsWith(":") ? wanted.startsWith(own) : own === wanted;
    });
    const control = entry && controlFor(entry, place);
    if (control) {
      for (let fold = control.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      control.focus(); // a text area hands on to the editor that stands for it
      document.activeElement.scrollIntoView({ block: "center" });
      return;
    }
    await desk.settle();
    location.assign(pane.dataset.go.replace(/-$/, "") + encodeURIComponent(wanted).replaceAll("%2F", "/"));
  });
}

// The control that a place in the paper is written in: the field that it names, the prose of its
// row, or the first. A name among others (an author's) is a span and no prose.
function controlFor(entry, place) {
  const { source } = place.dataset;
  const prose = place.matches("span") ? null : entry.querySelector("textarea[data-prose]");
  const named = entry.entry.controls().get(source.slice(source.indexOf(":") + 1))?.[0];
  return named ?? prose ?? entry.querySelector("input:not([type=hidden]), select, textarea");
}

// Where the paper prints a row: in a table and in every sentence that quotes it.
function places(paper, source) {
  if (!source) return [];
  const marked = [...paper.querySelectorAll("[data-source]")];
  const exact = marked.filter((one) => one.dataset.source === source);
  if (exact.length) return exact;
  const noun = source.slice(0, source.indexOf(":") + 1);
  return marked.filter((one) => noun.length > 1 && one.dataset.source.startsWith(noun)).slice(0, 1);
}
