/* Keeps what is being written in a form with data-draft (a name for it) and data-revision, and
   offers it when the form is opened again: after a closed lid, a log-out or a save that failed.
   A form that shows what could not be saved has data-unsaved as well.

   A draft goes when the server has said that the text is saved: by the event "part-saved" with the
   form's name as key (the header HX-Trigger), or by data-saved-draft on the next page. */

import { Bar, timeOf } from "./drafts_bar.js";
import { fieldsOf, giveBack } from "./drafts_form.js";
import { Store } from "./drafts_store.js";
import "./saving.js";

const PAUSE = 400;
const SENT = "utkast-skickade";
const store = new Store(document.body.dataset.user || "");
const keepers = new WeakMap();
const sent = new Map();

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const newId = () => `${Date.now()}-${Math.random().toString(36).slice(2)}`;

class Keeper {
  constructor(form) {
    this.form = form;
    this.key = form.dataset.draft;
    this.revision = Number(form.dataset.revision);
    this.timer = 0;
    this.begin(fieldsOf(form));
    this.bar = new Bar(form);
    if ("unsaved" in form.dataset) {
      this.goOn(sentId(this.key));
    }
    form.addEventListener("input", () => this.wait());
    form.addEventListener("change", () => this.wait());
    form.addEventListener("submit", () => this.send());
    this.offer();
  }

  /* From here on, what differs from `fields` is not saved. */
  begin(fields) {
    this.id = newId();
    this.opened = fields;
    this.isDraft = false;
  }

  /* What was sent and came back is still the same draft. */
  goOn(id) {
    this.id = id || this.id;
    this.isDraft = true;
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), PAUSE);
  }

  keep() {
    clearTimeout(this.timer);
    if (!this.form.isConnected) {
      return;
    }
    const fields = fieldsOf(this.form);
    if (same(fields, this.opened) && !this.isDraft) {
      store.remove(this.key, this.id);
    } else if (!store.write(this.key, this.id, this.draft(fields))) {
      this.bar.show("Webbläsaren kan inte hålla kvar text som inte är sparad. Spara ofta.");
    }
  }

  draft(fields) {
    return { time: Date.now(), revision: this.revision, fields };
  }

  send() {
    this.keep();
    sent.set(this.key, { id: this.id, fields: fieldsOf(this.form) });
    try {
      sessionStorage.setItem(SENT, JSON.stringify({ ...sentBefore(), [this.key]: this.id }));
    } catch {
      // Then the draft is offered once more, beside the same text.
    }
  }

  offer() {
    for (const draft of store.of(this.key).filter(({ id }) => id !== this.id)) {
      if (!same(draft.fields, this.opened)) {
        this.ask(draft);
        return;
      }
      // It stands in the form as it was saved, though nobody came to hear of it.
      store.remove(this.key, draft.id);
    }
    this.bar.hide();
  }

  ask(draft) {
    const since =
      draft.revision < this.revision
        ? " Texten här har ändrats sedan dess; sparar du får du se båda."
        : "";
    this.bar.show(
      `Du har text härifrån sedan ${timeOf(draft.time)} som inte sparades.${since}`,
      ["Ta tillbaka", () => this.take(draft)],
      ["Kasta", () => this.drop(draft)],
    );
  }

  take(draft) {
    if (!same(fieldsOf(this.form), this.opened)) {
      // What has been written since stays too, as a draft of its own.
      store.write(this.key, newId(), this.draft(fieldsOf(this.form)));
      store.remove(this.key, this.id);
    }
    this.id = draft.id;
    this.isDraft = true;
    this.revision = draft.revision;
    const revision = this.form.elements.namedItem("revision");
    if (revision) {
      revision.value = draft.revision;
    }
    const changed = giveBack(this.form, draft.fields);
    this.bar.show("Texten är tillbaka, men ännu inte sparad.");
    if (changed) {
      changed.focus();
    }
  }

  drop(draft) {
    const { id, ...rest } = draft;
    store.remove(this.key, id);
    this.bar.show("Texten är kastad.", [
      "Ta fram igen",
      () => {
        store.write(this.key, id, rest);
        this.offer();
      },
    ]);
  }
}

function waitsForEditor(form) {
  return form.querySelector(
    "textarea[data-editor]:not([data-editor-state=ready]):not([data-editor-state=failed])",
  );
}

function start(form) {
  if (!keepers.has(form) && !waitsForEditor(form)) {
    keepers.set(form, new Keeper(form));
  }
}

function startIn(part) {
  const forms = [...part.querySelectorAll("form[data-draft]")];
  const around = part.closest ? part.closest("form[data-draft]") : null;
  [...forms, ...(around ? [around] : [])].forEach(start);
}

function keepAll() {
  for (const form of document.querySelectorAll("form[data-draft]")) {
    if (keepers.has(form)) {
      keepers.get(form).keep();
    }
  }
}

/* The ids of the drafts that were sent from this window, by the names of their forms. */
function sentBefore() {
  try {
    return JSON.parse(sessionStorage.getItem(SENT)) || {};
  } catch {
    return {};
  }
}

const sentId = (key) => (sent.has(key) ? sent.get(key).id : sentBefore()[key]);

/* Text that was typed while the rest was on its way to the server stays; so does what was written in
   a form beside the one that was sent, as when two texts are shown to choose between. */
function forget(key, sender) {
  const { id, fields } = sent.get(key) || {};
  const form = document.querySelector(`form[data-draft="${CSS.escape(key)}"]`);
  const keeper = keepers.get(form);
  const now = keeper ? fieldsOf(form) : [];
  if (!id || (keeper && form === sender && !same(now, fields))) {
    return;
  }
  store.remove(key, id);
  sent.delete(key);
  if (keeper && (form === sender || same(now, keeper.opened))) {
    keeper.begin(now);
  }
}

function forgetFromLastPage() {
  const before = sentBefore();
  for (const { dataset } of document.querySelectorAll("[data-saved-draft]")) {
    if (before[dataset.savedDraft]) {
      store.remove(dataset.savedDraft, before[dataset.savedDraft]);
    }
  }
}

document.addEventListener("htmx:load", (event) => startIn(event.target));
document.addEventListener("htmx:beforeCleanupElement", (event) => {
  if (keepers.has(event.target)) {
    keepers.get(event.target).keep();
  }
});
document.addEventListener("editor:settled", (event) => startIn(event.target));
document.addEventListener("part-saved", (event) => forget(event.detail.key, event.target));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") {
    keepAll();
  }
});
window.addEventListener("pagehide", keepAll);
forgetFromLastPage();
startIn(document);
