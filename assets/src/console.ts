/** Staff console: plan, today, statistics, settings, login. */
import { startDesk } from "./lib/desk.js";
import { startPage } from "./lib/start.js";
import { startSuggestions } from "./lib/suggest.js";

startPage();
startSuggestions();
startDesk();
