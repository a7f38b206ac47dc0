// The sentences that a page gives to its script, by their names: the list in a template.
export function toldIn(template) {
  const terms = [...template.content.querySelectorAll("dt")];
  return new Map(terms.map((term) => [term.textContent, term.nextElementSibling.textContent]));
}
