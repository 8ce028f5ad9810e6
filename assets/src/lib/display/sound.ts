/** Is sound allowed? Browsers block it until a touch; the page says so, and tells the server. */
import { all, one } from "../dom.js";
import { send } from "../net.js";

const REPORT_EVERY = 60_000;

let state: "armed" | "blocked" | undefined;
let player: HTMLAudioElement | undefined;

export function startSound(): void {
  void probe();
  document.addEventListener("click", () => {
    if (state !== "armed") void probe();
  });
  setInterval(() => void report(), REPORT_EVERY);
}

/** Plays one announcement; resolves at its end, or at once when it cannot be heard. */
export async function playSound(url: string, limit: number): Promise<void> {
  player ??= new Audio();
  player.src = url;
  try {
    await player.play();
    setState("armed");
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotAllowedError") setState("blocked");
    return;
  }
  const current = player;
  await new Promise<void>((done) => {
    const finish = (): void => done();
    current.addEventListener("ended", finish, { once: true });
    current.addEventListener("error", finish, { once: true });
    setTimeout(finish, limit);
  });
  current.pause();
}

/**
 * The policy is asked of an audio context first, because media-src 'self' refuses a data: sound: a running
 * context means that sound is allowed.
 */
async function probe(): Promise<void> {
  const context = new AudioContext();
  await Promise.race([context.resume().catch(() => undefined), new Promise((done) => setTimeout(done, 500))]);
  setState(context.state === "running" ? "armed" : "blocked");
  await context.close().catch(() => undefined);
}

function setState(next: "armed" | "blocked"): void {
  if (next === state) return;
  state = next;
  for (const button of all("[data-sound-blocked]")) button.hidden = next === "armed";
  const mark = one("[data-sound-mark]");
  if (mark) mark.dataset["sound"] = next;
  void report();
}

async function report(): Promise<void> {
  const url = document.body.dataset["report"];
  if (!url || !state) return;
  const body = JSON.stringify({ sound: state, version: document.body.dataset["version"] ?? "" });
  await send(url, { method: "POST", body, headers: { "Content-Type": "application/json" } }).catch(() => undefined);
}
