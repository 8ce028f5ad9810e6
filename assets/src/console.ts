/** Staff console: plan, today, statistics, settings, login. */
import { startPage } from "./lib/start.js";

startPage();
