// Marks as they print. Forms and sizes are those of casereports/figures/panels/shapes.py, in
// millimetres of print, and are drawn as casereports/renderers/html/overlay.py draws them: each
// mark twice, first its rim and then its ink. ``mm`` is how many pixels of the picture one takes.

export const SIZES = {
  stroke: 0.45,
  rim: 0.16,
  head: [2.6, 2.0],
  loneHead: [3.2, 2.6],
  asterisk: 1.5,
  text: 2.8,
  barText: 2.65,
  leading: 1.15,
  bar: 0.8,
  margin: 1.0,
  barMargin: 2.0,
  middle: 0.33,
};
export const INKS = {
  white: ["#ffffff", "#000000"],
  black: ["#000000", "#ffffff"],
  yellow: ["#ffe100", "#000000"],
  cyan: ["#4fd8ff", "#000000"],
  orange: ["#ff9a1f", "#000000"],
};
const FAMILY = "'Source Sans 3', sans-serif";
const ruler = document.createElement("canvas").getContext("2d");

// Draws a mark into a group; ``words`` are a label's, with the record's data written out.
export function drawMark(group, mark, frame, mm, words) {
  const at = frame.shown(mark.at);
  const to = mark.to && frame.shown(mark.to);
  const pen = new Pen(group, mm);
  const draw = {
    arrow: () => {
      const corners = head(at, to, SIZES.head, mm);
      pen.line(shaft(at, corners));
      pen.solid(corners);
    },
    arrowhead: () => pen.solid(head(at, to, SIZES.loneHead, mm)),
    line: () => pen.line([at, to]),
    circle: () => pen.ring(at, to),
    asterisk: () => asterisk(at, mm).forEach((ray) => pen.line(ray)),
    label: () => label(words, at, frame.cut, mm).forEach((line) => pen.words(line, SIZES.text)),
  };
  const [ink, rim] = INKS[mark.colour];
  pen.take(rim, SIZES.rim);
  draw[mark.kind]();
  pen.take(ink, 0);
  draw[mark.kind]();
}

// Draws a scale bar in the lower right corner of what is shown; it takes ``percent`` of its width.
export function drawBar(group, said, percent, frame, mm) {
  const { x, y, width, height } = frame.cut;
  const length = (width * percent) / 100;
  const margin = Math.min(SIZES.barMargin * mm, (width - length) / 2);
  const left = x + width - margin - length;
  const top = y + height - (SIZES.barMargin + SIZES.bar) * mm;
  const half = (widthOf(said, SIZES.barText) * mm) / 2;
  const middle = x + held(left + length / 2 - x, half, width, SIZES.margin * mm);
  const pen = new Pen(group, mm);
  for (const [colour, beyond] of [["#000000", SIZES.rim], ["#ffffff", 0]]) {
    pen.take(colour, beyond);
    pen.box(left, top, length, SIZES.bar * mm);
    pen.words({ text: said, x: middle, y: top - 0.8 * mm }, SIZES.barText);
  }
}

// One colour, reaching so many millimetres beyond the edge of what is drawn.
class Pen {
  constructor(group, mm) {
    Object.assign(this, { group, mm, colour: "", beyond: 0 });
  }

  take(colour, beyond) {
    Object.assign(this, { colour, beyond });
  }

  get #wide() {
    return { stroke: this.colour, "stroke-width": (SIZES.stroke + 2 * this.beyond) * this.mm, "stroke-linecap": "round" };
  }

  get #edge() {
    const rim = this.beyond && { stroke: this.colour, "stroke-width": 2 * this.beyond * this.mm, "stroke-linejoin": "round" };
    return { fill: this.colour, ...rim };
  }

  line([[x1, y1], [x2, y2]]) {
    this.group.line(x1, y1, x2, y2).attr(this.#wide);
  }

  solid(corners) {
    this.group.polygon(corners).attr(this.#edge);
  }

  ring([x1, y1], [x2, y2]) {
    const [cx, cy] = [(x1 + x2) / 2, (y1 + y2) / 2];
    this.group.ellipse().attr({ cx, cy, rx: Math.abs(x1 - x2) / 2, ry: Math.abs(y1 - y2) / 2, ...this.#wide, fill: "none" });
  }

  box(x, y, width, height) {
    const beyond = this.beyond * this.mm;
    const place = { x: x - beyond, y: y - beyond, width: width + 2 * beyond, height: height + 2 * beyond };
    this.group.rect().attr({ ...place, fill: this.colour });
  }

  words({ text, x, y }, size) {
    const type = { "font-family": FAMILY, "font-size": size * this.mm, "font-weight": 600, "text-anchor": "middle" };
    this.group.plain(text).attr({ x, y, ...type, ...this.#edge });
  }
}

function head([x1, y1], tip, [long, wide], mm) {
  const [dx, dy] = [tip[0] - x1, tip[1] - y1];
  const length = Math.hypot(dx, dy) || 1;
  const [ax, ay] = [dx / length, dy / length];
  const scale = Math.min(1, length / (long * mm));
  const [back, half] = [long * mm * scale, (wide * mm * scale) / 2];
  const [bx, by] = [tip[0] - ax * back, tip[1] - ay * back];
  return [tip, [bx - ay * half, by + ax * half], [bx + ay * half, by - ax * half]];
}

// The line of an arrow, up to where its head hides it.
function shaft(start, [tip, left, right]) {
  const base = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2];
  return [start, [(base[0] * 3 + tip[0]) / 4, (base[1] * 3 + tip[1]) / 4]];
}

function asterisk([x, y], mm) {
  return [0, Math.PI / 3, (2 * Math.PI) / 3].map((turn) => {
    const [dx, dy] = [SIZES.asterisk * mm * Math.sin(turn), SIZES.asterisk * mm * Math.cos(turn)];
    return [[x - dx, y - dy], [x + dx, y + dy]];
  });
}

// The lines of a label around its middle, moved so far that the picture holds it.
function label(text, middle, room, mm) {
  const { text: size, leading, margin } = SIZES;
  const lines = wrapped(text, size, Math.max(size, room.width / mm - 2 * margin));
  const half = (Math.max(...lines.map((line) => widthOf(line, size))) * mm) / 2;
  const high = (leading * size * lines.length * mm) / 2;
  const x = room.x + held(middle[0] - room.x, half, room.width, margin * mm);
  const y = room.y + held(middle[1] - room.y, high, room.height, margin * mm);
  const first = y - high + ((leading * size) / 2 + SIZES.middle * size) * mm;
  return lines.map((line, at) => ({ text: line, x, y: first + leading * size * at * mm }));
}

function held(middle, half, side, margin) {
  if (2 * (half + margin) > side) return side / 2;
  return Math.min(Math.max(middle, half + margin), side - half - margin);
}

function wrapped(text, size, widest) {
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && widthOf(longer, size) <= widest) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function widthOf(text, size) {
  ruler.font = `600 100px ${FAMILY}`;
  return (ruler.measureText(text).width / 100) * size;
}
