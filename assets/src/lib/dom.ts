/** The few questions every script asks of the page. */

export const one = <T extends Element = HTMLElement>(selector: string, root: ParentNode = document): T | null =>
  root.querySelector<T>(selector);

export const all = <T extends Element = HTMLElement>(selector: string, root: ParentNode = document): T[] => [
  ...root.querySelectorAll<T>(selector),
];

export const view = (): HTMLElement | null => one("[data-live-view]");

/** `data-…` of the body as a number, or the fallback. */
export function bodyNumber(name: string, fallback: number): number {
  const value = Number(document.body.dataset[name]);
  return document.body.dataset[name] !== undefined && Number.isFinite(value) ? value : fallback;
}

export const random = (from: number, to: number): number => from + Math.random() * (to - from);

export const seconds = (value: number): number => value * 1000;

/** Is the person writing in this element? */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["button", "checkbox", "radio", "range", "reset", "submit", "image"].includes(target.type);
}

/** Things to do again whenever the view's content changed. */
const afterSwap: (() => void)[] = [];

export function onView(action: () => void): void {
  afterSwap.push(action);
  action();
}

export function viewChanged(): void {
  for (const action of afterSwap) action();
}

/** A short word to the screen reader, politely. */
export function say(text: string): void {
  let region = one("[data-live-say]");
  if (!region) {
    region = document.createElement("div");
    region.className = "visually-hidden";
    region.dataset["liveSay"] = "";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  if (region.textContent !== text) region.textContent = text;
}
