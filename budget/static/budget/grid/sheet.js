// The table as rows and columns of cells. A cell is the td round an input; its key says which row
// and part of the year it is, whatever its place, and holds when the table is printed anew.
import { format, parse } from "./money.js";

let faults = 0;

export class Sheet {
  constructor(table) {
    this.table = table;
    this.body = table.tBodies[0];
    this.columns = [...table.tHead.querySelectorAll("[id^=k-]")].map((one) => one.id.slice(2));
    this.read();
  }

  read() {
    this.rows = [...this.body.rows].map((row) => [...row.cells].filter((cell) => cell.querySelector("input:not([type=hidden])")));
    this.byKey = new Map();
    this.rows.forEach((cells, r) => cells.forEach((cell, c) => {
      Object.assign(cell, { row: r, column: c });
      this.byKey.set(this.keyOf(cell), cell);
    }));
  }

  at(row, column) {
    return this.rows[row]?.[column];
  }

  rowInput(cell) {
    return cell.parentElement.querySelector("input[type=hidden]");
  }

  keyOf(cell) {
    return `${this.columns[cell.column]} ${this.rowInput(cell).value}`;
  }

  get cells() {
    return this.rows.flat();
  }

  get changed() {
    return this.cells.filter(isChanged);
  }

  nameOf(cell) {
    const heading = cell.parentElement.cells[0].innerText.replace(/\s+/g, " ");
    return `${heading}, ${document.getElementById(`k-${this.columns[cell.column]}`).textContent}`;
  }
}

export const inputOf = (cell) => cell.querySelector("input");
export const textOf = (cell) => inputOf(cell).value;
export const oreOf = (cell) => parse(textOf(cell));

export function isChanged(cell) {
  const input = inputOf(cell);
  return input.value !== input.defaultValue || "unsaved" in input.dataset;
}

// Puts a text in a cell, spelled as amounts are, or marks it with what is wrong.
export function write(cell, text) {
  const { ore, fault } = parse(text);
  const input = inputOf(cell);
  input.value = fault ? text.trim() : format(ore);
  input.title = input.value;
  mark(cell, fault);
  cell.classList.toggle("changed", isChanged(cell));
}

function mark(cell, fault) {
  const input = inputOf(cell);
  cell.querySelector(".cell-fault")?.remove();
  cell.classList.toggle("faulty", Boolean(fault));
  input.removeAttribute("aria-invalid");
  input.removeAttribute("aria-describedby");
  if (!fault) return;
  const told = document.createElement("span");
  Object.assign(told, { id: `fel-${(faults += 1)}`, className: "cell-fault", textContent: fault });
  cell.append(told);
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", told.id);
}
