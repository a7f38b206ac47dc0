// A text in the dialect, read: its blocks with the spans of their lines.
import { readBlocks } from "./blocks.js";
import { merged, readLine } from "./dialect.js";

// Returns [{kind, ordered, lines, begin, end}] as the paper prints it: a paragraph has one line, a
// list one for each item that holds anything.
export function read(text, options) {
  const found = [];
  for (const block of readBlocks(text.replaceAll("\0", "\ufffd"), options)) {
    if (block.kind === "paragraph") {
      found.push({ ...block, lines: block.lines.map(readLine) });
      continue;
    }
    const lines = block.lines.map(joined).filter((line) => line.length);
    if (lines.length) found.push({ ...block, lines });
  }
  return found;
}

function joined(paragraphs) {
  const spans = [];
  for (const line of paragraphs.map(readLine).filter((one) => one.length)) {
    if (spans.length) spans.push({ text: " " });
    spans.push(...line);
  }
  return merged(spans);
}
