/** While somebody types, what the desk already knows: an extra below the field, never in its way. */
import { all, one } from "./dom.js";
import { send } from "./net.js";

const PAUSE_MS = 500;
const CHARS_MIN = 4;
/** The end of a long text says what it is about now. */
const CHARS_ASKED = 200;

export function startSuggestions(root: ParentNode = document): void {
  for (const field of all<HTMLTextAreaElement>("[data-suggest]", root)) listen(field);
}

function listen(field: HTMLTextAreaElement): void {
  const place = one(field.dataset["suggestInto"] ?? "");
  const url = field.dataset["suggest"];
  if (!place || !url) return;
  let timer = 0;
  let asked = "";
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(async () => {
      const words = field.value.trim().slice(-CHARS_ASKED);
      if (words.length < CHARS_MIN || words === asked) return;
      asked = words;
      const answer = await send(`${url}?q=${encodeURIComponent(words)}`).catch(() => undefined);
      if (!answer?.ok || words !== asked) return;
      place.innerHTML = await answer.text();
      offerInserting(place, field);
    }, PAUSE_MS);
  });
}

/** Where the whole text comes along it can be taken over; the form then says which article helped. */
function offerInserting(place: HTMLElement, field: HTMLTextAreaElement): void {
  for (const item of all("[data-article]", place)) {
    const text = one<HTMLTextAreaElement>("[data-article-text]", item);
    if (!text) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-plain";
    button.textContent = place.dataset["insert"] ?? "+";
    button.addEventListener("click", () => {
      field.value = field.value.trim() ? `${field.value.trim()}\n\n${text.value}` : text.value;
      const chosen = one<HTMLInputElement>("input[name=article]", field.form ?? document);
      if (chosen) chosen.value = item.dataset["article"] ?? "";
      field.focus();
    });
    item.append(button);
  }
}
