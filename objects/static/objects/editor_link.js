/* Asks for the address of a link, in a line of its own between the tools and the text. */

import { isLink } from "./editor_text.js";

const FAULT =
  "Skriv en hel adress, till exempel https://www.exempel.se, eller en e-postadress.";

/* Gives the address as it is kept, or "" for what is none. */
export function addressOf(written) {
  const text = written.trim();
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) {
    return `mailto:${text}`;
  }
  const address = /^[\w-]+(\.[\w-]+)+([/?#:]|$)/.test(text) ? `https://${text}` : text;
  try {
    const parts = new URL(address);
    const led = parts.protocol === "mailto:" ? parts.pathname.includes("@") : parts.hostname;
    return isLink(address) && led && !/\s/.test(address) ? address : "";
  } catch {
    return "";
  }
}

export class LinkPanel {
  constructor(editor, field) {
    this.editor = editor;
    this.element = document.createElement("div");
    this.element.className = "editor-link";
    this.element.hidden = true;
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", "Länk");
    this.address = this.input("Adress", `${field.id}_adress`);
    this.text = this.input("Text att visa", `${field.id}_lanktext`);
    this.fault = document.createElement("p");
    this.fault.className = "editor-fault";
    this.fault.id = `${field.id}_adressfel`;
    this.fault.setAttribute("role", "alert");
    this.address.setAttribute("aria-describedby", this.fault.id);
    const buttons = document.createElement("div");
    buttons.className = "editor-link-buttons";
    this.remove = this.button("Ta bort länken", () => this.unlink());
    buttons.append(
      this.button("Infoga länken", () => this.apply(), "editor-main"),
      this.remove,
      this.button("Avbryt", () => this.close()),
    );
    this.element.append(this.fault, buttons);
    this.element.addEventListener("keydown", (event) => this.key(event));
  }

  /* The inputs have no names: they are no part of the form around them. */
  input(name, id) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    label.textContent = name;
    label.htmlFor = id;
    input.id = id;
    input.type = "text";
    input.autocomplete = "off";
    input.spellcheck = false;
    const line = document.createElement("div");
    line.className = "editor-link-line";
    line.append(label, input);
    this.element.append(line);
    return input;
  }

  button(name, action, className = "") {
    const button = document.createElement("button");
    button.type = "button";
    button.className = className;
    button.textContent = name;
    button.addEventListener("click", action);
    return button;
  }

  open() {
    const { editor } = this;
    const inLink = editor.isActive("link");
    if (inLink) {
      editor.commands.extendMarkRange("link");
    }
    this.element.hidden = false;
    this.address.value = editor.getAttributes("link").href || "";
    this.text.value = "";
    this.text.parentElement.hidden = inLink || !editor.state.selection.empty;
    this.remove.hidden = !inLink;
    this.say("");
    this.address.focus();
    this.address.select();
  }

  close() {
    this.element.hidden = true;
    this.editor.view.focus();
  }

  apply() {
    const href = addressOf(this.address.value);
    if (!href) {
      this.say(FAULT);
      this.address.focus();
      return;
    }
    const steps = this.editor.chain();
    if (this.text.parentElement.hidden) {
      steps.setLink({ href }).run();
    } else {
      const text = this.text.value.trim() || this.address.value.trim();
      steps
        .insertContent({ type: "text", text, marks: [{ type: "link", attrs: { href } }] })
        .unsetMark("link")
        .run();
    }
    this.close();
  }

  unlink() {
    this.editor.commands.unsetLink();
    this.close();
  }

  say(text) {
    this.fault.textContent = text;
    this.address.setAttribute("aria-invalid", String(Boolean(text)));
  }

  key(event) {
    if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      event.stopPropagation();
      this.apply();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }
}
