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

// Parts that others have open say so; the list of them is asked for now and then.
document.addEventListener("htmx:afterSettle", (event) => {
  const list = document.getElementById("narvarande");
  if (!list || (event.target !== list && !list.contains(event.target))) return;
  const held = new Map([...list.querySelectorAll("[data-held]")].map((a) => [a.dataset.held, a.textContent]));
  for (const mark of document.querySelectorAll("[data-part] .held")) {
    const names = held.get(mark.closest("[data-part]").dataset.part);
    mark.textContent = names ? `${names} har den här delen öppen` : "";
  }
});
