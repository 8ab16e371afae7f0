/* Gathers what Word sends as single items, each of which says how deep it stands, into lists. */

import { lookOf } from "./editor_paste.js";

const DEEPEST = 6;
const COUNTED = /^\(?(?:(?:\d+\.)*(\d+)|[a-zåäö]{1,2}|[ivxlcdm]+)[.):]/i;

export function gatherItems(body) {
  for (const drawn of [...body.querySelectorAll("[data-look*='mso-list:Ignore' i]")]) {
    const block = drawn.closest("p, h1, h2, h3, h4, h5, h6");
    if (block && !block.dataset.drawn) {
      block.dataset.drawn = drawn.textContent.trim();
    }
    drawn.remove();
  }
  mergeWebLists(body);
  let open = [];
  for (const block of [...body.querySelectorAll("p")]) {
    const place = placeOf(block);
    if (open.length && !follows(open[0].list, block)) {
      open = [];
    }
    if (place && !block.parentElement.closest("li")) {
      open = put(block, place, open);
    } else if (open.length && block.className.startsWith("MsoListParagraph")) {
      open[open.length - 1].list.lastElementChild.append(block);
    }
  }
}

/* Word on the web wraps each item in a list of its own. */
function mergeWebLists(body) {
  for (const item of [...body.querySelectorAll("li[data-aria-level]")]) {
    const list = item.parentElement;
    const paragraph = item.ownerDocument.createElement("p");
    paragraph.dataset.look = `mso-list:web level${item.dataset.ariaLevel} lfo1`;
    paragraph.dataset.drawn = list.localName === "ol" ? "1." : "·";
    const inner = item.querySelector("p");
    paragraph.append(...(inner && item.children.length === 1 ? inner : item).childNodes);
    (list.closest(".ListContainerWrapper") || list).before(paragraph);
    item.remove();
    if (!list.children.length) {
      (list.closest(".ListContainerWrapper") || list).remove();
    }
  }
}

function placeOf(block) {
  const match = /^(\S+)\s+level(\d+)\s*(\S*)/.exec(lookOf(block)["mso-list"] || "");
  if (!match) {
    return null;
  }
  const counted = COUNTED.exec(block.dataset.drawn || "");
  return {
    name: match[1] + match[3],
    level: Math.min(Math.max(Number(match[2]), 1), DEEPEST),
    tag: counted ? "ol" : "ul",
    start: counted ? Number(counted[1] || 1) : 1,
  };
}

function follows(list, block) {
  return list.nextElementSibling === block || list.contains(block);
}

function put(block, place, before) {
  const open = [...before];
  while (open.length && open[open.length - 1].level > place.level) {
    open.pop();
  }
  const last = open[open.length - 1];
  const item = block.ownerDocument.createElement("li");
  if (last && last.level === place.level && last.tag === place.tag && last.name === place.name) {
    last.list.append(item);
    item.append(block);
    return open;
  }
  if (last && last.level === place.level) {
    open.pop();
  }
  const list = block.ownerDocument.createElement(place.tag);
  if (place.start > 1) {
    list.setAttribute("start", place.start);
  }
  if (open.length) {
    open[open.length - 1].list.lastElementChild.append(list);
  } else {
    block.before(list);
  }
  list.append(item);
  item.append(block);
  return [...open, { ...place, list }];
}
