// Amounts read and written by the rules of objects/money.py, as whole öre (BigInt). What the script
// reads is only for marks and sums: the server reads everything again.
const LIMIT = 10n ** 14n;
const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const DASHES = /[\u2010\u2011\u2012\u2013\u2014\u2212]/g;
const CURRENCY = /^(?:kr|sek)\b\.? *| *(?:kr\.?|sek|[:,]-)$/i;
const AMBIGUOUS = /^[1-9]\d{0,2}[.,]\d{3}$/;
const PLAIN = /^[0-9]+(?:[.,][0-9]+)?$/;
const GROUPED = [[" ", ","], [" ", "."], [",", "."], [".", ","]].map(([group, mark]) => ({
  group,
  mark,
  pattern: new RegExp(`^[0-9]{1,3}(?:\\${group}[0-9]{3})+(?:\\${mark}[0-9]+)?$`),
}));
const EXPECTED = "Skriv ett belopp i kronor, till exempel 1 234,50.";
const EXPECTED_UNAMBIGUOUS =
  "Skriv ett entydigt belopp, till exempel 1 234,00 eller 1,23; "
  + "tre siffror efter en punkt eller ett komma kan vara både tusental och decimaler.";
const EXPECTED_ORE = "Skriv ett belopp med högst två decimaler (hela ören).";
const EXPECTED_SMALLER = "Skriv ett belopp under 1 000 000 000 000 kr.";
const read = new Map();

// Gives { ore } where null is an empty cell, or { fault } in words.
export function parse(text) {
  if (!read.has(text)) read.set(text, parsed(text));
  return read.get(text);
}

function parsed(text) {
  const tidy = text.replace(SPACES, " ").replace(DASHES, "-").trim();
  if (tidy === "" || tidy === "-") return { ore: null };
  const [negative, digits] = signed(bare(tidy));
  if (AMBIGUOUS.test(digits)) return { fault: EXPECTED_UNAMBIGUOUS };
  const plain = ungrouped(digits);
  return plain === null ? { fault: EXPECTED } : whole(plain, negative);
}

function bare(text) {
  return text.replace(CURRENCY, "");
}

function signed(text) {
  if (text.startsWith("(") && text.endsWith(")")) return [true, bare(text.slice(1, -1).trim())];
  if (text.startsWith("-")) return [true, bare(text.slice(1).trimStart())];
  if (text.endsWith("-")) return [true, text.slice(0, -1)];
  return [false, (text.startsWith("+") ? text.slice(1) : text).trimStart()];
}

function ungrouped(digits) {
  if (PLAIN.test(digits)) return digits.replace(",", ".");
  const found = GROUPED.find(({ pattern }) => pattern.test(digits));
  return found ? digits.replaceAll(found.group, "").replace(found.mark, ".") : null;
}

function whole(plain, negative) {
  const [kronor, decimals = ""] = plain.split(".");
  const ore = BigInt(kronor + decimals.slice(0, 2).padEnd(2, "0"));
  if (ore >= LIMIT) return { fault: EXPECTED_SMALLER };
  if (/[1-9]/.test(decimals.slice(2))) return { fault: EXPECTED_ORE };
  return { ore: negative ? -ore : ore };
}

// "−1 234,50", as templates write it; nothing for null.
export function format(ore, group = "\u00a0", minus = "\u2212") {
  if (ore === null) return "";
  const digits = String(ore < 0n ? -ore : ore).padStart(3, "0");
  const kronor = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, group);
  return `${ore < 0n ? minus : ""}${kronor},${digits.slice(-2)}`;
}
