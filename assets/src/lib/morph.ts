/**
 * Puts new HTML into the view without throwing the old away: equal elements stay, so focus, scroll, open
 * details, text being typed and the thing under the pointer stay too.
 *
 * Children are matched by `id` or `data-row`; those without are matched in order when tag and kind agree.
 */
export function morph(target: Element, html: string): void {
  const template = document.createElement("template");
  template.innerHTML = html;
  children(target, template.content);
}

const keyOf = (node: Node): string | null =>
  node instanceof Element ? node.id || node.getAttribute("data-row") || null : null;

function sameKind(a: Node, b: Node): boolean {
  if (a.nodeType !== b.nodeType) return false;
  if (!(a instanceof Element) || !(b instanceof Element)) return true;
  return a.localName === b.localName && keyOf(a) === keyOf(b) && a.getAttribute("name") === b.getAttribute("name");
}

function children(target: Node, source: Node): void {
  const keyed = new Map<string, Element>();
  for (const node of target.childNodes) {
    const key = keyOf(node);
    if (key) keyed.set(key, node as Element);
  }
  const staying = new Set([...source.childNodes].map(keyOf));
  for (const [key, element] of keyed) {
    if (staying.has(key)) continue;
    keyed.delete(key);
    element.remove();
  }
  const fresh = target.childNodes.length > 0;
  let at: ChildNode | null = target.firstChild;
  for (const next of [...source.childNodes]) {
    const key = keyOf(next);
    const twin = key ? keyed.get(key) : undefined;
    if (twin && sameKind(twin, next)) {
      keyed.delete(key as string);
      if (twin === at) at = at.nextSibling;
      else target.insertBefore(twin, at);
      one(twin, next);
      continue;
    }
    const match = key ? null : alike(at, next);
    if (match) {
      if (match === at) at = at.nextSibling;
      else target.insertBefore(match, at);
      one(match, next);
    } else {
      if (fresh && next instanceof Element && next.matches("li, tr, [data-row]")) arrive(next);
      target.insertBefore(next, at);
    }
  }
  while (at) {
    const gone: ChildNode = at;
    at = at.nextSibling;
    gone.remove();
  }
}

/** Without a key: the next old node of the same kind that has no key either. */
function alike(from: ChildNode | null, next: Node): ChildNode | null {
  for (let node = from; node; node = node.nextSibling) if (!keyOf(node) && sameKind(node, next)) return node;
  return null;
}

function arrive(element: Element): void {
  element.classList.add("is-new");
  element.addEventListener("animationend", () => element.classList.remove("is-new"), { once: true });
}

function one(old: Node, next: Node): void {
  if (!(old instanceof Element) || !(next instanceof Element)) {
    if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue;
    return;
  }
  if (old.hasAttribute("data-keep") && next.hasAttribute("data-keep")) return;
  if (old.isEqualNode(next)) return;
  attributes(old, next);
  if (old instanceof HTMLInputElement || old instanceof HTMLTextAreaElement || old instanceof HTMLSelectElement) {
    if (keepsValue(old)) return;
    if (old instanceof HTMLInputElement) return field(old, next as HTMLInputElement);
  }
  children(old, next);
}

/** What the person is writing, or has changed, is never overwritten. */
function keepsValue(old: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): boolean {
  if (old === document.activeElement) return true;
  if (old instanceof HTMLSelectElement) return [...old.options].some((option) => option.selected !== option.defaultSelected) && old.selectedIndex > 0;
  if (old instanceof HTMLInputElement && ["checkbox", "radio"].includes(old.type)) return old.checked !== old.defaultChecked;
  return old.value !== old.defaultValue;
}

function field(old: HTMLInputElement, next: HTMLInputElement): void {
  old.checked = next.checked;
  if (old.type !== "file") old.value = next.value;
}

/** `open` of details and dialogs belongs to the person; whose turn it is to be seen to the script that chose. */
const theirs = (element: Element, name: string): boolean =>
  (name === "open" && element.matches("details, dialog")) || (name === "hidden" && element.matches("[data-board], [data-programme-item]"));

function attributes(old: Element, next: Element): void {
  for (const { name } of [...old.attributes]) if (!next.hasAttribute(name) && !theirs(old, name)) old.removeAttribute(name);
  for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value && !theirs(old, name)) old.setAttribute(name, value);
}
