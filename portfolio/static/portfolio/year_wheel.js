// A button that copies the address beside it. Without a clipboard the address can still be marked.
for (const button of document.querySelectorAll("[data-copy]")) {
  const address = document.getElementById(button.dataset.copy);
  const told = document.querySelector("[data-copied]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    address.select();
    try {
      await navigator.clipboard.writeText(address.value);
      told.textContent = "Adressen är kopierad.";
    } catch {
      told.textContent = "Adressen är markerad. Kopiera den med tangentbordet.";
    }
  });
}
