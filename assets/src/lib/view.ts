/** The live part of the page: replaced by what the server sends. */
import { one, say, view, viewChanged } from "./dom.js";
import { morph } from "./morph.js";
import { send } from "./net.js";

let spoken = "";

export function show(html: string): void {
  const target = view();
  if (!target) return;
  morph(target, inner(html));
  const title = one("[data-title]", target)?.dataset["title"];
  if (title) document.title = title;
  viewChanged();
  speak();
}

/** A whole page may come back (session over, other version): its view is what we want. */
function inner(html: string): string {
  if (!/^\s*<!doctype/i.test(html)) return html;
  const page = new DOMParser().parseFromString(html, "text/html");
  const part = page.querySelector("[data-live-view]");
  if (!part) location.reload();
  return part?.innerHTML ?? "";
}

function speak(): void {
  const text = one("[data-say]", view() ?? document)?.textContent?.trim() ?? "";
  if (text && text !== spoken) say(text);
  spoken = text;
}

spoken = one("[data-say]")?.textContent?.trim() ?? "";

let fetching = false;
let again = false;

/** Fetches the view of this page, and says whether it came; calls while one is under way are joined into one more. */
export async function refresh(): Promise<boolean> {
  if (fetching) {
    again = true;
    return false;
  }
  fetching = true;
  try {
    const answer = await send(location.href, { headers: { "X-Fragment": "view", Accept: "text/html" } });
    if (answer.redirected) location.assign(answer.url);
    else if ([401, 403, 404].includes(answer.status)) location.reload();
    else if (answer.ok) {
      show(await answer.text());
      return true;
    }
  } catch {
    // The live stream shows the age of the page, and asks again.
  } finally {
    fetching = false;
    if (again) {
      again = false;
      void refresh();
    }
  }
  return false;
}
