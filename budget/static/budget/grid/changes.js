// Every change of cells, to undo and to do again; sums and the count of changes follow.
import { format, parse } from "./money.js";
import { oreOf, textOf, write } from "./sheet.js";

const done = [];
const undone = [];

// Writes texts in cells as one step: pairs of [cell, text].
export function change(sheet, pairs) {
  const step = [];
  for (const [cell, text] of pairs) {
    const before = textOf(cell);
    write(cell, text);
    if (textOf(cell) !== before) step.push({ key: sheet.keyOf(cell), before, after: textOf(cell) });
  }
  if (step.length) {
    done.push(step);
    undone.length = 0;
  }
  return step.length;
}

// Takes back the latest step, or does it again; gives the cells that it touched.
function turn(sheet, from, to, side) {
  const step = from.pop();
  if (!step) return null;
  to.push(step);
  const cells = [];
  for (const one of step) {
    const cell = sheet.byKey.get(one.key);
    if (!cell) continue;
    write(cell, one[side]);
    cells.push(cell);
  }
  return cells;
}

export const undo = (sheet) => turn(sheet, done, undone, "before");
export const redo = (sheet) => turn(sheet, undone, done, "after");
export const canUndo = () => done.length > 0;
export const canRedo = () => undone.length > 0;

function sumOf(amounts) {
  const known = amounts.filter((one) => one.ore !== null);
  if (known.some((one) => one.fault)) return "–";
  return known.length ? format(known.reduce((sum, one) => sum + one.ore, 0n)) : "";
}

function tell(place, amounts) {
  const text = sumOf(amounts);
  if (place && place.textContent !== text) place.textContent = text;
}

export function addUp(sheet) {
  const amounts = sheet.rows.map((cells) => cells.map(oreOf));
  const others = [...sheet.body.rows].map((row) => parse(row.querySelector("[data-other]")?.textContent ?? ""));
  const sums = [...sheet.body.rows].map((row) => row.querySelector("[data-row-sum]"));
  amounts.forEach((row, r) => tell(sums[r], [...row, others[r]]));
  const columns = sheet.table.tFoot.querySelectorAll("[data-column-sum]");
  columns.forEach((place, c) => tell(place, amounts.map((row) => row[c])));
  tell(sheet.table.tFoot.querySelector("[data-sum]"), [...amounts.flat(), ...others]);
}
