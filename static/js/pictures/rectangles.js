// Black rectangles on a picture: drawn and moved by mouse, finger or key, and written in the form.

const SIDES = ["left", "top", "right", "bottom"];
const LEAST = 0.5; // percent: what is smaller was a slip of the hand
const MOST = 40;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const round = (number) => Math.round(number * 10) / 10;
const within = (number, low, high) => Math.min(Math.max(number, low), high);

// Puts a node over the part of the picture that a box names.
export function lay(node, { left, top, right, bottom }) {
  Object.assign(node.style, {
    left: `${left}%`,
    top: `${top}%`,
    width: `${right - left}%`,
    height: `${bottom - top}%`,
  });
}

// One rectangle: a line of the form, whose numbers are the truth, and a button on the picture.
class Rectangle {
  constructor(all, line) {
    this.all = all;
    this.line = line;
    this.fields = SIDES.map((side) => line.querySelector(`[name$="-${side}"]`));
    this.node = document.createElement("button");
    this.node.type = "button";
    this.node.className = "black";
    this.node.append(Object.assign(document.createElement("span"), { className: "grip" }));
    all.stage.append(this.node);
    line.querySelector("[data-remove]").hidden = false;
    line.querySelector("[data-remove]").addEventListener("click", () => all.remove(this));
    for (const field of this.fields) {
      field.addEventListener("input", () => this.show());
      field.addEventListener("change", () => all.changed());
    }
    this.node.addEventListener("focus", () => this.#mark(true));
    this.node.addEventListener("blur", () => this.#mark(false));
    this.node.addEventListener("keydown", (event) => this.#key(event));
    this.node.addEventListener("keyup", (event) => event.key in ARROWS && all.changed());
    this.node.addEventListener("pointerdown", (event) => this.#grab(event));
    this.show();
  }

  get box() {
    const [left, top, right, bottom] = this.fields.map(({ value }) => Number(value));
    return { left, top, right, bottom };
  }

  set box(box) {
    SIDES.forEach((side, at) => {
      this.fields[at].value = String(round(box[side]));
    });
    this.show();
  }

  get isWhole() {
    const { left, top, right, bottom } = this.box;
    return this.fields.every(({ value }) => value !== "") && left < right && top < bottom;
  }

  show() {
    this.node.hidden = !this.isWhole;
    lay(this.node, this.box);
  }

  number(at) {
    this.fields.forEach((field, side) => {
      field.name = `box-${at}-${SIDES[side]}`;
      field.id = `id_${field.name}`;
      field.closest("label").htmlFor = field.id;
    });
    this.node.setAttribute("aria-label", this.all.say("rectangle", { n: at + 1 }));
  }

  // Moves it whole, or with `sized` its lower right corner alone.
  move(across, down, { from = this.box, sized = false } = {}) {
    const { left, top, right, bottom } = from;
    if (sized) {
      this.box = {
        left,
        top,
        right: within(right + across, left + LEAST, 100),
        bottom: within(bottom + down, top + LEAST, 100),
      };
      return;
    }
    const x = within(across, -left, 100 - right);
    const y = within(down, -top, 100 - bottom);
    this.box = { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
  }

  #mark(is) {
    this.line.classList.toggle("is-selected", is);
  }

  #key(event) {
    if (event.key === "Delete" || event.key === "Backspace") this.all.remove(this);
    else if (event.key in ARROWS) {
      const [across, down] = ARROWS[event.key];
      this.move(across, down, { sized: event.shiftKey });
      this.all.tell(this);
    } else return;
    event.preventDefault();
  }

  #grab(event) {
    if (event.button !== 0) return;
    event.stopPropagation();
    const from = this.box;
    const start = this.all.place(event);
    const sized = event.target !== this.node;
    this.all.follow(event, (to) => this.move(to.x - start.x, to.y - start.y, { from, sized }));
  }
}

export class Rectangles {
  // `changed` is called whenever a change is done; `tell` says words to who can't see.
  constructor({ stage, form, say, tell, changed }) {
    this.stage = stage;
    this.say = say;
    this.changed = changed;
    this.speak = tell;
    this.lines = form.querySelector("[data-lines]");
    this.pattern = form.querySelector("[data-boxes] template");
    this.total = form.elements["box-TOTAL_FORMS"];
    this.button = form.querySelector("[data-add]");
    this.all = [];
    for (const line of [...this.lines.children]) {
      if ([...line.querySelectorAll("input")].some((field) => field.value !== "")) {
        this.all.push(new Rectangle(this, line));
      } else line.remove();
    }
    this.#number();
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.add({ left: 40, top: 45, right: 60, bottom: 55 }));
    stage.classList.add("is-drawn");
    stage.addEventListener("pointerdown", (event) => this.#draw(event));
  }

  get boxes() {
    return this.all.filter((one) => one.isWhole).map((one) => one.box);
  }

  // Puts other rectangles in place of those that are there.
  restore(boxes) {
    for (const one of this.all) this.#drop(one);
    this.all = [];
    for (const box of boxes) this.#make(box);
    this.#number();
  }

  add(box) {
    if (this.all.length >= MOST) {
      this.speak(this.say("most"));
      return undefined;
    }
    const made = this.#make(box);
    this.#number();
    made.node.focus();
    this.tell(made);
    this.changed();
    return made;
  }

  remove(one) {
    const at = this.all.indexOf(one);
    this.#drop(one);
    this.all.splice(at, 1);
    this.#number();
    (this.all[at] ?? this.all[at - 1])?.node.focus();
    if (!this.all.length) this.button.focus();
    this.speak(this.say("removed"));
    this.changed();
  }

  tell(one) {
    this.speak(this.say("at", { n: this.all.indexOf(one) + 1, ...one.box }));
  }

  // Returns where a pointer is, in percent of the picture.
  place({ clientX, clientY }) {
    const { left, top, width, height } = this.stage.getBoundingClientRect();
    return {
      x: within((100 * (clientX - left)) / width, 0, 100),
      y: within((100 * (clientY - top)) / height, 0, 100),
    };
  }

  // Calls `moved` with each place of a pointer until it is lifted.
  follow({ pointerId }, moved, lifted = () => this.changed()) {
    const { stage } = this;
    const move = (event) => moved(this.place(event));
    const end = () => {
      stage.removeEventListener("pointermove", move);
      stage.removeEventListener("pointerup", end);
      stage.removeEventListener("pointercancel", end);
      lifted();
    };
    stage.setPointerCapture(pointerId);
    stage.addEventListener("pointermove", move);
    stage.addEventListener("pointerup", end);
    stage.addEventListener("pointercancel", end);
  }

  #draw(event) {
    if (event.button !== 0 || this.all.length >= MOST) return;
    event.preventDefault();
    const from = this.place(event);
    let made;
    const moved = ({ x, y }) => {
      const box = {
        left: Math.min(from.x, x),
        top: Math.min(from.y, y),
        right: Math.max(from.x, x),
        bottom: Math.max(from.y, y),
      };
      const isSlip = box.right - box.left < LEAST || box.bottom - box.top < LEAST;
      if (!made && isSlip) return;
      if (!made) made = this.#make(box);
      else if (!isSlip) made.box = box;
    };
    this.follow(event, moved, () => {
      if (!made) return;
      this.#number();
      made.node.focus();
      this.tell(made);
      this.changed();
    });
  }

  #make(box) {
    const line = this.pattern.content.firstElementChild.cloneNode(true);
    this.lines.append(line);
    const made = new Rectangle(this, line);
    made.box = box;
    this.all.push(made);
    return made;
  }

  #drop(one) {
    one.node.remove();
    one.line.remove();
  }

  #number() {
    this.all.forEach((one, at) => one.number(at));
    this.total.value = this.all.length;
  }
}
