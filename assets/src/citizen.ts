/** Citizens' pages. Everything here is an extra: the pages work without it. */
import { all, one, onView, view } from "./lib/dom.js";
import { startPage } from "./lib/start.js";
import { startSuggestions } from "./lib/suggest.js";

startPage();
startSuggestions();
slotFilter();
myTurn();

/** Morning, afternoon, the whole day. */
function slotFilter(): void {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-slot-filter]") : null;
    if (!button) return;
    const part = button.dataset["slotFilter"] ?? "all";
    for (const other of all("[data-slot-filter]")) other.setAttribute("aria-pressed", String(other === button));
    for (const slot of all("[data-part]")) slot.hidden = part !== "all" && slot.dataset["part"] !== part;
  });
}

/** The page of who waits: title, icon, vibration and sound at the passage into «called». */
function myTurn(): void {
  let state = one("[data-turn]", view() ?? document)?.dataset["turn"];
  if (!state) return;
  icon(state);
  onView(() => {
    const turn = one("[data-turn]");
    const next = turn?.dataset["turn"];
    if (!turn || !next || next === state) return;
    state = next;
    icon(next);
    if (next !== "called") return;
    navigator.vibrate?.([300, 150, 300, 150, 300]);
    const sound = turn.dataset["audio"];
    if (sound) new Audio(sound).play().catch(() => undefined);
    scrollTo({ top: 0 });
  });
}

/** A green disc in the tab says «called» from afar. */
function icon(state: string): void {
  let link = one<HTMLLinkElement>('link[rel="icon"]');
  if (!link) {
    link = document.createElement("link");
    link.rel = "icon";
    document.head.append(link);
  }
  link.dataset["usual"] ??= link.href || "data:,";
  const disc = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><circle cx='8' cy='8' r='8' fill='#006b45'/><path d='M4 8.5l3 3 5-6' fill='none' stroke='#fff' stroke-width='2'/></svg>";
  link.href = state === "called" ? `data:image/svg+xml,${encodeURIComponent(disc)}` : link.dataset["usual"];
}
