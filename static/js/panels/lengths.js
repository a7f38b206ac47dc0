// How large things on a picture are: the share of a scale bar, and the lengths that suit one.
import { micrometres } from "./notation.js";

// From which number on a unit is used, and up to which.
const RANGES = { nm: [1, 1000], um: [1, 1000], mm: [1, 100], cm: [10, Infinity] };
const SHARES = [15, 30]; // percent of the width that a bar fills well
const LEAST = 1; // percent of the width that a bar takes at least
const MOST = 90;

// How many pixels of the picture lie between two places.
function distance({ width, height }, [x1, y1], [x2, y2]) {
  return Math.hypot(((x2 - x1) / 100) * width, ((y2 - y1) / 100) * height);
}

// How much of what is shown a bar takes, in percent of its width.
export function shareOf(bar, scale, picture, frame) {
  const perPixel = micrometres(scale.length) / distance(picture, scale.start, scale.end);
  return ((micrometres(bar) / perPixel) * 100) / frame.cut.width;
}

export function isDrawn(share) {
  return share >= LEAST && share <= MOST;
}

// Round lengths that fill a good part of the width.
export function roundLengths(scale, picture, frame) {
  const found = [];
  for (const [unit, [least, most]] of Object.entries(RANGES)) {
    for (let value = least; value < Math.min(most, 1e4); value *= 10) {
      for (const times of [1, 2, 5]) found.push({ value: String(value * times), unit });
    }
  }
  return found.filter((bar) => {
    const share = shareOf(bar, scale, picture, frame);
    return share >= SHARES[0] && share <= SHARES[1];
  });
}

export function lengthSaid({ value, unit }) {
  return `${value}\u00a0${unit === "um" ? "µm" : unit}`;
}
