// How panels share a width, as casereports/figures/panels/grid.py has it. Lengths in millimetres.
const GAPS = { none: 0, narrow: 1, wide: 3 };

// Returns which panels stand side by side: as many as the columns hold, in their order.
function lines(spans, columns) {
  const found = [];
  let taken = 0;
  spans.forEach((wish, at) => {
    const span = Math.min(wish, columns);
    if (!found.length || taken + span > columns) {
      found.push([]);
      taken = 0;
    }
    found.at(-1).push(at);
    taken += span;
  });
  return found;
}

// Returns the printed sizes of cells, each {ratio, span}, line by line.
export function sizes(cells, { columns, width, gap, equalHeights }) {
  const white = GAPS[gap] ?? GAPS.narrow;
  const rows = lines(cells.map(({ span }) => span), columns).map((line) => line.map((at) => cells[at]));
  if (!equalHeights) return rows.map((row) => inColumns(row, columns, width, white));
  const found = [];
  for (const row of rows) {
    let height = (width - white * (row.length - 1)) / row.reduce((sum, { ratio }) => sum + ratio, 0);
    const isShort = row.reduce((sum, { span }) => sum + span, 0) < columns;
    if (found.length && isShort) height = Math.min(height, found.at(-1)[0].height);
    found.push(row.map(({ ratio }) => ({ width: ratio * height, height })));
  }
  return found;
}

function inColumns(row, columns, width, white) {
  const column = (width + white) / columns;
  return row.map(({ ratio, span }) => {
    const wide = Math.min(span, columns) * column - white;
    return { width: wide, height: wide / ratio };
  });
}

export const gapOf = (gap) => GAPS[gap] ?? GAPS.narrow;
