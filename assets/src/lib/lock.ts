/** The idle lock. The server locks; the page goes to where the password is asked when the time comes, and hides what it shows. */
import { now } from "./clock.js";
import { bodyNumber } from "./dom.js";
import { send } from "./net.js";

const LOOK_EVERY = 1000;
let asking = false;

export function startLock(): void {
  if (document.body.dataset["locked"]) setInterval(() => void look(), LOOK_EVERY);
}

/** The hour may have moved in another window: the server knows, and its answer carries the new one. */
async function look(): Promise<void> {
  if (asking || now() < bodyNumber("lockAt", Infinity)) return;
  asking = true;
  hide(true);
  try {
    const answer = await send(document.body.dataset["locked"] ?? "", { headers: { "X-Fragment": "view" } });
    if (answer.status === 204) hide(false);
    else goLocked();
  } catch {
    // Hidden until the server can be asked.
  } finally {
    asking = false;
  }
}

function hide(hidden: boolean): void {
  document.body.toggleAttribute("data-hidden", hidden);
}

export function goLocked(): void {
  const address = document.body.dataset["locked"];
  if (address) location.assign(`${address}?next=${encodeURIComponent(location.pathname + location.search)}`);
  else location.reload();
}
