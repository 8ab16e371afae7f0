// Reporting with the keyboard alone. Single letters work only while no field is being typed in, and
// can be turned off (WCAG 2.1.4).
const page = document.querySelector("[data-reporting]");
const help = document.getElementById("tangenter");
const line = document.querySelector("[data-keys-line]");
const use = help.querySelector("[data-use-keys]");
const SETTING = "anvand-tangenter";
let last = null;

const stops = () => [...page.querySelectorAll("[data-stop]")];
const isTyping = (target) => target.matches("textarea, select, input:not([type=radio])");
const isAnswered = (stop) => formIn(stop).querySelector("[data-answered]") !== null;
const formIn = (stop) => stop.querySelector("form[data-entry]");
const announce = (text) => {
  document.getElementById("meddelande").textContent = text;
};

function go(stop) {
  if (!stop) return;
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "nearest" });
}

function move(from, steps) {
  const all = stops();
  const at = from ? all.indexOf(from) : -1;
  go(all[Math.min(Math.max(at + steps, 0), all.length - 1)]);
}

function nextLeft(from) {
  const all = stops();
  const after = all.slice(from ? all.indexOf(from) + 1 : 0).concat(all);
  const left = after.find((stop) => !isAnswered(stop));
  if (left) go(left);
  else announce("Allt är rapporterat.");
}

function repeat(stop) {
  const button = formIn(stop).querySelector("[data-repeat]");
  if (button) button.click();
  else if (isAnswered(stop)) announce("Raden är redan rapporterad.");
  else return announce("Det finns inget tidigare läge att upprepa. Välj en status.");
  return move(stop, 1);
}

function choose(stop, digit) {
  formIn(stop).querySelector(`[data-digit="${digit}"]`)?.click();
}

function field(stop, name) {
  formIn(stop).querySelector(`[name=${name}]`).focus();
}

const KEYS = {
  j: (stop) => move(stop, 1),
  k: (stop) => stop && move(stop, -1),
  n: (stop) => nextLeft(stop),
  o: (stop) => stop && repeat(stop),
  d: (stop) => stop && field(stop, "deadline"),
  "?": () => help.showModal(),
};

function fromField(event, stop) {
  if (event.key === "Escape") {
    event.preventDefault();
    go(stop);
  } else if (event.key === "Enter" && event.ctrlKey) {
    event.preventDefault();
    move(stop, 1);
  }
}

// Arrows and Enter belong to what has the focus: they are taken over in a row only.
function inRow(event, stop) {
  const onRadio = event.target.matches("input[type=radio]");
  if (event.key === "Enter" && (onRadio || event.target === stop)) field(stop, "comment");
  else if (event.key === "ArrowDown" && !onRadio) move(stop, 1);
  else if (event.key === "ArrowUp" && !onRadio) move(stop, -1);
  else return false;
  return true;
}

document.addEventListener("keydown", (event) => {
  if (help.open || event.defaultPrevented || event.altKey || event.metaKey) return;
  const stop = event.target.closest("[data-stop]");
  if (stop && isTyping(event.target)) return fromField(event, stop);
  if (event.ctrlKey || isTyping(event.target)) return;
  if (stop && inRow(event, stop)) return event.preventDefault();
  if (!use.checked) return;
  if (stop && /^[1-9]$/.test(event.key)) choose(stop, event.key);
  else if (KEYS[event.key]) KEYS[event.key](stop);
  else return;
  event.preventDefault();
});

// A row that was swapped for a new one keeps the focus.
page.addEventListener("focusin", (event) => {
  last = event.target.closest("[data-stop]")?.id;
});
document.addEventListener("htmx:afterSettle", () => {
  if (document.activeElement === document.body && last) go(document.getElementById(last));
});

function show() {
  line.hidden = !use.checked;
}
use.checked = localStorage.getItem(SETTING) !== "nej";
use.addEventListener("change", () => {
  localStorage.setItem(SETTING, use.checked ? "ja" : "nej");
  show();
});
document.querySelector("[data-open-keys]").addEventListener("click", () => help.showModal());
show();
