/* Says when a text grows too long, and refuses to paste what could never be saved. */

const number = (value) => value.toLocaleString("sv-SE");

export class Limit {
  constructor(field) {
    this.field = field;
    this.longest = Number(field.dataset.longest);
    this.message = document.createElement("p");
    this.message.className = "editor-message";
    this.message.setAttribute("role", "status");
  }

  check() {
    const length = this.field.value.length;
    this.say(
      length > this.longest
        ? `Texten är för lång för att sparas: ${number(length)} tecken med formateringen. ` +
            `Högst ${number(this.longest)} får plats.`
        : "",
    );
  }

  say(text) {
    if (this.message.textContent !== text) {
      this.message.textContent = text;
    }
  }

  /* Clutter from a word processor may be many times as long as the text in it. */
  refuses(event) {
    const data = event.clipboardData;
    const html = data.getData("text/html").length;
    const plain = data.getData("text/plain").length;
    const refused = html > 10 * this.longest || plain > this.longest;
    if (refused) {
      event.preventDefault();
      this.say(
        `Det du klistrar in är för långt: ${number(Math.max(html, plain))} tecken. ` +
          "Klistra in en del i taget. Texten du har skrivit är kvar.",
      );
    }
    return refused;
  }
}
