// A panel of a figure, drawn as it prints and not to be changed there.
import { Frame } from "./frame.js";
import { isDrawn, lengthSaid, shareOf } from "./lengths.js";
import { Light } from "./light.js";
import { NOTHING, readBar, readMarks, readScale, readView } from "./notation.js";
import { CODE, printed } from "./quoted.js";
import { drawBar, drawMark } from "./shapes.js";

const { SVG } = window;

export class Still {
  constructor(place, panel) {
    this.picture = { address: panel.picture, width: panel.width, height: panel.height };
    this.view = readView(panel.view) ?? NOTHING.view;
    this.marks = readMarks(panel.marks) ?? NOTHING.marks;
    this.scale = readScale(panel.scale) ?? NOTHING.scale;
    this.bar = readBar(panel.bar) ?? NOTHING.bar;
    this.frame = new Frame(this.picture, this.view);
    this.svg = SVG().addTo(place).attr("aria-hidden", "true");
    place.classList.add("is-drawn");
    const { x, y, width, height } = this.frame.box;
    this.svg.viewbox(x, y, width, height);
    const image = this.svg.image().attr({ href: panel.picture, width: panel.width, height: panel.height });
    image.attr({ transform: this.frame.transform || null, preserveAspectRatio: "none" });
    new Light(this.svg).shine(image, this.view);
    this.over = this.svg.group();
  }

  get ratio() {
    return this.frame.box.width / this.frame.box.height;
  }

  codes() {
    return this.marks.flatMap(({ text }) => text.match(CODE) ?? []);
  }

  // Draws it in a printed size; ``scale`` is how many pixels of the screen a millimetre takes.
  show({ width, height, scale, prints }) {
    this.svg.size(width * scale, height * scale);
    const mm = this.frame.box.width / width;
    this.over.clear();
    for (const mark of this.marks) drawMark(this.over, mark, this.frame, mm, printed(mark.text, prints));
    if (!this.bar || !this.scale) return;
    const share = shareOf(this.bar, this.scale, this.picture, this.frame);
    if (isDrawn(share)) drawBar(this.over, lengthSaid(this.bar), share, this.frame, mm);
  }
}
