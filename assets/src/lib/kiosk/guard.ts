/**
 * A lost network shows our overlay, never the browser's error page: links and posts first ask whether the
 * server is there. When it answers again the page reloads.
 */
import { one, random } from "../dom.js";
import { onStale } from "../live.js";
import { alive, onReach } from "../net.js";

const ASK_FROM = 2000;
const ASK_TO = 5000;

let waiting = false;
const allowed = new WeakSet<HTMLFormElement>();

export function startGuard(): void {
  onReach((reach) => reach === "down" && down());
  onStale((stale) => stale && down());
  addEventListener("offline", down);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    if (!link || event.defaultPrevented || link.origin !== location.origin || link.getAttribute("href")?.startsWith("#")) return;
    event.preventDefault();
    void alive().then((there) => (there ? location.assign(link.href) : down()));
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.hasAttribute("data-quiet") || allowed.has(form)) return;
    event.preventDefault();
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
    void alive().then((there) => (there ? pass(form, button) : down()));
  });
}

/** Sends for real; `submit()` skips our own listeners and the lock, so the button's value goes along by hand. */
function pass(form: HTMLFormElement, button: HTMLButtonElement | null): void {
  allowed.add(form);
  if (button?.name) {
    const carrier = document.createElement("input");
    carrier.type = "hidden";
    carrier.name = button.name;
    carrier.value = button.value;
    form.append(carrier);
  }
  if (button?.hasAttribute("formaction")) form.action = button.formAction;
  form.submit();
}

function down(): void {
  const overlay = one("[data-offline]");
  if (overlay) overlay.hidden = false;
  if (waiting) return;
  waiting = true;
  const ask = (): void => {
    setTimeout(() => void alive().then((there) => (there ? location.reload() : ask())), random(ASK_FROM, ASK_TO));
  };
  ask();
}
