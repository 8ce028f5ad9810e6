/** What every page starts with. */
import { startClock } from "./clock.js";
import { startForms } from "./forms.js";
import { startKeys } from "./keys.js";
import { startLive } from "./live.js";
import { startLock } from "./lock.js";
import { startPieces } from "./pieces.js";

export function startPage(): void {
  document.documentElement.classList.add("has-script");
  startClock();
  startPieces();
  startForms();
  startKeys();
  startLive();
  startLock();
}
