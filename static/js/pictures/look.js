// From picture to picture by key, each at full size or fitted to the window.

const full = document.querySelector("[data-full]");
const fit = document.querySelector("[data-fit]");
const picture = full.querySelector("img");

const follow = (name) => document.querySelector(`a[data-${name}]`)?.click();

function toggle() {
  const fitted = full.classList.toggle("is-fitted");
  fit.setAttribute("aria-pressed", String(fitted));
}

fit.hidden = false;
fit.addEventListener("click", toggle);
document.querySelector("[data-keys]").hidden = false;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
  // Arrow keys move a picture that is larger than its frame.
  const scrolls = event.target === full && picture.clientWidth > full.clientWidth;
  if (event.key === "j" || (event.key === "ArrowRight" && !scrolls)) follow("after");
  else if (event.key === "k" || (event.key === "ArrowLeft" && !scrolls)) follow("before");
  else if (event.key === "f") toggle();
  else return;
  event.preventDefault();
});
