/* The line above a form that offers text which was never saved. */

const CLOCK = new Intl.DateTimeFormat("sv-SE", { hour: "2-digit", minute: "2-digit" });
const DATE = new Intl.DateTimeFormat("sv-SE", { day: "numeric", month: "long" });

export function timeOf(moment, now = new Date()) {
  const clock = CLOCK.format(moment);
  const today = new Date(moment).toDateString() === now.toDateString();
  return today ? `klockan ${clock}` : `den ${DATE.format(moment)} klockan ${clock}`;
}

export class Bar {
  constructor(form) {
    this.form = form;
    this.element = document.createElement("div");
    this.element.className = "draft-bar";
    this.text = document.createElement("p");
    this.text.setAttribute("role", "status");
    this.buttons = document.createElement("div");
    this.buttons.className = "draft-buttons";
    this.element.append(this.text, this.buttons);
    this.element.hidden = true;
    form.prepend(this.element);
  }

  /* Shows a text with buttons, given as [name, action]. */
  show(text, ...actions) {
    const hadFocus = this.element.contains(document.activeElement);
    this.element.hidden = false;
    // A reader of the screen hears only what comes after the line itself has been seen.
    requestAnimationFrame(() => {
      this.text.textContent = text;
    });
    this.buttons.replaceChildren(
      ...actions.map(([name, action]) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = name;
        button.addEventListener("click", action);
        return button;
      }),
    );
    if (hadFocus && this.buttons.firstChild) {
      this.buttons.firstChild.focus();
    }
  }

  hide() {
    this.text.textContent = "";
    this.buttons.replaceChildren();
    this.element.hidden = true;
  }
}
