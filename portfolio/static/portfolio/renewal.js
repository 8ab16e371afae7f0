/* Ticks or clears a whole list at once; without this script each box is ticked by itself. */
for (const list of document.querySelectorAll("[data-pick]")) {
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  if (boxes.length < 3) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain pick";
  const name = () => {
    button.textContent = boxes.every((box) => box.checked) ? "Avmarkera alla" : "Markera alla";
  };
  button.addEventListener("click", () => {
    const all = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !all;
    name();
  });
  list.addEventListener("change", name);
  name();
  list.before(button);
}
