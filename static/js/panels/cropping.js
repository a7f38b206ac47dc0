// The tool by which a part of the picture is chosen.
import { LEAST_CROP, isWhole } from "./notation.js";
import { Tool } from "./tool.js";

// Chooses what is shown of the picture.
export class Crop extends Tool {
  ratio = 0; // of width to height, as one sees it; 0 for any

  get whole() {
    return true;
  }

  take({ grip }) {
    this.begun = { ...this.frame.cut };
    this.grip = grip;
    return true;
  }

  drag({ point, now, isMoved, isEnd, isGivenUp }) {
    if (!isMoved || isGivenUp) return this.editor.refresh();
    const box = this.#dragged(point, now);
    return this.set(box, { isEnd });
  }

  #dragged([x, y], [nowX, nowY]) {
    const { begun, grip, frame } = this;
    const isInside = x > begun.x && x < begun.x + begun.width && y > begun.y && y < begun.y + begun.height;
    const isAll = begun.width === frame.all.width && begun.height === frame.all.height;
    if (grip) return this.#pulled(grip, nowX, nowY);
    if (isInside && !isAll) return within({ ...begun, x: begun.x + nowX - x, y: begun.y + nowY - y }, frame.all);
    return this.#shaped({ x1: x, y1: y, x2: nowX, y2: nowY });
  }

  #pulled(grip, x, y) {
    const { begun } = this;
    const edges = { x1: begun.x, y1: begun.y, x2: begun.x + begun.width, y2: begun.y + begun.height };
    // The corner that stays comes first.
    if (grip.includes("w")) [edges.x1, edges.x2] = [edges.x2, x];
    else if (grip.includes("e")) edges.x2 = x;
    if (grip.includes("n")) [edges.y1, edges.y2] = [edges.y2, y];
    else if (grip.includes("s")) edges.y2 = y;
    return this.#shaped(edges);
  }

  // Cuts at the picture's edges and keeps the ratio, the first corner staying where it is.
  #shaped({ x1, y1, x2, y2 }) {
    const { all } = this.frame;
    const clamp = (value, most) => Math.min(most, Math.max(0, value));
    const [fromX, fromY] = [clamp(x1, all.width), clamp(y1, all.height)];
    let [width, height] = [clamp(x2, all.width) - fromX, clamp(y2, all.height) - fromY];
    if (this.ratio) {
      const size = Math.min(Math.abs(width), Math.abs(height) * this.ratio);
      width = Math.sign(width || 1) * size;
      height = (Math.sign(height || 1) * size) / this.ratio;
    }
    return { x: Math.min(fromX, fromX + width), y: Math.min(fromY, fromY + height), width: Math.abs(width), height: Math.abs(height) };
  }

  setRatio(ratio) {
    this.ratio = ratio;
    if (!ratio) return;
    const { x, y, width, height } = this.frame.cut;
    const wide = Math.min(width, height * ratio);
    const tall = wide / ratio;
    this.set({ x: x + (width - wide) / 2, y: y + (height - tall) / 2, width: wide, height: tall });
  }

  // Shows a part, in pixels as they are shown; the whole picture needs no crop.
  set({ x, y, width, height }, { isEnd = true, gesture = "" } = {}) {
    const { frame, drawing, editor } = this;
    const crop = frame.cropOf([x, y], [x + width, y + height]);
    if (crop.right - crop.left < LEAST_CROP || crop.bottom - crop.top < LEAST_CROP) return;
    const view = { ...drawing.state.view, crop: isWhole(crop) ? null : crop };
    if (isEnd) drawing.change({ view }, { gesture });
    else editor.refresh({ view });
  }

  // Moves the part, or its lower right corner alone.
  step(by, isSecond) {
    const { cut, all } = this.frame;
    const [dx, dy] = [(by[0] / 100) * all.width, (by[1] / 100) * all.height];
    const [x2, y2] = [cut.x + cut.width + dx, cut.y + cut.height + dy];
    const box = isSecond
      ? this.#shaped({ x1: cut.x, y1: cut.y, x2: this.ratio && !dx ? all.width : x2, y2: this.ratio && !dy ? all.height : y2 })
      : within({ ...cut, x: cut.x + dx, y: cut.y + dy }, all);
    this.set(box, { gesture: `crop ${isSecond}` });
    this.editor.sayCrop();
  }

  lay() {
    const { x, y, width, height } = this.frame.cut;
    const sides = { w: x, "": x + width / 2, e: x + width };
    const levels = { n: y, "": y + height / 2, s: y + height };
    const grips = [];
    for (const [level, down] of Object.entries(levels)) {
      for (const [side, across] of Object.entries(sides)) {
        if (level || side) grips.push({ name: level + side, point: [across, down] });
      }
    }
    const { stage } = this.editor;
    stage.over.rect(width, height).move(x, y).attr({ fill: "none", stroke: "#fff", "stroke-width": 1.5 * stage.perPixel, "pointer-events": "none" });
    stage.grip(grips);
  }
}

function within(box, all) {
  return { ...box, x: Math.min(all.width - box.width, Math.max(0, box.x)), y: Math.min(all.height - box.height, Math.max(0, box.y)) };
}
