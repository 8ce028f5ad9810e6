// What a file of tests stands on: one browser, one server, both gone when it ends.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { launch, someone } from './browser.mjs';
import { Server } from './server.mjs';

/** `open` makes the server; by default an empty demonstration on the true clock. */
export function stage(open = () => Server.demo('--quiet', '--speed', '1')) {
  const here = { people: [] };
  before(async () => {
    here.server = await open();
    here.browser = await launch();
  });
  here.someone = async (options) => {
    const context = await someone(here.browser, options);
    here.people.push(context);
    return context;
  };
  afterEach(async (journey) => {
    const people = here.people.splice(0);
    if (!journey.passed) await lastSeen(people);
    const complaints = people.flatMap((context) => context.complaints);
    for (const context of people) await context.close();
    assert.deepEqual(complaints, [], 'the consoles stay silent');
  });
  after(async () => {
    await here.browser?.close();
    await here.server?.remove();
  });
  return here;
}

/** What everybody had before them when a journey failed: where nobody can look again, this is what is left of it. */
async function lastSeen(people) {
  for (const page of people.flatMap((context) => context.pages())) {
    const text = await page.locator('body').innerText({ timeout: 1000 }).catch((error) => `(${error.message})`);
    console.error(`Last seen at ${page.url()}:\n${text.replace(/\n+/g, '\n').slice(0, 1500)}\n`);
  }
}
