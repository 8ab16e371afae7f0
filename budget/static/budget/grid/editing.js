// Writing in one cell: the input gets the focus while it is written in, the cell has it otherwise.
import { inputOf, textOf, write } from "./sheet.js";

export class Editing {
  constructor(grid) {
    this.grid = grid;
    this.cell = null;
  }

  // Opens a cell; what is typed replaces what stands there, or is added to it.
  open(cell, { replace = false } = {}) {
    this.cell = cell;
    this.replaces = replace;
    this.before = textOf(cell);
    const input = inputOf(cell);
    cell.classList.add("editing");
    if (replace) input.value = "";
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
  }

  // Keeps what is written; gives the fault of the cell, if any.
  keep() {
    const { cell, before } = this;
    if (!cell) return;
    this.close();
    const text = textOf(cell);
    write(cell, before);
    if (text !== before) this.grid.change([[cell, text]]);
  }

  cancel() {
    const { cell, before } = this;
    this.close();
    write(cell, before);
  }

  close() {
    this.cell.classList.remove("editing");
    this.cell = null;
  }
}
