/** Keyboard shortcuts written on the buttons themselves: data-key="Space", "n", "F2". */
import { all, isTyping, one } from "./dom.js";

/** True while the focus was moved with Tab: then Space and Enter belong to the focused control. */
let tabbing = false;

export function startKeys(): void {
  addEventListener("pointerdown", () => (tabbing = false), true);
  addEventListener("keydown", (event) => {
    if (event.key === "Tab") tabbing = true;
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape" && event.target instanceof HTMLElement) event.target.blur();
      return;
    }
    const dialog = one<HTMLDialogElement>("dialog[open]");
    if (event.key === "?" && !dialog) {
      const sheet = one<HTMLDialogElement>("dialog[data-keys]");
      if (sheet) {
        event.preventDefault();
        sheet.showModal();
      }
      return;
    }
    const press = event.code === "Space" || event.key === "Enter";
    if (press && (tabbing || dialog) && event.target instanceof Element && event.target.closest("a, button, summary")) return;
    const control = find(event, dialog ?? document);
    if (!control) return;
    event.preventDefault();
    if (event.repeat || control.getAttribute("aria-disabled") === "true") return;
    if (isTyping(control)) control.focus();
    else control.click();
  });
}

function find(event: KeyboardEvent, root: ParentNode): HTMLElement | undefined {
  return all("[data-key]", root).find((control) => {
    const key = control.dataset["key"] ?? "";
    const wanted = key === "Space" ? event.code === "Space" : event.key.toLowerCase() === key.toLowerCase();
    return wanted && control.getClientRects().length > 0 && !control.matches(":disabled") && (root !== document || !control.closest("dialog"));
  });
}
