// The plan in pencil mode: in-place forms, moving with the keyboard, and faults that lose nothing.

// Alt and an arrow on an edit link moves the part, as its buttons do.
document.addEventListener("keydown", (event) => {
  const value = { ArrowUp: "upp", ArrowDown: "ner" }[event.key];
  const tools = event.altKey && value && event.target.closest(".pencil");
  if (!tools) return;
  event.preventDefault();
  tools.querySelector(`button[value="${value}"]:enabled`)?.click();
});

// Forms that are open in a region that is shown anew are kept as they are, with what is written.
let kept = [];

document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, shouldSwap, requestConfig } = event.detail;
  if (!shouldSwap || !target.matches("[id^=region-]")) return;
  const done = requestConfig.elt.closest("[data-part]");
  kept = [...target.querySelectorAll(".open[data-part]")].filter((open) => open !== done);
  kept.forEach((open) => open.replaceWith(document.createElement(open.tagName)));
});

document.addEventListener("htmx:afterSwap", () => {
  for (const open of kept) {
    const place = document.querySelector(`[data-part="${CSS.escape(open.dataset.part)}"]`);
    if (place && place !== open) place.replaceWith(open);
  }
  kept = [];
});

// After a step up or down with its button the same button has the focus, for one more step.
let stepped = null;

document.addEventListener("htmx:beforeSwap", (event) => {
  const button = event.detail.requestConfig.elt;
  if (!button.matches(".pencil-step") || button !== document.activeElement) return;
  stepped = { link: button.closest(".pencil").querySelector(".pencil-link").id, value: button.value };
});

document.addEventListener("htmx:afterSettle", () => {
  const tools = stepped && document.getElementById(stepped.link)?.closest(".pencil");
  tools?.querySelector(`button[value="${stepped.value}"]:enabled`)?.focus();
  stepped = null;
});

// Parts that others have open say so; the list of them is asked for now and then.
function tellHeld(list) {
  const links = [...list.querySelectorAll("[data-held]")];
  const held = new Map(links.map((a) => [a.dataset.held, a.dataset.names]));
  for (const mark of document.querySelectorAll("[data-part] .held")) {
    const names = held.get(mark.closest("[data-part]").dataset.part);
    mark.textContent = names ? `${names} har den här delen öppen` : "";
  }
  for (const link of links) {
    const part = document.getElementById(link.getAttribute("href").slice(1))?.querySelector(".unseen");
    link.textContent = part ? `${link.dataset.names}: ${part.textContent.trim()}` : link.dataset.names;
  }
}

document.addEventListener("htmx:afterSettle", (event) => {
  const list = document.getElementById("narvarande");
  if (list && (event.target === list || list.contains(event.target))) tellHeld(list);
});

const present = document.getElementById("narvarande");
if (present) tellHeld(present);
