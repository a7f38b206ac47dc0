// Characters that a medical text needs and no keyboard has.
import { insert } from "./keys.js";
import { roving } from "./roving.js";

const ROWS = [
  ["± × ÷ ≤ ≥ < > ≈ ≠ ~ ° µ ‰ ½ √ ∞".split(" "), "symbols-signs"],
  ["α β γ δ ε ζ η θ κ λ μ ν π ρ σ τ φ χ ψ ω Γ Δ Θ Λ Σ Φ Ψ Ω".split(" "), "symbols-greek"],
  ["– — … ′ ″ “ ” ‘ ’ « » → ← ↑ ↓ ↔ • § † ‡ ® ™ ©".split(" "), "symbols-marks"],
];
const SPACES = [["\u00a0", "nbsp"], ["\u2009", "thin-space"], ["\u2011", "nb-hyphen"]];

export function symbols(view, words, opener) {
  const panel = document.createElement("div");
  panel.className = "prose-symbols";
  panel.id = `${opener.id}-panel`;
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", words.word("symbols"));
  for (const [signs, name] of ROWS) panel.append(row(view, signs.map((sign) => [sign, sign]), words.word(name)));
  panel.append(row(view, SPACES.map(([text, name]) => [text, words.word(name)]), words.word("symbols-spaces")));
  opener.setAttribute("aria-controls", panel.id);
  roving(panel);
  unfold(panel, opener, view);
  return panel;
}

function row(view, signs, label) {
  const line = document.createElement("div");
  line.setAttribute("role", "group");
  line.setAttribute("aria-label", label);
  for (const [text, name] of signs) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm";
    button.textContent = name;
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      insert(text)(view.state, view.dispatch);
      view.focus();
    });
    line.append(button);
  }
  return line;
}

// Shows the panel on a click; Escape and a click elsewhere hide it.
function unfold(panel, opener, view) {
  const show = (isOpen) => {
    panel.hidden = !isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
  };
  show(false);
  opener.addEventListener("click", () => {
    show(panel.hidden);
    if (!panel.hidden) panel.querySelector("button[tabindex='0']").focus();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    show(false);
    opener.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!panel.hidden && ![panel, opener, view.dom].some((one) => one.contains(target))) show(false);
  });
}
