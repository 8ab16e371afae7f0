// The plan in pencil mode: in-place forms, moving with the keyboard, and faults that lose nothing.

// The token is read anew, since another tab may have logged in again.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  if (token && event.detail.verb !== "get") {
    event.detail.headers["X-CSRFToken"] = token[1];
    delete event.detail.parameters.csrfmiddlewaretoken;
  }
});

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

// What could not be saved is said in the form, whose text stays.
const say = (element, text) => {
  const form = element.closest("form");
  if (!form) return;
  form.querySelector(".not-saved")?.remove();
  const told = document.createElement("p");
  told.className = "fault not-saved";
  told.setAttribute("role", "alert");
  told.textContent = text;
  form.prepend(told);
};

document.addEventListener("htmx:sendError", (event) => {
  say(event.detail.elt, "Det gick inte att nå servern. Texten står kvar: försök igen.");
});

document.addEventListener("htmx:responseError", (event) => {
  const { elt, xhr } = event.detail;
  const reasons = {
    400: "Texten är för stor att ta emot. Korta den och försök igen.",
    401: "Du är inte längre inloggad. Logga in i en annan flik och spara igen: texten står kvar.",
    403: "Du får inte ändra den här delen.",
    404: "Delen finns inte längre. Kopiera din text innan du går vidare.",
  };
  say(elt, reasons[xhr.status] ?? "Något gick fel på servern. Texten står kvar: försök igen.");
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
