// Adds up the shares while they are written. Without it the sum is told when the form is sent.
const form = document.querySelector(".key-form");
const told = document.getElementById("andelssumma");

function number(text) {
  const tidy = text.replace(/\s/g, "").replace("%", "").replace(",", ".");
  const parts = tidy.split("/");
  const whole = parts.length === 2 ? (100 * Number(parts[0])) / Number(parts[1]) : Number(tidy);
  return tidy && Number.isFinite(whole) ? whole : 0;
}

function words(value) {
  return value.toLocaleString("sv-SE", { maximumFractionDigits: 4 });
}

function add() {
  const fields = [...form.querySelectorAll('input[name$="-share"]')];
  const kept = fields.filter((one) => !one.closest("tr").querySelector('input[name$="-DELETE"]').checked);
  const sum = kept.reduce((total, one) => total + number(one.value), 0);
  if (form.querySelector('input[name="basis"][value="vikt"]').checked) {
    told.textContent = `Summa av vikterna: ${words(sum)}`;
    return;
  }
  const rest = Math.round((100 - sum) * 1e6) / 1e6;
  const left = rest === 0 ? "" : rest > 0 ? ` Det fattas ${words(rest)} %.` : ` Det är ${words(-rest)} % för mycket.`;
  told.textContent = `Summa: ${words(sum)} %.${left}`;
}

form.addEventListener("input", add);
add();
