/** On-screen keyboard in the language's own layout. It edits the field; the field keeps the focus. */
import { all, one, onView } from "../dom.js";

interface Layout {
  rows: string[];
  space: string;
  done: string;
  shift: string;
  erase: string;
}

const LAYOUTS: Record<string, Layout> = {
  it: { rows: ["1234567890", "qwertyuiop", "asdfghjkl'", "zxcvbnm-.@", "àèéìòù"], space: "spazio", done: "Fatto", shift: "Maiuscole", erase: "Cancella" },
  de: { rows: ["1234567890ß", "qwertzuiopü", "asdfghjklöä", "yxcvbnm-.@'"], space: "Leertaste", done: "Fertig", shift: "Groß", erase: "Löschen" },
  fr: { rows: ["1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn'-.@", "éèàçùêâôîï"], space: "espace", done: "Terminé", shift: "Majuscules", erase: "Effacer" },
  sl: { rows: ["1234567890", "qwertzuiopš", "asdfghjklčć", "yxcvbnmžđ-", "'.@"], space: "presledek", done: "Končano", shift: "Velike", erase: "Briši" },
};
const DIGITS: Record<string, string[]> = { digits: ["123", "456", "789", "+0"], code: ["123", "456", "789", "0"] };

let field: HTMLInputElement | null = null;
let upper = false;

export function startKeyboard(): void {
  document.addEventListener("focusin", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.dataset["keyboard"]) open(event.target);
  });
  document.addEventListener("pointerdown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(".keyboard")) event.preventDefault();
    else if (field && target && !target.closest("[data-keyboard], label, [data-idle-ring]") && !one("[data-keyboard-host]")) close();
  });
  onView(() => {
    const active = document.activeElement;
    if (active instanceof HTMLInputElement && active.dataset["keyboard"]) open(active);
  });
}

const layout = (): Layout => LAYOUTS[document.documentElement.lang.slice(0, 2)] ?? (LAYOUTS["it"] as Layout);

function open(input: HTMLInputElement): void {
  const kind = input.dataset["keyboard"];
  const shown = one(".keyboard");
  if (field === input && shown) return;
  field = input;
  upper = startsWord();
  const board = document.createElement("div");
  board.className = kind && DIGITS[kind] ? "keyboard is-digits" : "keyboard";
  board.setAttribute("role", "group");
  board.addEventListener("click", press);
  draw(board, DIGITS[kind ?? ""]);
  if (shown) shown.replaceWith(board);
  else (one("[data-keyboard-host]") ?? document.body).append(board);
}

function close(): void {
  one(".keyboard")?.remove();
  field = null;
}

function draw(board: HTMLElement, digits?: string[]): void {
  const words = layout();
  const rows = (digits ?? words.rows).map((keys) => row([...keys].map((character) => button(character))));
  if (digits) rows.at(-1)?.append(button("⌫", "erase", words.erase));
  else rows.push(row([button("⇧", "shift", words.shift, "wide"), button(words.space, "space", words.space, "space"), button("⌫", "erase", words.erase, "wide"), button(words.done, "done", words.done, "wide")]));
  board.replaceChildren(...rows);
  paint(board);
}

function row(keys: HTMLElement[]): HTMLElement {
  const element = document.createElement("div");
  element.append(...keys);
  return element;
}

function button(text: string, action = "", label = "", kind = ""): HTMLButtonElement {
  const key = document.createElement("button");
  key.type = "button";
  key.tabIndex = -1;
  key.textContent = text;
  if (kind) key.className = kind;
  if (label) key.setAttribute("aria-label", label);
  if (action) key.dataset["do"] = action;
  else key.dataset["character"] = text;
  return key;
}

function paint(board: ParentNode): void {
  for (const key of all("[data-character]", board)) {
    const character = key.dataset["character"] ?? "";
    key.textContent = upper && character !== "ß" ? character.toLocaleUpperCase() : character;
  }
  one('[data-do="shift"]', board)?.setAttribute("aria-pressed", String(upper));
}

function press(event: Event): void {
  const key = event.target instanceof Element ? event.target.closest<HTMLElement>("button") : null;
  if (!key || !field) return;
  const action = key.dataset["do"];
  if (action === "shift") upper = !upper;
  else if (action === "done") next();
  else if (action === "erase") edit("", true);
  else edit(action === "space" ? " " : (key.textContent ?? ""));
  if (action !== "shift") upper = startsWord();
  const board = one(".keyboard");
  if (board) paint(board);
}

/** Names: a capital at the start of each word. */
const startsWord = (): boolean => field?.dataset["keyboard"] === "text" && /(^|[\s'-])$/.test(field.value.slice(0, field.selectionStart ?? undefined));

function edit(text: string, erase = false): void {
  if (!field) return;
  const end = field.selectionEnd ?? field.value.length;
  const start = field.selectionStart ?? end;
  const from = erase && start === end ? Math.max(0, start - 1) : start;
  if (!erase && field.maxLength > 0 && field.value.length - (end - start) >= field.maxLength) return;
  field.setRangeText(text, from, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

/** «Fatto»: the next field, or none. */
function next(): void {
  const fields = all<HTMLInputElement>("[data-keyboard]");
  const following = field ? fields[fields.indexOf(field) + 1] : undefined;
  if (following) following.focus();
  else {
    field?.blur();
    close();
  }
}
