// The picture with its marks, as the panel shows it: an SVG in which one points, draws and drags.
import { Frame } from "./frame.js";
import { isDrawn, lengthSaid, shareOf } from "./lengths.js";
import { Light } from "./light.js";
import { drawBar, drawMark } from "./shapes.js";

const { SVG } = window;
const NEAR = 3; // pixels of the screen that a hand moves without meaning it
const GRIP = 7; // radius of a handle, in pixels of the screen

export class Stage extends EventTarget {
  constructor(place, words) {
    super();
    Object.assign(this, { place, words, zoom: "fit", nodes: [], handles: [] });
    this.svg = SVG().addTo(place).addClass("panel-drawing");
    this.svg.attr({ role: "group", "aria-label": words.word("drawing") });
    this.light = new Light(this.svg);
    this.image = this.svg.image();
    this.shade = this.svg.path().attr({ fill: "#000", "fill-opacity": 0.55, "fill-rule": "evenodd" });
    this.drawn = this.svg.group();
    this.over = this.svg.group();
    this.grips = this.svg.group().attr("aria-hidden", "true");
    place.addEventListener("dragstart", (event) => event.preventDefault());
    place.addEventListener("pointerdown", (event) => this.#down(event));
    new ResizeObserver(() => this.#resized()).observe(place);
  }

  show(picture) {
    this.picture = picture;
    this.image.attr({ href: picture.address, width: picture.width, height: picture.height });
  }

  // Lays the picture out anew and draws all that lies over it.
  draw(state, { prints, whole, selected, tool, mm }) {
    const { picture, image } = this;
    this.mm = mm;
    this.frame = new Frame(picture, state.view, { whole });
    const { box, cut } = this.frame;
    this.svg.viewbox(box.x, box.y, box.width, box.height);
    image.attr("transform", this.frame.transform || null);
    this.light.shine(image, state.view);
    this.#shadeAround(whole, box, cut);
    this.#measure();
    this.#drawMarks(state.marks, prints, selected);
    this.over.clear();
    this.#drawBar(state);
    this.place.dataset.tool = tool;
  }

  #drawBar({ bar, scale }) {
    if (!bar || !scale) return;
    const share = shareOf(bar, scale, this.picture, this.frame);
    if (isDrawn(share)) drawBar(this.over, lengthSaid(bar), share, this.frame, this.mm);
  }

  #shadeAround(whole, box, cut) {
    const rectangle = ({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`;
    this.shade.attr("visibility", whole ? "visible" : "hidden");
    this.shade.attr("d", rectangle(box) + rectangle(cut));
  }

  // One node for each mark, which stays while the mark is moved: it may have the focus.
  #drawMarks(marks, prints, selected) {
    while (this.nodes.length > marks.length) this.nodes.pop().remove();
    while (this.nodes.length < marks.length) {
      const node = this.drawn.group().attr({ tabindex: 0, role: "button", "data-mark": this.nodes.length });
      this.nodes.push(node);
    }
    marks.forEach((mark, at) => {
      const node = this.nodes[at].clear();
      node.attr({ "aria-label": this.words.markSaid(mark, prints), "aria-pressed": String(at === selected) });
      drawMark(node, mark, this.frame, this.mm, prints(mark.text));
      this.#widen(node, mark);
    });
  }

  // Thin lines can be taken by a finger, too.
  #widen(node, mark) {
    const width = 14 * this.perPixel;
    const wide = { fill: "none", stroke: "#000", "stroke-opacity": 0, "stroke-width": width, "pointer-events": "stroke" };
    if (mark.kind === "circle") {
      node.children().at(-1).clone().addTo(node).attr(wide);
    } else if (mark.to) {
      node.line(...this.frame.shown(mark.at), ...this.frame.shown(mark.to)).attr(wide);
    } else {
      node.circle(width * 1.5).center(...this.frame.shown(mark.at)).attr({ ...wide, "pointer-events": "all", "fill-opacity": 0, fill: "#000" });
    }
  }

  // Grips at points that are dragged, each {point, name}; a hollow one leaves in view what it is upon.
  grip(handles) {
    this.grips.clear();
    for (const { point, name, isHollow } of handles) {
      const size = GRIP * this.perPixel * (isHollow ? 1.6 : 1);
      const look = { fill: "#fff", "fill-opacity": isHollow ? 0 : 1, stroke: "#14506b", "stroke-width": 2 * this.perPixel };
      this.grips
        .circle(size * 2)
        .center(...point)
        .attr({ ...look, "data-grip": name });
    }
  }

  // A frame round a mark that has no ends to be dragged.
  outline(at) {
    const { x, y, width, height } = this.nodes[at].bbox();
    const look = { fill: "none", "stroke-width": 1.5 * this.perPixel, "pointer-events": "none" };
    for (const [stroke, dash] of [["#14506b", null], ["#fff", 4 * this.perPixel]]) {
      this.grips.rect(width, height).move(x, y).attr({ ...look, stroke, "stroke-dasharray": dash });
    }
  }

  // How many pixels of the picture one of the screen takes.
  get perPixel() {
    const width = this.svg.node.getBoundingClientRect().width;
    return width ? this.frame.box.width / width : 1;
  }

  setZoom(zoom) {
    this.zoom = zoom;
    this.dispatchEvent(new CustomEvent("resized"));
  }

  #resized() {
    if (this.place.clientWidth === this.room) return;
    this.room = this.place.clientWidth;
    this.dispatchEvent(new CustomEvent("resized"));
  }

  // "fit" fills the place and not more than the window; a number is a share of the picture's size.
  #measure() {
    if (!this.frame) return;
    const { width, height } = this.frame.box;
    const { style } = this.svg.node;
    const { paddingLeft, paddingRight } = getComputedStyle(this.place);
    const free = this.place.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    const room = { width: free, height: Math.max(240, window.innerHeight * 0.7) };
    const scale = this.zoom === "fit" ? Math.min(room.width / width, room.height / height) : this.zoom / 100;
    style.width = `${width * scale}px`;
    style.height = `${height * scale}px`;
  }

  pointOf(event) {
    const { x, y } = this.svg.point(event.clientX, event.clientY);
    return [x, y];
  }

  // Tells what is pointed at, and follows the hand until it lets go.
  #down(event) {
    const { target } = event;
    if (event.button !== 0 || !this.frame || !this.svg.node.contains(target)) return;
    const start = {
      point: this.pointOf(event),
      grip: target.closest("[data-grip]")?.dataset.grip,
      mark: target.closest("[data-mark]")?.dataset.mark,
    };
    const taken = !this.dispatchEvent(new CustomEvent("taken", { cancelable: true, detail: start }));
    if (!taken) {
      this.#pan(event);
      return;
    }
    event.preventDefault();
    let isMoved = false;
    this.#follow(event, (now, isEnd, isGivenUp) => {
      isMoved ||= Math.hypot(now.clientX - event.clientX, now.clientY - event.clientY) > NEAR;
      const detail = { ...start, now: isMoved ? this.pointOf(now) : start.point, isMoved, isEnd, isGivenUp };
      this.dispatchEvent(new CustomEvent("dragged", { detail }));
    });
  }

  #pan(event) {
    if (event.pointerType !== "mouse") return; // fingers move the page and the picture by themselves
    const { scrollLeft, scrollTop } = this.place;
    this.#follow(event, (now) => {
      this.place.scrollLeft = scrollLeft - (now.clientX - event.clientX);
      this.place.scrollTop = scrollTop - (now.clientY - event.clientY);
    });
  }

  // Lets go of what a hand is dragging.
  giveUp() {
    const wasHeld = Boolean(this.held) && !this.held.signal.aborted;
    this.held?.abort();
    return wasHeld;
  }

  #follow({ pointerId }, take) {
    const over = new AbortController();
    this.held = over;
    const { signal } = over;
    const listen = (name, isEnd, isGivenUp) =>
      window.addEventListener(
        name,
        (event) => {
          if (event.pointerId !== pointerId) return;
          if (isEnd) over.abort();
          take(event, isEnd, isGivenUp);
        },
        { signal },
      );
    listen("pointermove", false, false);
    listen("pointerup", true, false);
    listen("pointercancel", true, true);
  }
}
