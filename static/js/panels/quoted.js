// Labels that quote the record: "{lesion:mri-mass:size}".
import { Prints } from "../prose/prints.js";

export const CODE = /\{[a-z]+(?::[^{}]*)?\}/g;

// Returns a label's words with the record's data written out as they print now; what prints nothing
// stands as it is written.
export function printed(text, prints) {
  return text.replace(CODE, (code) => prints.of(code)?.prints || (code in prints.known ? code : "…"));
}

// Returns what tells how quotations print: that of the page's prose, which asks for all at once.
export function printsOf(server, address) {
  return document.querySelector("textarea[data-prose]")?.prose?.prints ?? new Prints(server, address);
}
