// A new row in the table, out of what is chosen below it.
const field = (form, name) => form.querySelector(`[name=ny-${name}]`);
const chosen = (select) => (select.value ? select.selectedOptions[0].text : "");
let added = 0;

function element(name, fields = {}) {
  return Object.assign(document.createElement(name), fields);
}

function headingOf(form) {
  const title = field(form, "post").value.trim().replace(/\s+/g, " ");
  const named = [chosen(field(form, "komponent")), title].filter(Boolean).join(": ");
  const rest = [chosen(field(form, "slag")), chosen(field(form, "barare")).replace(/^Nyckel: /, "")].filter(Boolean);
  return [named || (rest.length ? "Gemensamt" : "Totalt"), rest.join(" · ")];
}

// The row's identity, as budget/grid/rows.py reads it.
function codeOf(form) {
  const values = ["slag", "barare", "komponent"].map((name) => field(form, name).value);
  const title = field(form, "post").value.trim().replace(/\s+/g, " ");
  return [...values, "", "", "0", title].join(".");
}

function faultOf(form, grid, code) {
  const needs = form.querySelector("[data-needs-all]");
  if (needs && !field(form, "slag").value) return "Välj VM, VU, nyutveckling eller övrigt: det ska en budgetrad ha.";
  if (needs && !field(form, "barare").value) return "Välj vem som bär kostnaden: det ska en budgetrad ha.";
  const there = [...grid.sheet.body.querySelectorAll("input[type=hidden]")].some((one) => one.value === code);
  return there ? "Raden finns redan i tabellen." : "";
}

function built(form, grid, code) {
  const number = `n${(added += 1)}`;
  const row = element("tr");
  const [heading, details] = headingOf(form);
  const head = element("th", { scope: "row", className: "grid-row", id: `r${number}`, textContent: heading });
  head.append(element("span", { className: "grid-details", textContent: details }));
  head.append(element("input", { type: "hidden", name: `rad-${number}`, value: code }));
  row.append(head);
  for (const column of grid.sheet.columns) {
    const input = element("input", { name: `c-${number}-${column}` });
    input.setAttribute("aria-labelledby", `r${number} k-${column}`);
    row.insertCell().append(input);
  }
  const others = [...grid.table.tFoot.rows[0].cells].slice(1 + grid.sheet.columns.length);
  for (const one of others) {
    const place = row.insertCell();
    place.className = "amount";
    if ("sum" in one.dataset) place.dataset.rowSum = "";
    else place.dataset.other = "";
  }
  return row;
}

export function prepare(form) {
  for (const one of form.querySelectorAll("[data-new-amount]")) one.remove();
  form.querySelector("[data-add]").hidden = false;
}

export function add(form, grid) {
  const code = codeOf(form);
  const fault = faultOf(form, grid, code);
  const told = form.querySelector("[data-new-fault]");
  told.textContent = fault;
  told.hidden = !fault;
  if (fault) return grid.say(fault);
  const row = built(form, grid, code);
  grid.sheet.body.append(row);
  field(form, "post").value = "";
  grid.say("En rad är tillagd sist i tabellen.");
  return grid.extend(row.cells[1]);
}
