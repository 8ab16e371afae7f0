/* The tools above a text: the pattern "toolbar" of the ARIA practices, with one stop for Tab. */

import { icon } from "./editor_icons.js";
import { LinkPanel } from "./editor_link.js";

const MOD = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl+";

/* name, what is shown (an icon's name, or a text), shortcut, command, when it is pressed */
const TOOLS = [
  [
    ["Ångra", "undo", `${MOD}Z`, (run) => run.undo()],
    ["Gör om", "redo", `${MOD}Shift+Z`, (run) => run.redo()],
  ],
  [
    ["Rubrik", "Rubrik", `${MOD}Alt+3`, (run) => run.toggleHeading({ level: 3 }), ["heading", { level: 3 }]],
    ["Underrubrik", "Underrubrik", `${MOD}Alt+4`, (run) => run.toggleHeading({ level: 4 }), ["heading", { level: 4 }]],
  ],
  [
    ["Fet", "bold", `${MOD}B`, (run) => run.toggleBold(), ["bold"]],
    ["Kursiv", "italic", `${MOD}I`, (run) => run.toggleItalic(), ["italic"]],
  ],
  [
    ["Punktlista", "bullets", `${MOD}Shift+8`, (run) => run.toggleBulletList(), ["bulletList"]],
    ["Numrerad lista", "numbers", `${MOD}Shift+7`, (run) => run.toggleOrderedList(), ["orderedList"]],
    ["Längre in i listan", "deeper", "Tab", (run) => run.sinkListItem("listItem")],
    ["Längre ut i listan", "shallower", "Shift+Tab", (run) => run.liftListItem("listItem")],
  ],
  [
    ["Länk", "link", `${MOD}K`, null, ["link"]],
    ["Infoga tabell", "table", "", (run) => run.insertTable({ rows: 3, cols: 2, withHeaderRow: true })],
  ],
];
const TABLE_TOOLS = [
  ["Rad under", "Ny rad", "", (run) => run.addRowAfter()],
  ["Kolumn till höger", "Ny kolumn", "", (run) => run.addColumnAfter()],
  ["Rubriker i första raden", "Rubrikrad", "", (run) => run.toggleHeaderRow()],
  ["Rubriker i första kolumnen", "Rubrikkolumn", "", (run) => run.toggleHeaderColumn()],
  ["Ta bort raden", "Ta bort rad", "", (run) => run.deleteRow()],
  ["Ta bort kolumnen", "Ta bort kolumn", "", (run) => run.deleteColumn()],
  ["Ta bort tabellen", "Ta bort tabell", "", (run) => run.deleteTable()],
];

export class Toolbar {
  constructor(editor, field) {
    this.editor = editor;
    this.link = new LinkPanel(editor, field);
    this.tools = [];
    this.element = document.createElement("div");
    this.element.className = "editor-tools";
    this.element.setAttribute("role", "toolbar");
    this.element.setAttribute("aria-label", "Formatera texten (Alt+F10)");
    this.element.append(...TOOLS.map((group) => this.group(group)));
    this.tableGroup = this.group(TABLE_TOOLS);
    this.tableGroup.classList.add("editor-table-tools");
    this.tableGroup.setAttribute("role", "group");
    this.tableGroup.setAttribute("aria-label", "Tabellen");
    this.element.append(this.tableGroup);
    this.element.addEventListener("keydown", (event) => this.move(event));
    editor.on("transaction", () => this.show());
    this.show();
    this.stopAt(this.tools[2]);
  }

  group(tools) {
    const group = document.createElement("div");
    group.className = "editor-group";
    group.append(...tools.map((tool) => this.button(tool)));
    return group;
  }

  button([name, shown, shortcut, command, active]) {
    const button = document.createElement("button");
    button.type = "button";
    button.tabIndex = -1;
    const drawing = icon(shown);
    button.append(drawing || shown);
    if (drawing || name !== shown) {
      button.setAttribute("aria-label", name);
    }
    button.title = shortcut ? `${name} (${shortcut})` : name;
    // The text keeps its selection when a tool is chosen with the mouse.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    const tool = { button, command, active };
    button.addEventListener("click", () => this.use(tool));
    this.tools.push(tool);
    return button;
  }

  use(tool) {
    this.stopAt(tool);
    if (tool.button.getAttribute("aria-disabled") === "true") {
      return;
    }
    if (tool.command) {
      tool.command(this.editor.chain()).run();
      this.editor.view.focus();
    } else {
      this.link.open();
    }
  }

  show() {
    this.tableGroup.hidden = !this.editor.isActive("table");
    for (const { button, command, active } of this.tools) {
      if (active) {
        button.setAttribute("aria-pressed", String(this.editor.isActive(...active)));
      }
      const usable = !command || (this.editor.isEditable && this.fits(command));
      button.setAttribute("aria-disabled", String(!usable));
    }
    if (!this.shown().some(({ button }) => button.tabIndex === 0)) {
      this.stopAt(this.tools[2]);
    }
  }

  fits(command) {
    return command(this.editor.can().chain()).run();
  }

  shown() {
    return this.tools.filter(({ button }) => !button.closest("[hidden]"));
  }

  stopAt(tool) {
    for (const { button } of this.tools) {
      button.tabIndex = button === tool.button ? 0 : -1;
    }
  }

  focus() {
    this.tools.find(({ button }) => button.tabIndex === 0).button.focus();
  }

  move(event) {
    const shown = this.shown();
    const here = shown.findIndex(({ button }) => button === document.activeElement);
    const ways = {
      ArrowRight: (here + 1) % shown.length,
      ArrowLeft: (here - 1 + shown.length) % shown.length,
      Home: 0,
      End: shown.length - 1,
    };
    if (event.key in ways) {
      event.preventDefault();
      this.stopAt(shown[ways[event.key]]);
      this.focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.editor.view.focus();
    }
  }
}
