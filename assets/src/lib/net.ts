/** Fetch with our headers, and the page's knowledge of whether the server can be reached. */
import { one } from "./dom.js";

export type Reach = "up" | "down";
const listeners: ((reach: Reach) => void)[] = [];
let reach: Reach = "up";

export const onReach = (listener: (reach: Reach) => void): void => void listeners.push(listener);

export function reached(next: Reach): void {
  if (next === reach) return;
  reach = next;
  for (const listener of listeners) listener(next);
}

/** Rejects on network failure and time-out only; a refusal is an answer. */
export async function send(url: string, options: RequestInit = {}, limit = 15_000): Promise<Response> {
  const headers = new Headers(options.headers);
  headers.set("X-Requested-With", "sportello");
  const token = one<HTMLMetaElement>('meta[name="form-token"]')?.content;
  if (token) headers.set("X-Form-Token", token);
  const stop = new AbortController();
  options.signal?.addEventListener("abort", () => stop.abort());
  const timer = setTimeout(() => stop.abort(), limit);
  try {
    const answer = await fetch(url, { credentials: "same-origin", cache: "no-store", ...options, headers, signal: stop.signal });
    reached("up");
    const locks = answer.headers.get("x-lock-at");
    if (locks) document.body.dataset["lockAt"] = locks;
    return answer;
  } catch (error) {
    reached("down");
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** A polite question to the server: are you there? */
export async function alive(limit = 3000): Promise<boolean> {
  try {
    return (await send(document.body.dataset["status"] ?? "/status", { method: "GET" }, limit)).status < 500;
  } catch {
    return false;
  }
}
