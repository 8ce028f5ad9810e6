/** The live stream of a page: view, changed, beat, reload. Decision 14: reconnect and staleness. */
import { clockText, now, setClock } from "./clock.js";
import { all, bodyNumber, random } from "./dom.js";
import { goLocked } from "./lock.js";
import { reached } from "./net.js";
import { refresh, show } from "./view.js";

const FIRST_TRY_MAX = 2000;
const EARLY_TRY_MAX = 5000;
const EARLY = 60_000;
const LATE_TRY_MAX = 30_000;
const STALE_AFTER = 12_000;
const VIEW_EXPECTED_WITHIN = 1000;
const RELOAD_SPREAD = 10_000;

interface Message {
  at?: number;
  html?: string;
}

const staleListeners: ((stale: boolean) => void)[] = [];
/** Told when the page becomes stale, and fresh again. */
export const onStale = (listener: (stale: boolean) => void): void => void staleListeners.push(listener);

export function startLive(): void {
  const url = document.body.dataset["live"];
  if (url) new Live(url).open();
}

class Live {
  private last = document.body.dataset["liveFrom"] ?? "";
  private source: EventSource | null = null;
  private heardAt = performance.now();
  private lostAt: number | null = null;
  private lastServerTime = bodyNumber("now", Date.now());
  private timer = 0;
  private viewTimer = 0;

  constructor(private readonly url: string) {
    setInterval(() => this.watch(), 1000);
    addEventListener("online", () => this.retry(random(0, FIRST_TRY_MAX)));
    addEventListener("pagehide", () => {
      this.source?.close();
      this.lostAt ??= performance.now();
    });
    addEventListener("pageshow", (event) => { if (event.persisted) this.open(); });
    document.addEventListener("visibilitychange", () => { if (!document.hidden && (this.source?.readyState !== EventSource.OPEN || this.silence() > STALE_AFTER)) this.retry(0); });
  }

  open(): void {
    clearTimeout(this.timer);
    this.source?.close();
    const address = this.last === "" ? this.url : `${this.url}${this.url.includes("?") ? "&" : "?"}after=${encodeURIComponent(this.last)}`;
    const source = new EventSource(address);
    this.source = source;
    const on = (name: string, action: (message: Message) => void) =>
      source.addEventListener(name, (event: MessageEvent<string>) => {
        const message = this.heard(event);
        if (message) action(message);
      });
    source.addEventListener("open", () => this.opened());
    source.addEventListener("error", () => this.lost(source));
    on("beat", () => undefined);
    on("view", ({ html }) => {
      clearTimeout(this.viewTimer);
      if (html !== undefined) show(html);
    });
    on("changed", () => void refresh());
    on("lock", () => goLocked());
    on("reload", () => setTimeout(() => location.reload(), random(0, RELOAD_SPREAD)));
  }

  private heard(event: MessageEvent<string>): Message | null {
    this.heardAt = performance.now();
    if (event.lastEventId) this.last = event.lastEventId;
    let message: Message;
    try {
      message = JSON.parse(event.data) as Message;
    } catch {
      return null;
    }
    if (message.at !== undefined) {
      setClock(message.at);
      this.lastServerTime = message.at;
    }
    reached("up");
    this.mark(false);
    return message;
  }

  private opened(): void {
    if (this.lostAt === null) return;
    this.lostAt = null;
    // After a gap the server sends the view; if it does not, we ask.
    clearTimeout(this.viewTimer);
    this.viewTimer = setTimeout(() => void refresh(), VIEW_EXPECTED_WITHIN);
  }

  private lost(source: EventSource): void {
    source.close();
    if (source !== this.source) return;
    const first = this.lostAt === null;
    this.lostAt ??= performance.now();
    const early = performance.now() - this.lostAt < EARLY;
    // No place for this stream, for long: the view is asked for as any page is.
    if (!early) void this.ask();
    this.retry(first ? random(0, FIRST_TRY_MAX) : early ? random(1000, EARLY_TRY_MAX) : random(LATE_TRY_MAX / 3, LATE_TRY_MAX));
  }

  private async ask(): Promise<void> {
    if (!(await refresh())) return;
    this.heardAt = performance.now();
    this.lastServerTime = now();
    this.mark(false);
  }

  private retry(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), delay);
  }

  /** A silent connection is a dead one: beats come every five seconds. */
  private watch(): void {
    const silence = this.silence();
    if (silence <= STALE_AFTER) return;
    this.mark(true);
    reached("down");
    if (this.source?.readyState === EventSource.OPEN && silence > STALE_AFTER * 2) this.lost(this.source);
  }

  private silence(): number {
    return performance.now() - this.heardAt;
  }

  private mark(stale: boolean): void {
    if (document.body.hasAttribute("data-stale") === stale) return;
    document.body.toggleAttribute("data-stale", stale);
    for (const label of all("[data-stale-label]")) {
      label.textContent = (label.dataset["text"] ?? "{time}").replace("{time}", clockText(this.lastServerTime));
      label.hidden = !stale;
    }
    for (const listener of staleListeners) listener(stale);
  }
}
