// One table as a grid: what can be done with it, for keys, pointers and buttons.
import { addUp, canRedo, canUndo, change, redo, undo } from "./changes.js";
import { Editing } from "./editing.js";
import { Selection } from "./selection.js";
import { inputOf, isChanged, Sheet } from "./sheet.js";

const cells = (number) => (number === 1 ? "1 ruta" : `${number} rutor`);

export class Grid {
  constructor(form, say) {
    this.form = form;
    this.say = say;
    this.table = form.querySelector("[data-grid]");
    this.table.setAttribute("role", "grid");
    this.table.setAttribute("aria-label", this.table.caption.textContent);
    this.table.setAttribute("aria-multiselectable", "true");
    form.querySelector(".grid-scroll").removeAttribute("tabindex");
    form.querySelector(".grid-tools").hidden = false;
    this.sheet = new Sheet(this.table);
    for (const cell of this.sheet.cells) {
      inputOf(cell).tabIndex = -1;
      cell.classList.toggle("changed", isChanged(cell));
    }
    this.selection = new Selection(this.sheet, say);
    this.editing = new Editing(this);
    this.follow();
  }

  // After any change: sums, what can be undone, and how much is not saved.
  follow() {
    addUp(this.sheet);
    const changed = this.sheet.changed.length;
    const told = document.querySelector("[data-changed]");
    const words = changed === 1 ? "1 belopp är ändrat och inte sparat." : `${changed} belopp är ändrade och inte sparade.`;
    told.textContent = changed ? words : "";
    this.form.querySelector("[data-undo]").disabled = !canUndo();
    this.form.querySelector("[data-redo]").disabled = !canRedo();
  }

  change(pairs) {
    const number = change(this.sheet, pairs);
    this.follow();
    const faulty = pairs.filter(([cell]) => cell.classList.contains("faulty"));
    if (pairs.length === 1 && faulty.length) this.say(faulty[0][0].querySelector(".cell-fault").textContent);
    return { number, faulty: faulty.length };
  }

  edit(how) {
    this.editing.open(this.selection.active, how);
  }

  clear() {
    const { number } = this.change(this.selection.range.flat().map((cell) => [cell, ""]));
    this.say(number === 1 ? "1 ruta tömd." : `${number} rutor tömda.`);
  }

  undo() {
    this.turned(undo(this.sheet), "Ångrat");
  }

  redo() {
    this.turned(redo(this.sheet), "Gjort om");
  }

  turned(touched, word) {
    this.follow();
    if (touched?.length) this.selection.go(touched[0]);
    this.say(touched ? `${word}: ${cells(touched.length)}.` : "Det finns inget mer att ångra eller göra om.");
  }

  leave() {
    document.querySelector("[data-save]").focus();
  }

  // Takes in a row that was added to the table.
  extend(cell) {
    this.sheet.read();
    for (const one of this.sheet.cells) inputOf(one).tabIndex = -1;
    this.follow();
    this.selection.go(cell);
  }
}
