// Runs before the page is drawn, so that a dark room stays dark from the first frame.
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const paint = () => {
  document.documentElement.dataset.bsTheme = dark.matches ? "dark" : "light";
};
paint();
dark.addEventListener("change", paint);
