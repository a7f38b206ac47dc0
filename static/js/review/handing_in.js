// Says that a paper is on its way, and keeps a second click from sending it again.
for (const form of document.querySelectorAll("form[data-hand-in]")) {
  const button = form.querySelector("button");
  const said = form.querySelector("[data-waits]");
  form.addEventListener("submit", () => {
    said.textContent = said.dataset.waits;
    // A button that is disabled before the form has gone would not send it.
    setTimeout(() => (button.disabled = true), 0);
  });
  // Who comes back to the page finds it as it was.
  window.addEventListener("pageshow", () => {
    button.disabled = false;
    said.textContent = "";
  });
}
