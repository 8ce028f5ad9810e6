/** Quiet forms (fetch instead of a page load) and locks against the double tap. */
import { all, one } from "./dom.js";
import { send } from "./net.js";
import { show } from "./view.js";

const UNLOCK_AFTER = 20_000;
const sending = new WeakSet<HTMLFormElement>();

export function startForms(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method === "dialog") return;
    if (sending.has(form)) {
      event.preventDefault();
      return;
    }
    if (form.hasAttribute("data-again")) return;
    const button = event.submitter instanceof HTMLElement ? event.submitter : null;
    lock(form, button);
    if (form.hasAttribute("data-quiet")) {
      event.preventDefault();
      void post(form, button).finally(() => unlock(form, button));
    } else {
      setTimeout(() => unlock(form, button), UNLOCK_AFTER);
    }
  });
  // Back from the browser's cache: everything is open again.
  addEventListener("pageshow", (event) => {
    if (event.persisted) for (const form of all<HTMLFormElement>("form")) unlock(form, one(".is-busy", form));
  });
  document.addEventListener("change", (event) => {
    if (event.target instanceof HTMLSelectElement && event.target.hasAttribute("data-auto-submit")) event.target.form?.requestSubmit();
  });
}

function lock(form: HTMLFormElement, button: HTMLElement | null): void {
  sending.add(form);
  form.setAttribute("aria-busy", "true");
  button?.classList.add("is-busy");
  button?.setAttribute("aria-disabled", "true");
}

function unlock(form: HTMLFormElement, button: HTMLElement | null): void {
  sending.delete(form);
  form.removeAttribute("aria-busy");
  button?.classList.remove("is-busy");
  button?.removeAttribute("aria-disabled");
}

async function post(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  const data = new FormData(form, button as HTMLButtonElement | null);
  const body = new URLSearchParams();
  for (const [name, value] of data) if (typeof value === "string") body.append(name, value);
  const action = button?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;
  problem("");
  try {
    const answer = await send(action, { method: "POST", body, headers: { "X-Fragment": "view" } });
    if (answer.redirected) {
      location.assign(answer.url);
      return;
    }
    const text = answer.status === 204 ? "" : await answer.text();
    if (!answer.ok) {
      problem(text || fallbackText(), /html/.test(answer.headers.get("content-type") ?? ""));
      return;
    }
    form.closest("dialog")?.close();
    if (text.trim()) show(text);
  } catch {
    problem(fallbackText());
  }
}

const fallbackText = (): string => one("[data-live-error]")?.dataset["offlineText"] ?? "";

/** Shows what went wrong, or nothing. HTML comes from our own server, already escaped. */
export function problem(text: string, html = false): void {
  const place = one("[data-live-error]");
  if (!place) return;
  if (html) place.innerHTML = text;
  else place.textContent = text;
  place.hidden = text.trim() === "";
}
