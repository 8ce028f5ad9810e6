/** Larger text and lowered controls: kept from page to page until home, where storage is cleared. */
import { all } from "../dom.js";

const KNOWN = ["large-text", "low-controls"];

export function startToggles(): void {
  const home = document.body.dataset["idleHome"];
  const atHome = home !== undefined && location.pathname === new URL(home, location.href).pathname;
  for (const name of KNOWN) if (!atHome && sessionStorage.getItem(name)) document.documentElement.classList.add(name);
  press();
  document.addEventListener("click", (event) => {
    const name = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-toggle]")?.dataset["toggle"] : undefined;
    if (!name || !KNOWN.includes(name)) return;
    const on = document.documentElement.classList.toggle(name);
    if (on) sessionStorage.setItem(name, "1");
    else sessionStorage.removeItem(name);
    press();
  });
}

function press(): void {
  for (const button of all("[data-toggle]")) button.setAttribute("aria-pressed", String(document.documentElement.classList.contains(button.dataset["toggle"] ?? "")));
}
