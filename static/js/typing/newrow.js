// A new row has a page of its own by now: shows what that has besides the form, and leaves the form
// alone, since somebody is typing in it.

export async function showRow(entry) {
  const { area, server } = entry.desk;
  entry.isToBeShown = false;
  let page;
  try {
    page = await server.page(location.pathname);
  } catch {
    entry.isToBeShown = true; // with the next answer
    return;
  }
  const form = page.querySelector("form[data-entry]");
  entry.refresh(form);
  document.title = page.title;
  area.querySelector("h1").replaceChildren(...page.querySelector("h1").childNodes);
  const remove = form.querySelector(".save-bar .is-danger");
  if (remove) entry.element.querySelector(".save-bar").append(remove);
  const lists = [...page.querySelectorAll("section.row-list")];
  area.querySelector("[data-below]")?.remove();
  entry.element.after(...lists);
  for (const list of lists) {
    for (const element of list.querySelectorAll("[data-entry]")) entry.desk.add(element);
    list.dispatchEvent(new CustomEvent("list-shown", { bubbles: true }));
  }
}
