/* Turns every text field marked with data-editor into an editor, also those that htmx brings later.

   The field keeps its place in the form and always holds the text as HTML. A script that sets the
   field's value tells the editor by a "change" event on it; the editor tells of typing by "input".
   When an editor is there, or could not be loaded, the field says "editor:settled". */

import { cleaned } from "./editor_paste.js";
import { extensions, htmlOf, paragraphs } from "./editor_text.js";
import { Toolbar } from "./editor_toolbar.js";
import { Limit } from "./editor_limit.js";

/* A text that is longer is refused by the server, and would only make the window slow. */
const LONGEST_START = 1000000;
const running = new Map();

function fieldsIn(part) {
  const found = [...part.querySelectorAll("textarea[data-editor]")];
  return part.matches && part.matches("textarea[data-editor]") ? [part, ...found] : found;
}

function settle(field, state) {
  field.dataset.editorState = state;
  field.dispatchEvent(new CustomEvent("editor:settled", { bubbles: true }));
}

async function start(field) {
  if (field.dataset.editorState || field.id.includes("__prefix__")) {
    return;
  }
  field.dataset.editorState = "loading";
  let tiptap = null;
  try {
    tiptap = await import(field.dataset.editor);
  } catch {
    settle(field, "failed");
    return;
  }
  if (!field.isConnected || field.value.length > LONGEST_START) {
    settle(field, "failed");
    return;
  }
  const hadFocus = document.activeElement === field;
  running.set(field, build(tiptap, field));
  settle(field, "ready");
  if (hadFocus) {
    field.focus();
  }
}

function build(tiptap, field) {
  const frame = document.createElement("div");
  frame.className = "editor";
  const place = document.createElement("div");
  field.before(frame);
  const limit = new Limit(field);
  let toolbar = null;
  const editor = new tiptap.Editor({
    element: place,
    injectCSS: false,
    editable: !field.disabled && !field.readOnly,
    content: paragraphs(field.value),
    extensions: extensions(tiptap, {
      toTools: () => toolbar.focus(),
      toLink: () => toolbar.link.open(),
    }),
    editorProps: {
      attributes: attributesOf(field),
      transformPastedHTML: cleaned,
      handleDOMEvents: {
        paste: (_view, event) => limit.refuses(event),
        keydown: (_view, event) => belongsToForm(event),
      },
    },
    onUpdate: () => {
      field.value = htmlOf(editor);
      limit.check();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  toolbar = new Toolbar(editor, field);
  frame.append(toolbar.element, toolbar.link.element, place, limit.message, field);
  field.value = htmlOf(editor);
  field.hidden = true;
  field.focus = () => editor.view.focus();
  const follow = () => {
    if (field.value !== htmlOf(editor)) {
      editor.commands.setContent(paragraphs(field.value), { emitUpdate: false });
      field.value = htmlOf(editor);
    }
  };
  field.addEventListener("change", follow);
  for (const label of field.labels) {
    label.addEventListener("click", () => editor.view.focus());
  }
  return { editor, frame };
}

/* Escape and Ctrl+Enter, which the editor would swallow. */
function belongsToForm(event) {
  const command = event.ctrlKey || event.metaKey;
  return !event.isComposing && (event.key === "Escape" || (command && event.key === "Enter"));
}

/* The label and the error belong to the text that is edited, as they do to the field. */
function attributesOf(field) {
  const attributes = {
    class: "editor-text rich",
    role: "textbox",
    "aria-multiline": "true",
    spellcheck: "true",
  };
  const label = field.labels[0];
  if (label) {
    label.id = label.id || `${field.id}_label`;
    attributes["aria-labelledby"] = label.id;
  } else {
    attributes["aria-label"] = field.getAttribute("aria-label") || "Text";
  }
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (field.hasAttribute(name)) {
      attributes[name] = field.getAttribute(name);
    }
  }
  if ("required" in field.dataset) {
    attributes["aria-required"] = "true";
  }
  return attributes;
}

function stop(field) {
  const { editor, frame } = running.get(field);
  running.delete(field);
  editor.destroy();
  if (frame.isConnected) {
    frame.replaceWith(field);
  }
}

/* Parts that have left the page leave their editors behind. */
function stopLeftBehind() {
  for (const field of running.keys()) {
    if (!field.isConnected) {
      stop(field);
    }
  }
}

function startIn(part) {
  stopLeftBehind();
  fieldsIn(part).forEach(start);
}

document.addEventListener("htmx:load", (event) => startIn(event.target));
document.addEventListener("formset:added", (event) => startIn(event.target));
document.addEventListener("htmx:afterSettle", stopLeftBehind);
startIn(document);
