/* Saving what is written: by keyboard, after a new log-in, and what is said when it fails. */

const COOKIE = /(?:^|; )csrftoken=([^;]+)/;
const FAILED = "Det gick inte att spara. Texten finns kvar här.";
const REASONS = {
  400: "Texten är för stor att ta emot. Den finns kvar här: korta den och spara igen.",
  403:
    "Servern tog inte emot texten: du får inte ändra det här, eller så behöver du logga in igen. " +
    "Texten finns kvar här.",
  404:
    "Det som skulle ändras finns inte längre. Texten finns kvar här: kopiera den innan du går " +
    "vidare.",
};

const newToken = () => (COOKIE.exec(document.cookie) || [])[1];

function say(form, ...parts) {
  let line = form.querySelector(":scope > .save-message");
  if (!line) {
    line = document.createElement("p");
    line.className = "save-message";
    line.setAttribute("role", "alert");
    form.append(line);
  }
  line.replaceChildren(...parts);
  if (parts.length) {
    line.scrollIntoView({ block: "nearest" });
  }
}

/* The token that holds after a log-in in another window. */
document.addEventListener("htmx:configRequest", (event) => {
  const { headers, parameters, verb } = event.detail;
  if (verb !== "get" && newToken()) {
    headers["X-CSRFToken"] = newToken();
    delete parameters.csrfmiddlewaretoken;
  }
});

document.addEventListener(
  "submit",
  (event) => {
    const token = event.target.elements.namedItem("csrfmiddlewaretoken");
    if (token && newToken()) {
      token.value = newToken();
    }
  },
  true,
);

document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.target.closest("form");
  if (form && form.querySelector(":scope > .save-message")) {
    say(form);
  }
});

/* Where the server sends one who is no longer signed in: JSON with the address of the log-in. */
function loginOf(xhr) {
  try {
    return JSON.parse(xhr.responseText).log_in || "/";
  } catch {
    return "/";
  }
}

function linkTo(address, text) {
  const link = document.createElement("a");
  link.href = address;
  link.target = "_blank";
  link.textContent = text;
  return link;
}

for (const failure of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(failure, (event) => {
    const { elt, requestConfig, xhr } = event.detail;
    const status = xhr ? xhr.status : 0;
    const form = elt.closest("form");
    const cause = requestConfig && requestConfig.triggeringEvent;
    if (form) {
      sayFailed(form, status, xhr);
    } else if (cause && cause.type === "click") {
      failedToOpen(status, xhr);
    }
  });
}

function sayFailed(form, status, xhr) {
  if (status === 401) {
    const login = linkTo(loginOf(xhr), "Logga in i en annan flik");
    say(form, "Du har loggats ut. ", login, " och spara igen. Texten finns kvar här.");
  } else {
    say(form, REASONS[status] || FAILED);
  }
}

/* What is open elsewhere on the page is kept as drafts meanwhile. */
function failedToOpen(status, xhr) {
  const told = document.getElementById("besked");
  if (status === 401) {
    window.location.assign(loginOf(xhr));
  } else if (told) {
    const line = document.createElement("p");
    line.textContent = "Det gick inte att nå servern. Försök igen om en stund.";
    told.replaceChildren(line);
  }
}

function openForm(event) {
  const around = event.target.closest ? event.target.closest("form[data-draft]") : null;
  const all = document.querySelectorAll("form[data-draft]");
  return around || (all.length === 1 ? all[0] : null);
}

document.addEventListener("keydown", (event) => {
  const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const form = event.defaultPrevented || event.isComposing ? null : openForm(event);
  if (!form) {
    return;
  }
  if (command && ["s", "S", "Enter"].includes(event.key)) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.key === "Escape" && form.contains(event.target)) {
    const cancel = form.querySelector("[data-cancel]");
    if (cancel) {
      event.preventDefault();
      cancel.click();
    }
  }
});
