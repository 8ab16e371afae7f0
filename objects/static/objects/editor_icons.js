/* Drawings of tools on a square of 16 units. */

const DRAWINGS = {
  bullets: ["M6 4h8M6 8h8M6 12h8", "M2.5 4h.01M2.5 8h.01M2.5 12h.01"],
  numbers: ["M7 4h7M7 8h7M7 12h7", "M2 3l1-.7V6M2 9.6c.3-1 2-.9 1.9.1C3.8 10.6 2 11.3 2 12.3h2"],
  deeper: ["M2 3h12M8 6.5h6M8 9.5h6M2 13h12", "M2 6l2.5 2L2 10"],
  shallower: ["M2 3h12M8 6.5h6M8 9.5h6M2 13h12", "M4.5 6L2 8l2.5 2"],
  link: ["M7 9.5a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7L8.3 4.5", "M9 6.5a2.6 2.6 0 0 0-3.7 0L3.1 8.7a2.6 2.6 0 0 0 3.7 3.7l.9-.9"],
  table: ["M2 3h12v10H2zM2 6.5h12M2 9.8h12M8 3v10"],
  undo: ["M5.5 3L2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6"],
  redo: ["M10.5 3l3 3-3 3M13.5 6H6a3.5 3.5 0 0 0 0 7h4"],
};
const LETTERS = { bold: ["F", "strong"], italic: ["K", "em"] };
const SVG = "http://www.w3.org/2000/svg";

/* Gives null for what is shown as a text. */
export function icon(name) {
  if (name in LETTERS) {
    const letter = document.createElement(LETTERS[name][1]);
    letter.textContent = LETTERS[name][0];
    return letter;
  }
  if (!(name in DRAWINGS)) {
    return null;
  }
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("aria-hidden", "true");
  for (const line of DRAWINGS[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", line);
    drawing.append(path);
  }
  return drawing;
}
