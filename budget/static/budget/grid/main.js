// The page of the grid: keys, pointers, the clipboard and the buttons. Without this the table is a
// form of plain inputs.
import { blockOf, copied, placed } from "./clipboard.js";
import { Grid } from "./grid.js";
import { press } from "./keys.js";
import { add, prepare } from "./rows.js";
import { send } from "./saving.js";

const root = document.getElementById("rutnat");
const status = document.querySelector("[data-status]");
const save = document.querySelector("[data-save]");
let grid;

function say(text, address) {
  status.textContent = text;
  if (!address) return;
  const way = Object.assign(document.createElement("a"), { href: address, target: "_blank", textContent: "Logga in i en ny flik" });
  status.append(" ", way);
}

function open() {
  const form = root.querySelector("form");
  prepare(form);
  grid = new Grid(form, say);
}

const cellOf = (target) => target.closest?.("[data-grid] tbody td:has(> input)");

root.addEventListener("keydown", (event) => {
  if (cellOf(event.target)) press(grid, event);
});

// A finger scrolls, and opens a cell with a tap; some browsers say only here that it is a finger.
let pointer = "mouse";
root.addEventListener("pointerdown", (event) => {
  pointer = event.pointerType;
  const cell = cellOf(event.target);
  if (!cell || pointer === "touch" || cell === grid.editing.cell || event.button !== 0) return;
  event.preventDefault();
  grid.editing.keep();
  grid.selection.go(cell, { extend: event.shiftKey });
});
root.addEventListener("pointerover", (event) => {
  const cell = event.buttons === 1 && event.pointerType === "mouse" && !grid.editing.cell && cellOf(event.target);
  if (cell && grid.selection.anchor) grid.selection.go(cell, { extend: true });
});
function tap(cell) {
  grid.editing.keep();
  grid.selection.go(cell);
  grid.edit();
}
root.addEventListener("click", (event) => {
  const cell = cellOf(event.target);
  if (cell && pointer === "touch" && cell !== grid.editing.cell) tap(cell);
  else if (event.target.closest("[data-undo]")) grid.undo();
  else if (event.target.closest("[data-redo]")) grid.redo();
  else if (event.target.closest("[data-add]")) add(grid.form, grid);
});
root.addEventListener("dblclick", (event) => {
  if (cellOf(event.target) && !grid.editing.cell) grid.edit();
});
root.addEventListener("focusout", (event) => {
  const { cell } = grid.editing;
  if (cell && !cell.contains(event.relatedTarget)) grid.editing.keep();
});

// The clipboard is the grid's while a cell has the focus and is not being written in.
const inGrid = () => !grid.editing.cell && cellOf(document.activeElement);
for (const kind of ["copy", "cut"]) {
  document.addEventListener(kind, (event) => {
    if (!inGrid()) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", copied(grid.selection.range));
    if (kind === "cut") grid.clear();
    else say("Kopierat.");
  });
}
document.addEventListener("paste", (event) => {
  if (!inGrid()) return;
  event.preventDefault();
  const { pairs, fault } = placed(grid.sheet, grid.selection, blockOf(event.clipboardData.getData("text/plain")));
  if (fault) return say(fault);
  const { faulty } = grid.change(pairs);
  const words = `${pairs.length === 1 ? "1 ruta" : `${pairs.length} rutor`} inklistrade`;
  return say(faulty ? `${words}. ${faulty} kan inte läsas och är utpekade.` : `${words}.`);
});

async function saveAll() {
  grid.editing.keep();
  const faulty = root.querySelector("td.faulty");
  if (faulty) {
    grid.selection.go(faulty);
    return say("Inget är sparat. Rätta det som är utpekat först.");
  }
  const key = grid.selection.active && grid.sheet.keyOf(grid.selection.active);
  save.disabled = true;
  say("Sparar …");
  const { page, text, address } = await send(grid);
  save.disabled = false;
  if (!page) return say(`Inget är sparat. ${text}`, address);
  root.replaceChildren(...page.childNodes);
  open();
  const told = root.querySelector("[data-told]");
  grid.selection.enter(grid.sheet.byKey.get(key));
  // Whoever has to do something is led there; others go on where they were.
  if (told?.classList.contains("fault") || !grid.selection.active) told?.focus();
  else grid.selection.go(grid.selection.active);
  return say(told?.querySelector("strong")?.textContent ?? told?.textContent ?? "");
}

document.addEventListener("submit", (event) => {
  if (event.target !== grid.form) return;
  event.preventDefault();
  saveAll();
});
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  saveAll();
});
window.addEventListener("beforeunload", (event) => {
  if (grid.editing.cell || grid.sheet.changed.length) event.preventDefault();
});

open();
