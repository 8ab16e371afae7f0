// A file can be dropped, one that is too large is told of before it is sent, and what takes time
// says so. Without this script the forms work as they are.

function wireDrop(zone) {
  const input = zone.querySelector('input[type="file"]');
  const told = zone.querySelector("[data-too-large]");
  zone.querySelector("[data-hint]").hidden = false;

  input.addEventListener("change", () => {
    const [file] = input.files;
    const tooLarge = Boolean(file) && file.size > Number(input.dataset.largest);
    told.textContent = tooLarge ? told.dataset.tooLarge : "";
    told.hidden = !tooLarge;
    if (tooLarge) input.value = "";
  });
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  zone.addEventListener("dragleave", (event) => {
    if (!zone.contains(event.relatedTarget)) zone.classList.remove("over");
  });
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change"));
  });
}

function wireState(form) {
  const state = form.querySelector("[data-state]");
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    state.textContent = form.dataset.reads;
  });
}

document.querySelectorAll("[data-drop]").forEach(wireDrop);
document.querySelectorAll("form[data-reads]").forEach(wireState);
// A page that the browser kept is ready to send again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-reads]")) {
    delete form.dataset.sent;
    form.querySelector("[data-state]").textContent = "";
  }
});
