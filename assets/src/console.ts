/** Staff console: plan, today, statistics, settings, login. */
import { startPage } from "./lib/start.js";
import { startSuggestions } from "./lib/suggest.js";

startPage();
startSuggestions();
