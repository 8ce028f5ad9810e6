/** Kiosk: scanner, idle ring, larger text, on-screen keyboard, printing, and never a browser error page. */
import { startGuard } from "./lib/kiosk/guard.js";
import { startIdle } from "./lib/kiosk/idle.js";
import { startKeyboard } from "./lib/kiosk/keyboard.js";
import { startPrint } from "./lib/kiosk/print.js";
import { startScan } from "./lib/kiosk/scan.js";
import { startToggles } from "./lib/kiosk/toggles.js";
import { startProgramme } from "./lib/programme.js";
import { startPage } from "./lib/start.js";

startToggles();
startScan();
startPage();
startGuard();
startIdle();
startKeyboard();
startPrint();
startProgramme();

// One finger on glass: no menu, no drag, no zoom.
for (const name of ["contextmenu", "dragstart", "gesturestart"]) addEventListener(name, (event) => event.preventDefault());
