// The page's sentences for a script, and how one is filled in.

export function wordsIn(template) {
  const terms = [...template.content.querySelectorAll("dt")];
  const words = new Map(terms.map((term) => [term.textContent, term.nextElementSibling.textContent]));
  return (name, parts = {}) =>
    words.get(name).replace(/\{(\w+)\}/g, (_match, part) => parts[part]);
}
