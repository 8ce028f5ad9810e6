/** One ticket, several colleagues: who else is here, the draft while one writes, a phrase where the cursor is. */
import { all, one } from "./dom.js";
import { send } from "./net.js";

const BEAT_MS = 10_000;
const DRAFT_PAUSE_MS = 1_500;
/** Asked by the page itself: no action of a human. */
const FRAGMENT = { "X-Fragment": "view" };

export function startDesk(): void {
  one(".ticket-list a[aria-current]")?.scrollIntoView({ block: "nearest" });
  const writing = startDraft();
  startPresence(writing);
}

/** Whether an answer has been begun on this page. */
type Writing = { begun: boolean; tell: () => void };

function startPresence(writing: Writing): void {
  const place = one("[data-presence]");
  const url = place?.dataset["presence"];
  if (!place || !url) return;
  const beat = async (): Promise<void> => {
    if (document.visibilityState === "hidden") return;
    const answer = await send(`${url}${writing.begun ? "?writes=yes" : ""}`, { headers: FRAGMENT }).catch(() => undefined);
    if (!answer?.ok || answer.redirected) return;
    const here = (await answer.text()).trim();
    if (place.innerHTML.trim() !== here) place.innerHTML = here;
  };
  setInterval(() => void beat(), BEAT_MS);
  writing.tell = () => void beat();
}

function startDraft(): Writing {
  const writing: Writing = { begun: false, tell: () => undefined };
  const form = one<HTMLFormElement>("form[data-draft]");
  const field = form && one<HTMLTextAreaElement>("textarea[name=text]", form);
  const url = form?.dataset["draft"];
  if (!form || !field || !url) return writing;
  const said = one("[data-draft-said]", form);
  let timer = 0;
  let stop: AbortController | undefined;
  const body = (what: string): URLSearchParams => {
    const fields = new URLSearchParams({ what, text: field.value });
    for (const input of all<HTMLInputElement | HTMLSelectElement>("[name=version], [name=phrase]", form)) fields.set(input.name, input.value);
    return fields;
  };
  const keep = async (): Promise<void> => {
    stop = new AbortController();
    const answer = await send(url, { method: "POST", body: body("keep"), headers: FRAGMENT, signal: stop.signal }).catch(() => undefined);
    if (said && answer?.status === 204 && field.value.trim()) said.textContent = said.dataset["kept"] ?? "";
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    if (said) said.textContent = "";
    timer = window.setTimeout(() => void keep(), DRAFT_PAUSE_MS);
    const begun = field.value.trim() !== "";
    if (begun === writing.begun) return;
    writing.begun = begun;
    writing.tell();
  });
  // What is being sent is no draft any more.
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    stop?.abort();
  });
  one("[data-insert-phrase]", form)?.addEventListener("click", async (event) => {
    event.preventDefault();
    const answer = await send(url, { method: "POST", body: body("insert"), headers: FRAGMENT }).catch(() => undefined);
    if (answer?.status !== 200 || answer.redirected) return;
    field.focus();
    field.setRangeText(await answer.text(), field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return writing;
}
