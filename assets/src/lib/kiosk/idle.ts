/** After the time without a touch the kiosk goes home and forgets. The last seconds are visible; one tap extends. */
import { bodyNumber, one } from "../dom.js";

const RING_FROM = 20;

export function startIdle(): void {
  const limit = bodyNumber("idle", 0);
  const home = document.body.dataset["idleHome"];
  if (home && location.pathname === new URL(home, location.href).pathname) forget();
  if (!limit || !home) return;
  let until = performance.now() + limit * 1000;
  const extend = (): void => {
    until = performance.now() + limit * 1000;
    tick();
  };
  const tick = (): void => {
    const left = (until - performance.now()) / 1000;
    draw(left, Math.min(RING_FROM, limit));
    if (left <= 0) {
      clearInterval(timer);
      goHome(home);
    }
  };
  for (const name of ["pointerdown", "keydown", "touchstart"]) addEventListener(name, extend, { capture: true, passive: true });
  const timer = setInterval(tick, 200);
  tick();
}

function draw(left: number, from: number): void {
  const ring = one("[data-idle-ring]");
  if (!ring) return;
  ring.hidden = left > from;
  const number = one("[data-idle-left]", ring);
  const text = String(Math.max(0, Math.ceil(left)));
  if (number && number.textContent !== text) number.textContent = text;
  one(".left", ring)?.setAttribute("stroke-dashoffset", String(100 - (100 * Math.max(0, left)) / from));
}

/** Nothing of the last person stays: fields, choices, the page in the history. */
export function goHome(home: string): void {
  forget();
  location.replace(home);
}

function forget(): void {
  sessionStorage.clear();
  for (const form of document.forms) form.reset();
  history.replaceState(null, "", location.href);
}
