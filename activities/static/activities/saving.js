// Rows that save themselves. What was typed stays in the fields whatever the server says; only what
// is told of it (state, faults, revision) is swapped, see templates/activities/mine/answer.html.
const root = document.querySelector("[data-reporting]");
const unsaved = document.getElementById("osparade");
const message = document.getElementById("meddelande");
const sent = new WeakMap();
const SAVING = "Sparar …";

const forms = () => [...root.querySelectorAll("form[data-entry]")];
const fields = (form) => [...form.elements].filter((one) => one.matches("input[type=text], input[type=radio], textarea"));
const isTouched = (one) => (one.type === "radio" ? one.checked !== one.defaultChecked : one.value !== one.defaultValue);
const isDirty = (form) => fields(form).some(isTouched);
const stateOf = (form) => document.getElementById(`sparat-${form.dataset.entry}`);
const faultOf = (form, name) => document.getElementById(`fel-${form.dataset.entry}-${name}`);

function say(text) {
  message.textContent = text;
}

// A fault is told to the field it is about, and the reason is asked for when it is needed.
function mark(form) {
  for (const field of form.querySelectorAll("input[type=text], textarea")) {
    const faulty = faultOf(form, field.name)?.textContent.trim();
    if (faulty) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  const reason = form.querySelector("[data-reason]");
  const text = reason.querySelector("textarea");
  const asked = Boolean(text.value || faultOf(form, "deadline_reason").textContent.trim());
  reason.hidden = !asked && document.activeElement !== text;
}

function countUnsaved() {
  const failed = forms().filter((form) => form.dataset.state === "failed");
  unsaved.hidden = failed.length === 0;
  const words = failed.length === 1 ? "1 rad är inte sparad" : `${failed.length} rader är inte sparade`;
  const link = unsaved.querySelector("a");
  if (link.textContent !== words) link.textContent = words;
  if (failed.length) link.href = `#${failed[0].closest("[data-stop]").id}`;
}

function settle(form, state) {
  form.dataset.state = state;
  countUnsaved();
}

// What the server has is what a field is compared with from now on.
function keep(form) {
  const values = sent.get(form);
  for (const field of fields(form)) {
    if (field.type === "radio") field.defaultChecked = values.get(field.name) === field.value;
    else field.defaultValue = values.get(field.name) ?? "";
  }
}

function fail(form, text, link) {
  const state = stateOf(form);
  const told = document.createElement("span");
  told.className = "warning";
  told.textContent = `Inte sparat. ${text} `;
  if (link) {
    const way = document.createElement("a");
    Object.assign(way, { href: link, target: "_blank", textContent: "Logga in i en ny flik" });
    told.append(way, " ");
  }
  const again = document.createElement("button");
  Object.assign(again, { type: "submit", className: "plain", textContent: "Försök igen" });
  state.replaceChildren(told, again);
  settle(form, "failed");
  say(`Inte sparat. ${text}`);
}

function whatFailed(xhr) {
  if (xhr.status === 401) return "Du är inte längre inloggad. Det du skrivit finns kvar här.";
  if (xhr.status === 403) return "Du får inte rapportera här, eller så är sidan för gammal: ladda om den.";
  if (xhr.status === 404) return "Aktiviteten eller uppföljningen finns inte längre på den adressen.";
  return `Servern kunde inte svara (${xhr.status}). Det du skrivit finns kvar här.`;
}

function logInAddress(xhr) {
  try {
    return xhr.status === 401 ? JSON.parse(xhr.responseText).log_in : "";
  } catch {
    return "";
  }
}

const formOf = (event) => event.detail.elt?.closest?.("form[data-entry]");

// The token is read anew, since another tab may have logged in again.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
  if (!token || event.detail.verb === "get") return;
  event.detail.headers["X-CSRFToken"] = token[1];
  event.detail.formData?.delete("csrfmiddlewaretoken");
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const form = formOf(event);
  if (!form) {
    const row = event.detail.elt.closest("[data-replaces]") && event.detail.elt.closest(".report-row");
    const loses = row && [...row.querySelectorAll("form[data-entry]")].some(isDirty);
    if (loses && !window.confirm("Raden har text som inte är sparad. Byta ändå?")) event.preventDefault();
    return;
  }
  const cause = event.detail.requestConfig.triggeringEvent;
  const asked = event.detail.elt !== form || cause?.type === "submit";
  if (!asked && !isDirty(form)) {
    event.preventDefault();
    return;
  }
  sent.set(form, new FormData(form));
  form.inert = event.detail.elt.matches("[data-repeat]");
  stateOf(form).textContent = SAVING;
  form.dataset.state = "saving";
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = formOf(event);
  if (!form?.isConnected) return countUnsaved();
  const { xhr, successful } = event.detail;
  form.inert = false;
  const refused = xhr.status === 409 || xhr.status === 422;
  // A refusal that is about a form the page no longer has leaves nothing behind in this one.
  if (refused && stateOf(form).textContent === SAVING) fail(form, "Raden har ändrats: ladda om sidan.");
  else if (refused) settle(form, "failed");
  else if (!successful) fail(form, xhr.status ? whatFailed(xhr) : "Ingen kontakt med servern. Det du skrivit finns kvar här.", logInAddress(xhr));
  else {
    keep(form);
    settle(form, "saved");
  }
  mark(form);
});

// New rows come in place of old ones.
document.addEventListener("htmx:afterSwap", () => forms().forEach(mark));
window.addEventListener("online", () => {
  for (const form of forms()) if (form.dataset.state === "failed" && isDirty(form)) form.requestSubmit();
});
window.addEventListener("beforeunload", (event) => {
  if (forms().some(isDirty)) event.preventDefault();
});

document.documentElement.classList.add("live");
forms().forEach(mark);
