// Where places of a picture lie in what is shown of it: turned and cut, in pixels of the picture.
import { percent } from "./notation.js";

export class Frame {
  // ``whole`` shows what is cut away, too.
  constructor({ width, height }, { crop, turned }, { whole = false } = {}) {
    Object.assign(this, { width, height, turned });
    const isUpright = turned % 180 === 0;
    this.all = { x: 0, y: 0, width: isUpright ? width : height, height: isUpright ? height : width };
    this.cut = crop ? this.#boxOf(crop) : this.all;
    this.box = whole ? this.all : this.cut;
  }

  // A place in percent of the picture → where it is shown.
  shown([across, down]) {
    const [x, y] = [(Number(across) / 100) * this.width, (Number(down) / 100) * this.height];
    switch (this.turned) {
      case 90:
        return [this.height - y, x];
      case 180:
        return [this.width - x, this.height - y];
      case 270:
        return [y, this.width - x];
      default:
        return [x, y];
    }
  }

  // Where something is shown → the place in percent of the picture, as numbers.
  exactly([x, y]) {
    const [across, down] = {
      0: [x, y],
      90: [y, this.height - x],
      180: [this.width - x, this.height - y],
      270: [this.width - y, x],
    }[this.turned];
    return [(across / this.width) * 100, (down / this.height) * 100];
  }

  placeOf(point) {
    return this.exactly(point).map(percent);
  }

  // Moves a place by so many percent of what is shown, to the right and down as one sees it.
  moved(place, [right, down]) {
    const [x, y] = this.shown(place);
    return this.placeOf([x + (right / 100) * this.all.width, y + (down / 100) * this.all.height]);
  }

  // What is shown of the picture, from two corners as they are shown.
  cropOf([x1, y1], [x2, y2]) {
    const [one, other] = [this.exactly([x1, y1]), this.exactly([x2, y2])];
    const [left, right] = [one[0], other[0]].sort((a, b) => a - b).map(percent);
    const [top, bottom] = [one[1], other[1]].sort((a, b) => a - b).map(percent);
    return { left, top, right, bottom };
  }

  // How the unturned picture is laid into what is shown.
  get transform() {
    const { width, height } = this;
    return { 0: "", 90: `translate(${height} 0) rotate(90)`, 180: `translate(${width} ${height}) rotate(180)`, 270: `translate(0 ${width}) rotate(270)` }[this.turned];
  }

  #boxOf({ left, top, right, bottom }) {
    const [x1, y1] = this.shown([left, top]);
    const [x2, y2] = this.shown([right, bottom]);
    return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
  }
}

