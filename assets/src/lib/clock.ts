/** The server's clock: the only one that screens show and count with. It may run faster (demo). */
import { all, bodyNumber, onView } from "./dom.js";

const zone = document.body.dataset["zone"] ?? "Europe/Rome";
const speed = bodyNumber("speed", 1);
const hourMinute = new Intl.DateTimeFormat("it-IT", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone });

/** How late a message of the server may be, in milliseconds of the wall. A clock further ahead is wrong. */
const LATE = 2000;

let serverAt = bodyNumber("now", Date.now());
let localAt = performance.now();

export const now = (): number => serverAt + (performance.now() - localAt) * speed;

/** What is heard was true a little ago, so it never sets the clock back by as much as a message may be late. */
export function setClock(at: number): void {
  if (!Number.isFinite(at)) return;
  const ahead = now() - at;
  if (ahead > 0 && ahead < LATE * speed) return;
  serverAt = at;
  localAt = performance.now();
}

export const clockText = (at: number): string => hourMinute.format(at);

export function duration(milliseconds: number): string {
  const total = Math.max(0, Math.floor(milliseconds / 1000));
  const [h, m, s] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

function set(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Seconds of the wall that are left. A clock that is behind never shows more than were given. */
function left(element: HTMLElement, at: number): number {
  const seconds = Math.ceil((Number(element.dataset["countdown"]) - at) / 1000 / speed);
  return Math.min(Math.max(0, seconds), Number(element.dataset["whole"]));
}

function tick(): void {
  const at = now();
  for (const element of all("[data-clock]")) set(element, clockText(at));
  for (const element of all("[data-since]")) {
    const elapsed = at - Number(element.dataset["since"]);
    if (element instanceof HTMLProgressElement) {
      element.value = Math.min(element.max, Math.max(0, elapsed / 1000));
      element.classList.toggle("is-over", elapsed / 1000 > element.max);
    } else {
      set(element, element.dataset["unit"] === "min" ? String(Math.max(0, Math.floor(elapsed / 60_000))) : duration(elapsed));
    }
  }
  for (const element of all("[data-countdown]")) set(element, `(${left(element, at)})`);
  for (const element of all("[data-undo-until]")) element.hidden = at > Number(element.dataset["undoUntil"]);
}

/** Counters change four times a second at most: enough for a clock ten times faster than the wall's. */
export function startClock(): void {
  onView(tick);
  setInterval(tick, speed > 1 ? 250 : 500);
}
