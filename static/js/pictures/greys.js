// Which slice and which greys of an original are shown: sliders beside the form's numbers, buttons
// for the usual windows, a strip of slices.

const STRIP_PATIENCE = 60_000; // milliseconds: a long series is read once

export class Greys {
  constructor({ area, form, say, changed, following }) {
    this.form = form;
    this.say = say;
    this.changed = changed;
    this.following = following;
    this.fields = ["frame", "centre", "width"].map((name) => form.elements[name]).filter(Boolean);
    this.inverted = form.elements.inverted;
    this.sliders = [...form.querySelectorAll("[data-slides]")];
    this.presets = [...form.querySelectorAll("[data-centre]")];
    for (const slider of this.sliders) this.#slide(slider);
    for (const preset of this.presets) this.#offer(preset);
    for (const field of this.fields) {
      field.addEventListener("input", () => this.#follow());
      field.addEventListener("change", changed);
    }
    this.inverted?.addEventListener("change", () => {
      this.#follow();
      changed();
    });
    this.show();
    if (area.dataset.frames) this.#fillStrip(area.querySelector("[data-strip]"), area.dataset.frames);
  }

  get state() {
    const numbers = this.fields.map((field) => [field.name, field.value]);
    return { ...Object.fromEntries(numbers), inverted: Boolean(this.inverted?.checked) };
  }

  set state(state) {
    for (const field of this.fields) field.value = state[field.name];
    if (this.inverted) this.inverted.checked = state.inverted;
    this.#follow();
  }

  // Goes back to what the original shows by itself.
  reset() {
    this.state = { frame: "1", centre: "", width: "", inverted: false };
  }

  // Brings sliders, buttons and strip in line with the numbers.
  show() {
    for (const slider of this.sliders) {
      const { value } = this.form.elements[slider.dataset.slides];
      slider.value = value === "" ? (Number(slider.min) + Number(slider.max)) / 2 : value;
    }
    const { centre, width, frame } = this.form.elements;
    const press = (button, is) => button.setAttribute("aria-pressed", String(is));
    for (const button of this.presets) {
      const { dataset } = button;
      press(button, same(dataset.centre, centre.value) && same(dataset.width, width.value));
    }
    for (const button of this.strip ?? []) press(button, button.value === frame.value);
  }

  #follow() {
    this.show();
    this.following();
  }

  #slide(slider) {
    slider.hidden = false;
    const field = this.form.elements[slider.dataset.slides];
    slider.addEventListener("input", () => {
      field.value = String(Math.round(Number(slider.value) * 10) / 10);
      this.#complete(slider.dataset.slides);
      this.#follow();
    });
    slider.addEventListener("change", this.changed);
  }

  // A window needs both of its numbers: the one that was not touched stands where its slider does.
  #complete(name) {
    const other = { centre: "width", width: "centre" }[name];
    const field = other && this.form.elements[other];
    if (!field || field.value !== "") return;
    const slider = this.sliders.find(({ dataset }) => dataset.slides === other);
    field.value = String(Math.round(Number(slider.value) * 10) / 10);
  }

  #offer(preset) {
    preset.closest("[data-presets]").hidden = false;
    preset.addEventListener("click", () => {
      this.form.elements.centre.value = preset.dataset.centre;
      this.form.elements.width.value = preset.dataset.width;
      this.#follow();
      this.changed();
    });
  }

  async #fillStrip(strip, address) {
    const { frames } = await fetched(address);
    this.strip = frames.map(({ frame, src }) => {
      const button = Object.assign(document.createElement("button"), { type: "button", value: frame });
      button.setAttribute("aria-label", this.say("slice", { n: frame }));
      button.append(Object.assign(new Image(), { src, alt: "" }), String(frame));
      button.addEventListener("click", () => {
        this.form.elements.frame.value = button.value;
        this.#follow();
        this.changed();
      });
      strip.append(button);
      return button;
    });
    strip.hidden = !frames.length;
    this.show();
  }
}

const same = (one, other) => (one === "" || other === "" ? one === other : Number(one) === Number(other));

// Returns the slices; none where they can't be had, as the numbers do without them.
async function fetched(address) {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(STRIP_PATIENCE) });
    return answer.ok ? await answer.json() : { frames: [] };
  } catch {
    return { frames: [] };
  }
}
