// Follows the system's choice of light or dark, and tells the server, so that the next page is drawn
// in it from the first frame without waiting for this script.
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const paint = () => {
  const scheme = dark.matches ? "dark" : "light";
  document.documentElement.dataset.bsTheme = scheme;
  document.cookie = `scheme=${scheme}; path=/; max-age=31536000; samesite=lax`;
};
paint();
dark.addEventListener("change", paint);
