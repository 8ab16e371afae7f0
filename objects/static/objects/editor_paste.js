/* Cleans what is pasted from word processors, as objects/richtext does on the server: their ways of
   saying list, heading, bold and italic become real ones, and their clutter goes. */

import { gatherItems } from "./editor_word.js";

const BLOCKS = "p, div, ul, ol, li, h1, h2, h3, h4, h5, h6, table, blockquote, pre, section";
const FORMATTING = "b, strong, i, em, span, font, u, s, strike, sub, sup, mark, ins, center";
const HIDDEN = [
  ...["script", "style", "title", "meta", "link", "img", "svg", "math", "del", "template", "xml"],
  ...[".MsoCommentReference", ".MsoCommentText", ".msocomanchor", ".msocomoff", ".EOP"],
].join(", ");
const KEPT = { a: ["href"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan"], ol: ["start"] };

export function cleaned(html) {
  if (html.includes("data-pm-slice")) {
    return html;
  }
  const body = parsed(html);
  dropHidden(body);
  readHeadings(body);
  gatherItems(body);
  flattenTables(body);
  readMarks(body);
  settleHeadings(body);
  nameHeadingCells(body);
  dropEmpty(body);
  for (const element of body.querySelectorAll("*")) {
    const kept = KEPT[element.localName] || [];
    for (const { name } of [...element.attributes]) {
      if (!kept.includes(name)) {
        element.removeAttribute(name);
      }
    }
  }
  return body.innerHTML;
}

/* Inline styles are read here but never used, so they go under another name; scripts under none.
   The policy of the page lets in neither, and the browser would complain of them. */
function parsed(html) {
  const fragment = /<!--StartFragment-->([^]*)<!--EndFragment-->/.exec(html);
  const source = (fragment ? fragment[1] : html)
    .replace(
      /<!(?:--)?\[if !supportLists\](?:--)?>([^]*?)<!(?:--)?\[endif\](?:--)?>/g,
      '<span style="mso-list:Ignore">$1</span>',
    )
    .replace(/<[a-z][^>]*>/gi, (tag) =>
      tag.replace(/\s(style|on\w+)\s*=/gi, (_, name) =>
        name.toLowerCase() === "style" ? " data-look=" : " data-dropped=",
      ),
    );
  return new DOMParser().parseFromString(source, "text/html").body;
}

export function lookOf(element) {
  const look = {};
  for (const [, name, value] of (element.dataset.look || "")
    .toLowerCase()
    .matchAll(/([\w-]+)\s*:\s*([^;]*)/g)) {
    look[name] = value.trim();
  }
  return look;
}

function dropHidden(body) {
  for (const element of body.querySelectorAll(HIDDEN)) {
    element.remove();
  }
  for (const element of body.querySelectorAll("[data-look]")) {
    const look = lookOf(element);
    const comment = (look["mso-element"] || "").startsWith("comment");
    if (comment || look.display === "none" || look["mso-hide"] === "all") {
      element.remove();
    }
  }
}

function rename(element, name) {
  const renamed = element.ownerDocument.createElement(name);
  renamed.append(...element.childNodes);
  for (const { name: attribute, value } of element.attributes) {
    renamed.setAttribute(attribute, value);
  }
  element.replaceWith(renamed);
  return renamed;
}

function unwrap(element) {
  element.replaceWith(...element.childNodes);
}

/* Word on the web writes its headings as paragraphs, and draws the number of a heading. */
function readHeadings(body) {
  for (const element of body.querySelectorAll("p[role=heading][aria-level]")) {
    rename(element, `h${Math.min(Math.max(Number(element.ariaLevel) || 1, 1), 6)}`);
  }
  for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    if (heading.closest("li, td, th")) {
      rename(heading, "p");
    }
  }
}

/* Bold and italic by style, or by tags that a style takes back. */
function readMarks(body) {
  const texts = [];
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    texts.push([walker.currentNode, isBold(walker.currentNode), isItalic(walker.currentNode)]);
  }
  for (const element of [...body.querySelectorAll(FORMATTING)]) {
    unwrap(element);
  }
  for (const [text, bold, italic] of texts) {
    if (text.data.trim()) {
      wrap(text, [...(italic ? ["em"] : []), ...(bold ? ["strong"] : [])]);
    }
  }
}

function wrap(text, tags) {
  let inner = text;
  for (const tag of tags) {
    const outer = text.ownerDocument.createElement(tag);
    inner.replaceWith(outer);
    outer.append(inner);
    inner = outer;
  }
}

function isBold(text) {
  for (let element = text.parentElement; element; element = element.parentElement) {
    const weight = lookOf(element)["font-weight"];
    if (weight) {
      return weight.startsWith("bold") || Number(weight) >= 600;
    }
    if (element.matches("b, strong")) {
      return true;
    }
  }
  return false;
}

function isItalic(text) {
  for (let element = text.parentElement; element; element = element.parentElement) {
    const slant = lookOf(element)["font-style"];
    if (slant) {
      return slant === "italic" || slant === "oblique";
    }
    if (element.matches("i, em")) {
      return true;
    }
  }
  return false;
}

/* The outermost level that is used becomes ours, all others the one below it. */
function settleHeadings(body) {
  const headings = [...body.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const used = new Set(headings.map((heading) => heading.localName));
  used.delete("h3");
  used.delete("h4");
  if (used.size) {
    const outermost = headings.map((heading) => heading.localName).sort()[0];
    for (const heading of headings) {
      rename(heading, heading.localName === outermost ? "h3" : "h4");
    }
  }
}

/* A table that only frames a text, or stands inside another or in a list, leaves its text. */
function flattenTables(body) {
  for (const table of body.querySelectorAll("table")) {
    const cells = [...table.querySelectorAll("td, th")];
    if (cells.length < 2 || table.parentElement.closest("td, th, li")) {
      table.replaceWith(...cells.flatMap(blocksIn));
    }
  }
  for (const caption of body.querySelectorAll("caption")) {
    caption.closest("table").before(rename(caption, "p"));
  }
}

function blocksIn(cell) {
  if (cell.querySelector(BLOCKS)) {
    return [...cell.childNodes];
  }
  return cell.textContent.trim() ? [rename(cell, "p")] : [];
}

/* Every table has headings; word processors have no way to say which they are. */
function nameHeadingCells(body) {
  for (const table of body.querySelectorAll("table")) {
    const cells = table.tHead ? [...table.tHead.querySelectorAll("td")] : [];
    if (!table.querySelector("th") && !cells.length && table.rows.length) {
      cells.push(...[...table.rows[0].cells].slice(0, table.rows.length > 1 ? undefined : 1));
    }
    for (const cell of cells) {
      cell.querySelectorAll("strong").forEach(unwrap);
      rename(cell, "th");
    }
  }
}

function dropEmpty(body) {
  for (const line of body.querySelectorAll("br")) {
    if ([...line.parentElement.children].some((sibling) => sibling.matches(BLOCKS))) {
      line.remove();
    }
  }
  for (const block of body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, div")) {
    if (!block.textContent.trim() && !block.querySelector("table, ul, ol")) {
      block.remove();
    }
  }
}
