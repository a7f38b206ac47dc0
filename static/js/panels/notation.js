// What a panel shows of its picture and what is drawn on it, read and written as the record does
// (casereports/clinical/notation: place, view, marks, scale). A text that can't be read gives null,
// an empty one what NOTHING has.
// Places are the digits that were typed, so that what nobody touches stays as it was written.

export const KINDS = ["arrow", "arrowhead", "line", "circle", "asterisk", "label"];
export const SPANNING = new Set(["arrow", "arrowhead", "line", "circle"]);
export const COLOURS = ["white", "black", "yellow", "cyan", "orange"];
// Units of length, with how many micrometres they are.
export const LENGTHS = { nm: 0.001, um: 1, mm: 1000, cm: 10_000 };
export const MOST_MARKS = 40;
export const LEAST_CROP = 1;
export const LONGEST_LABEL = 150;
export const NOTHING = { view: { crop: null, turned: 0, brightness: 0, contrast: 0 }, marks: [], scale: undefined, bar: undefined };

const SPAN = String.raw`(?<at>[^a-z"]+?)\s+to\s+(?<to>[\d.,\s]+?)`;
const QUOTED = String.raw`"(?:[^"\\]|\\[^\n])*"`;
const PLACE = /^(\d+(?:\.\d+)?)\s*,\s*(\d+(?:\.\d+)?)$/;
const PART = /(?:[^;"]|"(?:[^"\\]|\\[^\n])*"|")+/gu;
const CROP = new RegExp(`^crop\\s+${SPAN}$`, "u");
const STEP = /^(turned|brightness|contrast)\s+([+−-]?\d{1,3})°?$/u;
const MARK = new RegExp(
  String.raw`^(?<kind>[a-z]+)\s+(?:${SPAN}|(?<alone>[\d.,\s]+?))(?:\s+(?<text>${QUOTED}))?(?:\s*,\s*(?<colour>[a-z]+))?$`,
  "u",
);
const SCALE = new RegExp(String.raw`^${SPAN}\s*=\s*(?<length>.+)$`, "u");
const LENGTH = /^(\d{1,15}(?:\.\d{1,12})?)\s*(nm|um|µm|μm|mm|cm)$/u;
// Control characters, halves of characters, and what turns the direction of reading.
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028-\u202b\u202d\u202e\u2066-\u2068\ufffe\uffff]/u;
const MOST_DIGITS = { whole: 16, parts: 12 };

// ---------------------------------------------------------------- places

// A number between 0 and 100 with the digits that it has, without zeros before it; null beyond.
function percentOf(text) {
  const plain = text.replace(/^0+(?=\d)/, "");
  const [whole, parts = ""] = plain.split(".");
  if (whole.length > MOST_DIGITS.whole || parts.length > MOST_DIGITS.parts) return null;
  return Number(plain) <= 100 ? plain : null;
}

function readPlace(text) {
  const found = PLACE.exec(text.trim());
  if (!found) return null;
  const place = [percentOf(found[1]), percentOf(found[2])];
  return place.includes(null) ? null : place;
}

// Returns a number as a place on the picture takes it: within it, to a hundredth of a percent.
export function percent(number) {
  return String(Math.round(Math.min(100, Math.max(0, number)) * 100) / 100);
}

export function isSamePlace(one, other) {
  return Number(one[0]) === Number(other[0]) && Number(one[1]) === Number(other[1]);
}

const writePlace = (place) => place.join(",");

function partsOf(text) {
  return (text.match(PART) ?? []).map((part) => part.trim()).filter(Boolean);
}

// ---------------------------------------------------------------- view

export function readView(text) {
  if (!text.trim()) return NOTHING.view;
  const view = { ...NOTHING.view };
  const seen = new Set();
  for (const part of partsOf(text)) {
    const [name, value] = readPartOfView(part);
    if (value === null || seen.has(name)) return null;
    seen.add(name);
    view[name] = value;
  }
  return writeView(view) ? view : null;
}

function readPartOfView(part) {
  const crop = CROP.exec(part);
  if (crop) return ["crop", readCrop(crop.groups)];
  const step = STEP.exec(part);
  if (!step) return ["", null];
  const number = Number(step[2].replace("−", "-")) || 0;
  const fits = step[1] === "turned" ? [0, 90, 180, 270].includes(number) : Math.abs(number) <= 100;
  return [step[1], fits ? number : null];
}

function readCrop({ at, to }) {
  const [first, last] = [readPlace(at), readPlace(to)];
  if (!first || !last) return null;
  const crop = { left: first[0], top: first[1], right: last[0], bottom: last[1] };
  const least = Math.min(crop.right - crop.left, crop.bottom - crop.top);
  return least < LEAST_CROP - 1e-9 || isWhole(crop) ? null : crop;
}

export function isWhole({ left, top, right, bottom }) {
  return Number(left) === 0 && Number(top) === 0 && Number(right) === 100 && Number(bottom) === 100;
}

export function writeView({ crop, ...steps }) {
  const shown = crop ? [`crop ${crop.left},${crop.top} to ${crop.right},${crop.bottom}`] : [];
  const changed = ["turned", "brightness", "contrast"].filter((name) => steps[name]);
  return [...shown, ...changed.map((name) => `${name} ${steps[name]}`)].join("; ");
}

// ---------------------------------------------------------------- marks

export function readMarks(text) {
  if (!text.trim()) return NOTHING.marks;
  const marks = partsOf(text).map(readMark);
  return marks.includes(null) || !marks.length || marks.length > MOST_MARKS ? null : marks;
}

function readMark(text) {
  const { kind, at, to, alone, text: words, colour = "white" } = MARK.exec(text)?.groups ?? {};
  if (!KINDS.includes(kind) || !COLOURS.includes(colour)) return null;
  const mark = {
    kind,
    at: readPlace(at ?? alone),
    to: to ? readPlace(to) : null,
    text: (words ?? "").replace(/^"|"$/g, "").replace(/\\([^\n])/gu, "$1").trim(),
    colour,
  };
  return (to && !mark.to) || !isMark(mark) ? null : mark;
}

// Whether the record takes a mark as it is.
export function isMark({ kind, at, to, text }) {
  if (!at || SPANNING.has(kind) !== Boolean(to) || (to && isSamePlace(at, to))) return false;
  const isText = !UNPRINTABLE.test(text) && [...text].length <= LONGEST_LABEL;
  return isText && (kind === "label") === Boolean(text);
}

export function writeMarks(marks) {
  return marks.map(writeMark).join("; ");
}

function writeMark({ kind, at, to, text, colour }) {
  const words = [kind, writePlace(at)];
  if (to) words.push("to", writePlace(to));
  if (text) words.push(`"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`);
  return words.join(" ") + (colour === "white" ? "" : `, ${colour}`);
}

// ---------------------------------------------------------------- scale and bar

// Reads "50 mm" and what else has one number and one unit; how people word it otherwise ("5,0 cm",
// "half an inch") only the record tells, and such a text is null here.
export function readLength(text) {
  const found = LENGTH.exec(text.trim());
  if (!found || Number(found[1]) <= 0) return null;
  const value = found[1].replace(/^0+(?=\d)/, "");
  return { value, unit: found[2].replace(/[µμ]/u, "u") };
}

export const writeLength = ({ value, unit }) => `${value} ${unit}`;

export const micrometres = ({ value, unit }) => Number(value) * LENGTHS[unit];

export function readBar(text) {
  return text.trim() ? readLength(text) : NOTHING.bar;
}

export function readScale(text) {
  if (!text.trim()) return NOTHING.scale;
  const found = SCALE.exec(text.trim())?.groups;
  if (!found) return null;
  const scale = { start: readPlace(found.at), end: readPlace(found.to), length: readLength(found.length) };
  if (!scale.start || !scale.end || !scale.length) return null;
  return isSamePlace(scale.start, scale.end) ? null : scale;
}

export function writeScale({ start, end, length }) {
  return `${writePlace(start)} to ${writePlace(end)} = ${writeLength(length)}`;
}
