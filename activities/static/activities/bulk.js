// The list's mode for changing many rows: mark them all at once, and hear how many are marked.
const rows = () => [...document.querySelectorAll(".choice input")];
const everyRow = () => document.querySelector("[data-every-row]");

function tell() {
  const told = document.querySelector("[data-chosen]");
  if (!told) return;
  const number = rows().filter((row) => row.checked).length;
  const words = number === 1 ? "1 aktivitet markerad" : `${number} aktiviteter markerade`;
  told.textContent = number ? words : "Markera de aktiviteter som ska ändras.";
  const every = everyRow();
  every.checked = number > 0 && number === rows().length;
  every.indeterminate = number > 0 && !every.checked;
}

function open() {
  const every = everyRow();
  if (!every) return;
  every.closest("[hidden]")?.removeAttribute("hidden");
  tell();
}

document.addEventListener("change", (event) => {
  if (event.target === everyRow()) {
    for (const row of rows()) row.checked = event.target.checked;
  }
  if (event.target === everyRow() || event.target.closest(".choice")) tell();
});
document.addEventListener("htmx:afterSettle", open);
// A browser that goes back in its history marks again what was marked.
window.addEventListener("pageshow", open);
open();
