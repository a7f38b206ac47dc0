// Says something that passes, with one thing that can be done about it.
export function toast(sentence, label = "", act = null) {
  document.querySelector(".toast-line")?.remove();
  const line = document.createElement("div");
  line.className = "toast-line";
  line.setAttribute("role", "status");
  line.append(sentence);
  if (act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm btn-light";
    button.textContent = label;
    button.addEventListener("click", () => {
      line.remove();
      act();
    });
    line.append(" ", button);
  }
  document.body.append(line);
  setTimeout(() => line.remove(), 15000);
}
