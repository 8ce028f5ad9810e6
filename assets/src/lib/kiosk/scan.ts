/**
 * A wedge scanner types like a very fast person: characters, then Enter, Tab or `;`, or nothing at all.
 * It works anywhere on the page, also while a field has the focus: what it typed is taken out again.
 */
import { one } from "../dom.js";

const PAUSE_MAX = 100;
const SILENCE = 300;
const LENGTH_WITHOUT_END = 11;
const LENGTH_MIN = 4;
const ENDS = new Set(["Enter", "Tab", ";"]);

let typed = "";
let lastAt = 0;
let timer = 0;
let field: HTMLInputElement | null = null;
let before = "";

export function startScan(): void {
  addEventListener("keydown", key, true);
}

function key(event: KeyboardEvent): void {
  if (!event.isTrusted || event.ctrlKey || event.altKey || event.metaKey) return;
  const quick = event.timeStamp - lastAt <= PAUSE_MAX;
  if (ENDS.has(event.key)) {
    if (typed.length >= LENGTH_MIN && quick) {
      event.preventDefault();
      event.stopImmediatePropagation();
      submit();
    } else {
      reset();
    }
    return;
  }
  if (event.key.length !== 1) return;
  if (!quick) {
    reset();
    field = event.target instanceof HTMLInputElement ? event.target : null;
    before = field?.value ?? "";
  }
  typed += event.key;
  lastAt = event.timeStamp;
  clearTimeout(timer);
  timer = setTimeout(() => (typed.length >= LENGTH_WITHOUT_END ? submit() : reset()), SILENCE);
}

function reset(): void {
  clearTimeout(timer);
  typed = "";
  field = null;
}

function submit(): void {
  const form = one<HTMLFormElement>("[data-scan-form]");
  const input = form ? one<HTMLInputElement>('input[name="scan"]', form) : null;
  const text = typed.trim();
  if (field) field.value = before;
  reset();
  if (!form || !input) return;
  input.value = text;
  form.requestSubmit();
}
