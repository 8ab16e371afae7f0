// What each key does in the grid. In a cell that is written in, most keys belong to its text.
const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const PAGE = 10;
const FAR = 100000;

function jump(event) {
  const far = event.ctrlKey || event.metaKey ? FAR : 1;
  const steps = ARROWS[event.key];
  if (steps) return steps.map((one) => one * far);
  if (event.key === "PageUp") return [-PAGE, 0];
  if (event.key === "PageDown") return [PAGE, 0];
  if (event.key === "Home") return [far === FAR ? -FAR : 0, -FAR];
  if (event.key === "End") return [far === FAR ? FAR : 0, FAR];
  return null;
}

function withControl(grid, event) {
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? grid.redo() : grid.undo();
  if (key === "y") return grid.redo();
  if (key === "a") return grid.selection.all();
  return false;
}

function inGrid(grid, event) {
  const steps = jump(event);
  if (steps) return grid.selection.move(...steps, { extend: event.shiftKey });
  if (event.ctrlKey || event.metaKey) return withControl(grid, event);
  if (event.key === "Tab") return grid.selection.step(event.shiftKey ? -1 : 1);
  if (event.key === "Enter" || event.key === "F2") return grid.edit();
  if (event.key === "Delete" || event.key === "Backspace") return grid.clear();
  if (event.key === "Escape") return grid.leave();
  // The letter itself is typed in the input, which has the focus when the browser comes to that.
  if (event.key.length === 1 && !event.altKey) grid.edit({ replace: true });
  return false;
}

function inCell(grid, event) {
  const { editing, selection } = grid;
  const back = event.shiftKey ? -1 : 1;
  const steps = editing.replaces && !event.shiftKey ? ARROWS[event.key] : null;
  if (event.key === "Escape") {
    const { cell } = editing;
    editing.cancel();
    return selection.go(cell);
  }
  if (event.key === "Enter" || steps) {
    editing.keep();
    return selection.move(...(steps ?? [back, 0]));
  }
  if (event.key !== "Tab") return false;
  editing.keep();
  return selection.step(back);
}

// Undefined and true take the key; false leaves it to the browser.
export function press(grid, event) {
  if (event.isComposing) return;
  const taken = grid.editing.cell ? inCell(grid, event) : inGrid(grid, event);
  if (taken !== false) event.preventDefault();
}
