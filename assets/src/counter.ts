/** Counter desk: hands on the keyboard, everything live. `data-title` in the view carries the code into the window's title. */
import { startPage } from "./lib/start.js";

startPage();
