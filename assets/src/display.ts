/** Call and service boards. */
import { startAlternate } from "./lib/display/alternate.js";
import { announcing, startAnnounce } from "./lib/display/announce.js";
import { startSound } from "./lib/display/sound.js";
import { startProgramme } from "./lib/programme.js";
import { startPage } from "./lib/start.js";

startPage();
startSound();
startAnnounce();
startAlternate();
startProgramme(announcing);
