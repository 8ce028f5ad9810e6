// Waiting for conditions, never for time alone.
import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until the answer is true; an error counts as «not yet» unless it is marked final. */
export async function until(what, ask, withinMs = 10_000, everyMs = 50) {
  const end = Date.now() + withinMs;
  let last = null;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = null;
    } catch (error) {
      if (error.final) throw error;
      last = error;
    }
    await pause(everyMs);
  }
  throw new Error(`Not within ${withinMs} ms: ${what}${last ? ` (${last.message})` : ''}`);
}
