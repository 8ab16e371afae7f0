// Which cell has the focus, and which are marked with it. One cell at a time is in the tab order.
export class Selection {
  constructor(sheet, say) {
    this.sheet = sheet;
    this.say = say;
    this.active = null;
    this.anchor = null;
    this.marked = [];
    this.enter(sheet.at(0, 0));
  }

  // Makes a cell the one that Tab reaches, without moving the focus.
  enter(cell) {
    if (!cell) return;
    this.active?.removeAttribute("tabindex");
    this.active = cell;
    cell.tabIndex = 0;
  }

  go(cell, { extend = false } = {}) {
    if (!cell) return false;
    if (!extend || !this.anchor) this.anchor = cell;
    this.enter(cell);
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.show();
    return true;
  }

  move(rows, columns, how) {
    const { row, column } = this.active;
    const last = this.sheet.rows.length - 1;
    const to = Math.min(Math.max(row + rows, 0), last);
    const side = Math.min(Math.max(column + columns, 0), this.sheet.columns.length - 1);
    return this.go(this.sheet.at(to, side), how);
  }

  // On to the next cell as Tab goes; false from the last one (or the first, backwards).
  step(by) {
    const width = this.sheet.columns.length;
    const place = this.active.row * width + this.active.column + by;
    return place >= 0 && this.go(this.sheet.at(Math.floor(place / width), place % width));
  }

  all() {
    this.anchor = this.sheet.at(0, 0);
    this.go(this.sheet.rows.at(-1).at(-1), { extend: true });
  }

  // The marked cells, row by row.
  get range() {
    const from = this.anchor ?? this.active;
    const [top, bottom] = [from.row, this.active.row].sort((a, b) => a - b);
    const [left, right] = [from.column, this.active.column].sort((a, b) => a - b);
    return this.sheet.rows.slice(top, bottom + 1).map((cells) => cells.slice(left, right + 1));
  }

  show() {
    for (const cell of this.marked) cell.removeAttribute("aria-selected");
    const rows = this.range;
    this.marked = rows.flat();
    for (const cell of this.marked) cell.setAttribute("aria-selected", "true");
    if (this.marked.length > 1) this.say(`${rows.length} × ${rows[0].length} rutor markerade.`);
  }
}
