/** Prints the pass once, then tells the server. Chromium with --kiosk-printing asks nothing. */
import { one, onView } from "../dom.js";
import { send } from "../net.js";

const KEY = "printed";

export function startPrint(): void {
  onView(() => {
    const pass = one("[data-print]");
    const id = pass?.dataset["print"];
    if (!pass || !id || sessionStorage.getItem(KEY) === id) return;
    sessionStorage.setItem(KEY, id);
    // The fonts first: the paper shows whatever is there when print() is called.
    void Promise.race([document.fonts.ready, new Promise((done) => setTimeout(done, 1500))]).then(() => {
      fitPage(pass);
      print();
      const done = pass.dataset["printDone"];
      if (done) send(done, { method: "POST", body: new URLSearchParams({ id }) }).catch(() => undefined);
    });
  });
}

/** One page as long as the pass: roll paper has no page height of its own, and CSS cannot say «auto» for it. */
function fitPage(pass: HTMLElement): void {
  pass.classList.add("is-measured");
  const millimetres = Math.ceil((pass.getBoundingClientRect().height * 25.4) / 96) + 2;
  pass.classList.remove("is-measured");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { size: 80mm ${Math.max(80, millimetres)}mm; margin: 0 4mm; }`);
  document.adoptedStyleSheets = [sheet];
}
