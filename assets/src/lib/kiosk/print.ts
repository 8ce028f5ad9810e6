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
      print();
      const done = pass.dataset["printDone"];
      if (done) send(done, { method: "POST", body: new URLSearchParams({ id }) }).catch(() => undefined);
    });
  });
}
