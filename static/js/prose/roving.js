// Buttons that are one stop of the Tab key; arrows go from one to the next.
export function roving(box) {
  const all = () => [...box.querySelectorAll("button")];
  const hold = (button) => {
    for (const one of all()) one.tabIndex = one === button ? 0 : -1;
  };
  hold(all()[0]);
  box.addEventListener("focusin", ({ target }) => target.matches("button") && hold(target));
  box.addEventListener("keydown", (event) => {
    const buttons = all();
    const at = buttons.indexOf(document.activeElement);
    const last = buttons.length - 1;
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    buttons[(next + buttons.length) % buttons.length].focus();
  });
}
