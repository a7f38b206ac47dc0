// The tool by which the picture is told how large it is.
import { isSamePlace } from "./notation.js";
import { Tool } from "./tool.js";

// Draws the line whose length is known.
export class Calibrate extends Tool {
  line = null; // drawn, and without a length yet

  get ends() {
    const { scale } = this.drawing.state;
    return this.line ?? (scale && [scale.start, scale.end]);
  }

  take({ grip }) {
    this.begun = grip ? this.ends : null;
    return true;
  }

  drag({ grip, point, now, isMoved, isEnd, isGivenUp }) {
    if (!isMoved || isGivenUp) return;
    const { frame } = this;
    const end = frame.placeOf(now);
    const ends = { start: [end, this.begun?.[1]], end: [this.begun?.[0], end] }[grip] ?? [frame.placeOf(point), end];
    this.#set(ends, isEnd);
  }

  enter() {
    if (!this.ends) this.#set([this.inMiddle([-50, 0]), this.inMiddle([50, 0])].map((point) => this.frame.placeOf(point)), true);
  }

  step(by, isSecond) {
    if (!this.ends) return;
    const [start, end] = this.ends;
    this.#set([isSecond ? start : this.frame.moved(start, by), this.frame.moved(end, by)], true, "calibrate");
  }

  cancel() {
    const wasBegun = Boolean(this.line);
    this.line = null;
    return wasBegun;
  }

  #set([start, end], isEnd, gesture = "") {
    const { editor, drawing } = this;
    if (isSamePlace(start, end)) return;
    const { scale } = drawing.state;
    this.line = [start, end];
    if (!scale && isEnd) {
      editor.refresh();
      return gesture ? undefined : editor.lineDrawn();
    }
    if (!isEnd) return editor.refresh();
    this.line = null;
    return drawing.change({ scale: { ...scale, start, end } }, { gesture });
  }

  // Gives the line its length.
  measure(length) {
    if (!this.ends) return;
    const [start, end] = this.ends;
    this.line = null;
    this.drawing.change({ scale: { start, end, length } }, { gesture: "length" });
  }

  lay() {
    if (!this.ends) return;
    const { stage } = this.editor;
    const points = this.ends.map((end) => this.frame.shown(end));
    for (const [colour, width] of [["#000", 4], ["#fff", 2]]) {
      stage.over.line(...points.flat()).attr({ stroke: colour, "stroke-width": width * stage.perPixel, "pointer-events": "none" });
    }
    stage.grip([{ name: "start", point: points[0] }, { name: "end", point: points[1] }]);
  }
}
