// HTML from Word, Google Docs and web pages, brought down to paragraphs, lists and four kinds of type.

const DROPPED = "script, style, title, meta, link, img, svg, picture, object, iframe, input, button, select, textarea";
const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL".split(" "),
);
const TAGS = { B: "strong", STRONG: "strong", I: "em", EM: "em", CITE: "em", SUP: "sup", SUB: "sub" };
const STYLES = [
  [/(?:^|[;\s])font-weight\s*:\s*(?:bold|[6-9]00)/i, { strong: true }],
  [/(?:^|[;\s])font-weight\s*:\s*(?:normal|lighter|[1-5]00)/i, { strong: false }],
  [/(?:^|[;\s])font-style\s*:\s*(?:italic|oblique)/i, { em: true }],
  [/(?:^|[;\s])font-style\s*:\s*normal/i, { em: false }],
  [/(?:^|[;\s])vertical-align\s*:\s*super/i, { sup: true }],
  [/(?:^|[;\s])vertical-align\s*:\s*sub(?!\w)/i, { sub: true }],
];
const BETWEEN_CELLS = "; ";
const NUMBERED = /^\s*\(?(?:\d+|[a-z]|[ivxlc]+)[.)]/i;

export function cleaned(html) {
  const { body } = new DOMParser().parseFromString(tamed(html), "text/html");
  for (const dropped of body.querySelectorAll(DROPPED)) dropped.remove();
  const cleaner = new Cleaner();
  cleaner.walk(body, {}, null);
  return cleaner.html();
}

// The page's policy takes no styles and no handlers, not even in a page that is only read; what
// styles say of type is read from their text.
function tamed(html) {
  return html
    .replace(/<!--[^]*?-->/g, "")
    .replace(/<(style|script)\b[^]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/gi, (tag) => tag.replace(/([\s"'])(style|on[a-z]+)(?=\s*=)/gi, "$1 data-$2"));
}

class Cleaner {
  constructor() {
    this.blocks = [];
    this.open = null;
  }

  walk(element, marks, list) {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) this.#text(node.data, marks, list);
      else if (node.nodeType === Node.ELEMENT_NODE) this.#element(node, marks, list);
    }
  }

  #element(element, marks, list) {
    const style = element.dataset.style ?? "";
    if (isUnseen(element, style)) return;
    if (element.tagName === "BR") {
      this.#break(list);
      return;
    }
    const own = { ...marks, ...typeOf(element, style) };
    if (element.tagName === "TR") {
      this.#row(element, own);
      return;
    }
    const inside = listOf(element, style) ?? list;
    if (!BLOCKS.has(element.tagName)) {
      this.walk(element, own, inside);
      return;
    }
    this.open = null;
    this.walk(element, own, inside);
    this.open = null;
  }

  // The cells of a row follow one another in one paragraph.
  #row(row, marks) {
    this.open = null;
    const cells = [...row.cells].filter((cell) => cell.textContent.trim());
    cells.forEach((cell, at) => {
      if (at) this.#put(BETWEEN_CELLS, {}, null);
      const { open } = this;
      const inner = new Cleaner();
      inner.walk(cell, marks, null);
      this.open = open;
      inner.blocks.forEach(({ runs }, place) => {
        if (place) this.#put(" ", {}, null);
        for (const { text, marks: own } of runs) this.#put(text, own, null);
      });
    });
    this.open = null;
  }

  #break(list) {
    const last = this.open?.runs.at(-1);
    if (last?.text === "\n") {
      last.text = "";
      this.open = null; // two of them part paragraphs
    } else if (this.open) this.#put("\n", {}, list);
  }

  // Blanks of the source and those that hold places open are one blank.
  #text(data, marks, list) {
    const text = data.replace(/[\t\n\r \u00a0]*[\t\n\r ][\t\n\r \u00a0]*|\u00a0{2,}/g, " ").replace(/[\u0000-\u001f\u00ad\u200b\ufeff]/g, "");
    if (text.trim() || this.open) this.#put(text, marks, list);
  }

  #put(text, marks, list) {
    if (!this.open) {
      this.open = { list, runs: [] };
      this.blocks.push(this.open);
    }
    this.open.runs.push({ text, marks });
  }

  html() {
    const filled = this.blocks.filter(({ runs }) => runs.some(({ text }) => text.trim()));
    const page = document.implementation.createHTMLDocument("");
    let list = null;
    for (const { list: kind, runs } of filled) {
      const line = page.createElement("p");
      line.append(...runs.map((run, at) => runNode(page, run, at, runs)));
      if (!kind) page.body.append(line);
      else {
        if (!list || list.tagName !== kind || page.body.lastChild !== list) list = page.body.appendChild(page.createElement(kind));
        list.appendChild(page.createElement("li")).append(line);
      }
    }
    return page.body.innerHTML;
  }
}

function runNode(page, { text, marks }, at, runs) {
  let told = text === "\n" ? " " : text;
  if (!at) told = told.trimStart();
  if (at === runs.length - 1) told = told.trimEnd();
  let node = page.createTextNode(told);
  for (const tag of ["sub", "sup", "em", "strong"]) {
    if (!marks[tag]) continue;
    const outer = page.createElement(tag);
    outer.append(node);
    node = outer;
  }
  return node;
}

// Comments, deleted words, signs of lists and what no reader sees.
function isUnseen(element, style) {
  if (element.tagName === "DEL" || element.hidden) return true;
  if (/display\s*:\s*none|mso-hide\s*:\s*all|mso-list\s*:\s*Ignore|mso-element\s*:\s*comment/i.test(style)) return true;
  return /MsoComment/i.test(element.className) || /#_msocom/i.test(element.getAttribute("href") ?? "");
}

function typeOf(element, style) {
  const type = {};
  const tag = TAGS[element.tagName];
  if (tag) type[tag] = true;
  for (const [pattern, found] of STYLES) if (pattern.test(style)) Object.assign(type, found);
  // A heading is bold by its place and not by its words.
  if (element.closest("h1, h2, h3, h4, h5, h6")) type.strong = false;
  return type;
}

// The kind of list that an element begins; Word writes its lists as paragraphs.
function listOf(element, style) {
  if (element.tagName === "UL" || element.tagName === "OL") return element.tagName;
  if (!/mso-list\s*:\s*l\d/i.test(style)) return null;
  const sign = element.querySelector("[data-style*='mso-list' i]")?.textContent ?? "";
  return NUMBERED.test(sign) ? "OL" : "UL";
}
