/**
 * The programme of a screen: one item after the other, each for its seconds. All are in the page, so that
 * images and videos are there before their turn and stay when the network goes. A call comes first.
 */
import { now } from "./clock.js";
import { all, one, onView, seconds } from "./dom.js";

const LOOK_EVERY = 500;

let current: HTMLElement | undefined;
let since = 0;

/** `waits` says when something more important is on the screen. */
export function startProgramme(waits: () => boolean = () => false): void {
  onView(() => turn(waits()));
  setInterval(() => turn(waits()), LOOK_EVERY);
}

function turn(hold: boolean): void {
  const host = one("[data-programme]");
  if (!host) return;
  const items = all("[data-programme-item]", host);
  const usable = items.filter(canBeShown);
  host.classList.toggle("is-empty", usable.length === 0);
  const there = current !== undefined && usable.includes(current);
  if (hold && there) {
    for (const video of all<HTMLVideoElement>("video", current)) video.pause();
    return;
  }
  const over = performance.now() - since >= seconds(Number(current?.dataset["seconds"]) || 10);
  if (!there || over) {
    const after = current ? items.indexOf(current) : -1;
    current = usable.find((item) => items.indexOf(item) > after) ?? usable[0];
    since = performance.now();
    for (const video of all<HTMLVideoElement>("video", current)) video.currentTime = 0;
  }
  for (const item of items) {
    item.hidden = item !== current;
    for (const video of all<HTMLVideoElement>("video", item)) play(video, item === current);
  }
}

/** Its hour has not ended, and its file has come. */
function canBeShown(item: HTMLElement): boolean {
  const until = Number(item.dataset["until"]);
  if (until && now() >= until) return false;
  const image = one<HTMLImageElement>("img", item);
  if (image && image.complete && image.naturalWidth === 0) return false;
  return !one<HTMLVideoElement>("video", item)?.error;
}

function play(video: HTMLVideoElement, on: boolean): void {
  // The attribute counts only where the parser made the element.
  video.muted = true;
  if (!on) video.pause();
  else if (video.paused) video.play().catch(() => undefined);
}
