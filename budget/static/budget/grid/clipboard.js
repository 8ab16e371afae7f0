// Blocks of cells to and from other programs: rows on lines, cells between tabs.
import { format } from "./money.js";
import { oreOf, textOf } from "./sheet.js";

// Without spaces and with a plain minus sign, so that every spreadsheet program reads numbers.
export function copied(rows) {
  const plain = (cell) => {
    const { ore, fault } = oreOf(cell);
    return fault ? textOf(cell) : format(ore, "", "-");
  };
  return rows.map((cells) => cells.map(plain).join("\t")).join("\n");
}

export function blockOf(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  return lines.map((line) => line.split("\t").map(unquoted));
}

function unquoted(text) {
  return /^".*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
}

// Where the cells of a block belong: pairs of [cell, text], or { fault } when there is no room. One
// cell fills all that is marked.
export function placed(sheet, selection, block) {
  const rows = selection.range;
  if (block.length === 1 && block[0].length === 1) {
    return { pairs: rows.flat().map((cell) => [cell, block[0][0]]) };
  }
  const { row, column } = rows[0][0];
  const width = Math.max(...block.map((line) => line.length));
  const [down, right] = [sheet.rows.length - row, sheet.columns.length - column];
  if (block.length > down || width > right) {
    const size = `${block.length} × ${width}`;
    return { fault: `Området är ${size} rutor men det finns bara ${down} × ${right} här. Inget klistrades in.` };
  }
  return {
    pairs: block.flatMap((line, r) => line.map((text, c) => [sheet.at(row + r, column + c), text])),
  };
}
