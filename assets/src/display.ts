/** Call and service boards. */
import { startAlternate } from "./lib/display/alternate.js";
import { startAnnounce } from "./lib/display/announce.js";
import { startSound } from "./lib/display/sound.js";
import { startPage } from "./lib/start.js";

startPage();
startSound();
startAnnounce();
startAlternate();
