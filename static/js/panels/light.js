// The greys of a picture along a line, as casereports/figures/panels/view.py has them.
let number = 0;

export class Light {
  constructor(svg) {
    this.filter = svg.defs().element("filter").attr({ "color-interpolation-filters": "sRGB", x: 0, y: 0, width: 1, height: 1 });
    number += 1;
    this.filter.id(`panel-light-${number}`);
    const transfer = this.filter.element("feComponentTransfer");
    this.curves = ["feFuncR", "feFuncG", "feFuncB"].map((name) => transfer.element(name).attr("type", "linear"));
  }

  shine(image, { brightness, contrast }) {
    const isChanged = brightness || contrast;
    // The word and what it refers to apart, since a reference to a part of this page loads nothing.
    image.attr("filter", isChanged ? ["url", `(#${this.filter.id()})`].join("") : null);
    const slope = 2 ** (contrast / 50);
    const intercept = brightness / 100 + (1 - slope) / 2;
    for (const curve of this.curves) curve.attr({ slope, intercept });
  }
}
