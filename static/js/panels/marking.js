// The tools by which marks are chosen, moved and drawn.
import { MOST_MARKS, SPANNING, isMark } from "./notation.js";
import { Tool } from "./tool.js";

const BEGUN = 12; // percent of what is shown that a mark spans that was put and not drawn
const WIDER = { arrow: [-1, -1], arrowhead: [-1, -1], line: [-1, 0], circle: [-1, -1] };

// Chooses marks, and moves them or their ends.
export class Select extends Tool {
  get mark() {
    return this.drawing.marks[this.editor.selected];
  }

  take({ mark, grip }) {
    if (grip) return true;
    this.editor.select(mark === undefined ? null : Number(mark), { focus: mark !== undefined });
    return mark !== undefined;
  }

  drag({ grip, point, now, isMoved, isEnd, isGivenUp }) {
    const { editor, frame, mark } = this;
    if (!mark || !isMoved || isGivenUp) return editor.refresh();
    const by = [now[0] - point[0], now[1] - point[1]];
    const place = (end) => {
      const [x, y] = frame.shown(end);
      return frame.placeOf([x + by[0], y + by[1]]);
    };
    const changes = {};
    if (grip !== "to") changes.at = place(mark.at);
    if (mark.to && grip !== "at") changes.to = place(mark.to);
    return this.#change(changes, isEnd);
  }

  #change(changes, isEnd) {
    const { editor, drawing, mark } = this;
    const changed = { ...mark, ...changes };
    if (!isMark(changed)) return;
    if (isEnd) drawing.changeMark(editor.selected, changes);
    else editor.refresh({ marks: drawing.marks.map((one) => (one === mark ? changed : one)) });
  }

  lay({ marks }) {
    const { frame, editor } = this;
    const mark = marks[editor.selected];
    if (!mark) return;
    const ends = mark.to ? { at: mark.at, to: mark.to } : {};
    editor.stage.grip(Object.entries(ends).map(([name, end]) => ({ name, point: frame.shown(end) })));
    if (!mark.to) editor.stage.outline(editor.selected);
  }

  // Moves the mark, or its second place alone.
  step(by, isSecond) {
    const { editor, drawing, frame, mark } = this;
    if (!mark || (isSecond && !mark.to)) return;
    const changes = isSecond ? {} : { at: frame.moved(mark.at, by) };
    if (mark.to) changes.to = frame.moved(mark.to, by);
    drawing.changeMark(editor.selected, changes, { gesture: `step ${editor.selected} ${isSecond}` });
    editor.sayMark();
  }
}

// Draws one kind of mark.
export class Draw extends Tool {
  constructor(editor, kind) {
    super(editor);
    this.kind = kind;
  }

  take() {
    return true;
  }

  drag({ point, now, isMoved, isEnd, isGivenUp }) {
    if (isGivenUp) return this.editor.refresh();
    const begin = isMoved || !SPANNING.has(this.kind) ? point : this.#beside(point);
    const mark = this.#mark(begin, SPANNING.has(this.kind) ? (isMoved ? now : point) : now);
    if (isEnd) return this.#put(mark);
    return isMark(mark) ? this.editor.refresh({ marks: [...this.drawing.marks, mark] }) : undefined;
  }

  enter() {
    const reach = SPANNING.has(this.kind) ? WIDER[this.kind] : [0, 0];
    this.#put(this.#mark(this.inMiddle(reach.map((way) => way * BEGUN)), this.inMiddle()));
  }

  // Where a mark begins that was put with its end at a point.
  #beside([x, y]) {
    const [across, down] = WIDER[this.kind];
    const { width, height } = this.frame.cut;
    return [x + (across * BEGUN * width) / 200, y + (down * BEGUN * height) / 200];
  }

  #mark(from, to) {
    const { frame, kind } = this;
    const isSpanning = SPANNING.has(kind);
    const [at, end] = isSpanning ? [frame.placeOf(from), frame.placeOf(to)] : [frame.placeOf(to), null];
    return { kind, at, to: end, text: "", colour: this.editor.colour };
  }

  #put(mark) {
    const { editor, drawing } = this;
    if (drawing.marks.length >= MOST_MARKS) return editor.say("too-many", { n: MOST_MARKS });
    if (mark.kind === "label") return editor.beginLabel(mark);
    if (!isMark(mark)) return editor.refresh();
    drawing.addMark(mark);
    return editor.added();
  }
}
