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
  afterEach(async () => {
    const people = here.people.splice(0);
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
