/** New calls, one after the other, over everything. Never an old call, never the same twice. */
import { now } from "../clock.js";
import { all, bodyNumber, one, onView, say, seconds } from "../dom.js";
import { onStale } from "../live.js";
import { playSound } from "./sound.js";

const YOUNG = 60_000;
const SHOWN_DEFAULT = 8;
const TTL_DEFAULT = 300;
const VOICE_FACTOR = 3;
const SEEN_MAX = 500;

interface Call {
  id: string;
  at: number;
  code: string;
  where: string;
  note: string;
  audio: string;
}

const seen = new Set<string>();
const queue: Call[] = [];
let busy = false;
let stale = false;

export const announcing = (): boolean => busy;

export function startAnnounce(): void {
  for (const call of calls()) seen.add(call.id);
  onView(() => {
    for (const call of calls()) consider(call);
    fade();
    void next();
  });
  onStale((is) => {
    stale = is;
    fade();
  });
  setInterval(fade, 1000);
}

function calls(): Call[] {
  const text = (row: Element, name: string): string => one(`[data-call-${name}]`, row)?.textContent?.trim() ?? "";
  const rows = all("[data-call][data-call-id]").map((row) => ({
    id: row.dataset["callId"] ?? "",
    at: Number(row.dataset["callAt"]),
    code: text(row, "code"),
    where: text(row, "where"),
    note: text(row, "note"),
    audio: row.dataset["audio"] ?? "",
  }));
  return rows.sort((a, b) => a.at - b.at);
}

function consider(call: Call): void {
  if (seen.has(call.id)) return;
  seen.add(call.id);
  // Ids come in order: the first ones may be forgotten, they are old by then.
  if (seen.size > SEEN_MAX) for (const id of [...seen].slice(0, SEEN_MAX / 2)) seen.delete(id);
  if (young(call)) queue.push(call);
}

const young = (call: Call): boolean => now() - call.at < YOUNG;

async function next(): Promise<void> {
  if (busy) return;
  busy = true;
  for (let call = queue.shift(); call; call = queue.shift()) if (!stale) await announce(call);
  busy = false;
}

async function announce(call: Call): Promise<void> {
  const overlay = one("[data-announce]");
  if (!overlay) return;
  for (const [name, text] of [["code", call.code], ["where", call.where], ["note", call.note]] as const) {
    const place = one(`[data-announce-${name}]`, overlay);
    if (place) place.textContent = text;
  }
  overlay.hidden = false;
  say(`${call.code}, ${call.where}`);
  const shown = seconds(bodyNumber("shown", SHOWN_DEFAULT));
  await Promise.all([new Promise((done) => setTimeout(done, shown)), call.audio ? playSound(call.audio, shown * VOICE_FACTOR) : undefined]);
  overlay.hidden = true;
  // A breath between two calls, so that the second is seen as another one.
  await new Promise((done) => setTimeout(done, 300));
}

/** Cut from the server: what is older than its time fades, whatever it says. */
function fade(): void {
  const ttl = seconds(bodyNumber("callTtl", TTL_DEFAULT));
  for (const row of all("[data-call]")) row.classList.toggle("is-old", stale && now() - Number(row.dataset["callAt"]) > ttl);
}
