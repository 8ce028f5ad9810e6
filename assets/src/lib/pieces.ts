/** Small helps shared by pages: dialogs, filters, copying, listening. All have a way without script. */
import { all, one, onView } from "./dom.js";

export function startPieces(): void {
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const opener = target?.closest<HTMLElement>("[data-open]");
    const dialog = opener ? one<HTMLDialogElement>(opener.dataset["open"] ?? "") : null;
    if (dialog instanceof HTMLDialogElement) {
      // An invalid form is told first; the dialog comes when it could be sent.
      const form = opener instanceof HTMLButtonElement && opener.type === "submit" ? opener.form : null;
      event.preventDefault();
      if (!form || form.reportValidity()) dialog.showModal();
    }
    if (target?.closest("[data-close]")) target.closest("dialog")?.close();
    if (target instanceof HTMLDialogElement && outside(target, event)) target.close();
    if (target?.closest("[data-print-page]")) print();
    const copy = target?.closest<HTMLElement>("[data-copy]");
    if (copy) void copyText(copy);
    const listen = target?.closest<HTMLElement>("[data-audio-help]");
    if (listen) {
      // A link plays here; without script it leads to the sound itself.
      if (listen instanceof HTMLAnchorElement) event.preventDefault();
      play(listen);
    }
  });
  document.addEventListener("input", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.dataset["filter"]) filter(event.target);
  });
  onView(() => {
    for (const button of all("[data-copy], [data-slot-filter], [data-audio-help], [data-print-page]")) button.hidden = false;
    for (const input of all<HTMLInputElement>("input[data-filter]")) if (input.value) filter(input);
  });
}

function outside(dialog: HTMLDialogElement, { clientX: x, clientY: y }: MouseEvent): boolean {
  const box = dialog.getBoundingClientRect();
  return x + y > 0 && (x < box.left || x > box.right || y < box.top || y > box.bottom);
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function filter(input: HTMLInputElement): void {
  const list = one(input.dataset["filter"] ?? "");
  if (!list) return;
  const words = plain(input.value).split(/\s+/).filter(Boolean);
  const marked = all("[data-filter-item]", list);
  const items = marked.length > 0 ? marked : [...list.children].filter((child): child is HTMLElement => child instanceof HTMLElement);
  let left = 0;
  for (const item of items) {
    if (item.hasAttribute("data-filter-empty")) continue;
    const group = item.closest<HTMLElement>("[data-filter-group]")?.querySelector("h2, h3, h4")?.textContent ?? "";
    const text = plain(`${group} ${item.dataset["filterText"] ?? ""} ${item.textContent ?? ""}`);
    item.hidden = !words.every((word) => text.includes(word));
    if (!item.hidden) left += 1;
  }
  for (const group of all("[data-filter-group]", list)) group.hidden = all("[data-filter-item]", group).every((item) => item.hidden);
  const empty = one("[data-filter-empty]", list);
  if (empty) empty.hidden = left > 0;
}

async function copyText(button: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(button.dataset["copy"] ?? "");
  } catch {
    return;
  }
  const before = button.textContent ?? "";
  const done = button.dataset["copied"];
  if (!done || before === done) return;
  button.textContent = done;
  setTimeout(() => (button.textContent = before), 2000);
}

let playing: { audio: HTMLAudioElement; button: HTMLElement } | null = null;

/** Second press stops. */
function play(button: HTMLElement): void {
  const same = playing?.button === button;
  stopListening();
  if (same) return;
  const audio = new Audio(button instanceof HTMLAnchorElement ? button.href : (button.dataset["audioHelp"] ?? ""));
  playing = { audio, button };
  pressed(button, true);
  audio.addEventListener("ended", stopListening);
  audio.addEventListener("error", stopListening);
  audio.play().catch(stopListening);
}

export function stopListening(): void {
  playing?.audio.pause();
  if (playing) pressed(playing.button, false);
  playing = null;
}

/** A link has no such state. */
function pressed(button: HTMLElement, is: boolean): void {
  if (button instanceof HTMLButtonElement) button.setAttribute("aria-pressed", String(is));
}
