"use strict";

/* Gives fields of the stock administration the names that its pages only show beside them:
   the headings of inline tables, and the labels of lists that are searched. */

function headingOf(cell) {
  const headings = cell.closest("table").querySelector("thead tr");
  const column = [...cell.classList].find((name) => name.startsWith("field-"));
  return column
    ? headings.querySelector(`.${column.replace("field-", "column-")}`)
    : headings.lastElementChild;
}

function nameByHeading(field) {
  const cell = field.closest(".tabular td[class*='field-'], .tabular td.delete");
  const heading = cell && headingOf(cell);
  return heading ? heading.textContent.trim() : "";
}

function nameOf(field) {
  const label = field.labels && field.labels[0];
  return label ? label.textContent.trim().replace(/:$/, "") : nameByHeading(field);
}

function nameSearchedList(select, name) {
  const shown = select.nextElementSibling;
  if (!shown || !shown.matches(".select2")) {
    return;
  }
  for (const part of shown.querySelectorAll(
    ".select2-selection, .select2-selection__rendered[role], .select2-search__field",
  )) {
    part.removeAttribute("aria-labelledby");
    part.setAttribute("aria-label", name);
  }
}

function nameFields(part) {
  for (const field of part.querySelectorAll("select, textarea, input:not([type='hidden'])")) {
    const name = nameOf(field);
    if (name && !(field.labels && field.labels.length)) {
      field.setAttribute("aria-label", name);
    }
    if (name && field.matches("select")) {
      nameSearchedList(field, name);
    }
  }
}

function emptyHeadingsBecomeCells() {
  for (const heading of document.querySelectorAll("thead th")) {
    if (!heading.textContent.trim() && !heading.querySelector("input, img")) {
      const cell = document.createElement("td");
      cell.className = heading.className;
      heading.replaceWith(cell);
    }
  }
}

function tidy() {
  nameFields(document);
  emptyHeadingsBecomeCells();
}

/* The two-column lists are built when the whole page has loaded. */
function nameIcons() {
  for (const icon of document.querySelectorAll(".search-label-icon")) {
    icon.setAttribute("role", "img");
  }
  document.documentElement.dataset.named = "";
}

/* The stock scripts build their lists when jQuery is ready, in the order they asked for it. */
if (window.django && window.django.jQuery) {
  window.django.jQuery(tidy);
} else {
  tidy();
}
window.addEventListener("load", nameIcons);
document.addEventListener("formset:added", (event) => nameFields(event.target));
document.addEventListener("focusin", (event) => {
  if (event.target.matches(".select2-search__field:not([aria-label])")) {
    event.target.setAttribute("aria-label", "Sök");
  }
});
