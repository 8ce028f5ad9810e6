// The console of the whole body, and what supervisors look at.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { KIOSK, PHONE, REFUSED, fits, sound } from '../lib/browser.mjs';
import { stage } from '../lib/stage.mjs';
import { enrol, signIn } from '../lib/ways.mjs';

const here = stage();
const MISSING = /\[[a-z]+-[a-z-]+\]/;

const PAGES = [
  'console', 'console/staff', 'console/devices', 'console/programme', 'console/programs', 'console/events', 'console/import', 'statistics',
  'plan', 'plan?service=tributi',
];
/** Their tables scroll on a phone, and the keyboard alone does not reach them yet. */
const UNREACHED = ['console/programme', 'statistics'];

test('every page of the console is sound', async () => {
  const page = await signIn(here.server, await here.someone(), 'b.fontana', 'console');
  for (const path of PAGES) {
    await page.goto(here.server.page(path));
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.doesNotMatch(await page.content(), MISSING, path);
    await sound(page, path);
  }
});

test('on a phone only the tables of the console move sideways', async () => {
  await enrol(here.server, await here.someone({ size: KIOSK }), 'kiosk', 'ingresso');
  const page = await signIn(here.server, await here.someone({ size: PHONE }), 'b.fontana', 'console');
  for (const path of PAGES) {
    await page.goto(here.server.page(path));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await fits(page, path);
    await sound(page, `${path} on a phone`, { except: UNREACHED.includes(path) ? ['scrollable-region-focusable'] : [] });
  }
});

test('an import shows first what would change, and its errors', async () => {
  const context = await here.someone();
  context.forgiven.push(REFUSED, /status of 400/);
  const page = await signIn(here.server, context, 'b.fontana', 'console/import');
  const file = await readFile(new URL('../../examples/comune-medio.toml', import.meta.url), 'utf8');
  await page.getByLabel('File dell\'ufficio (TOML)').fill(file);
  await page.getByRole('button', { name: 'Mostra che cosa cambia' }).click();
  await page.getByText("Niente: l'ufficio è già così.").waitFor();
  await sound(page, 'import, nothing to change');
  await page.getByLabel('File dell\'ufficio (TOML)').fill(file.replace('mean_min = 9', 'mean_min = 8'));
  await page.getByRole('button', { name: 'Mostra che cosa cambia' }).click();
  await page.getByRole('button', { name: 'Applica questi cambiamenti' }).waitFor();
  await sound(page, 'import, a change');
  await page.getByLabel('File dell\'ufficio (TOML)').fill('[body]\nkey = "valdora"\n<script>');
  await page.getByRole('button', { name: 'Mostra che cosa cambia' }).click();
  await page.getByText('Il file ha degli errori. Non abbiamo cambiato nulla.').waitFor();
  await sound(page, 'import, errors');
});

test('a seat is closed and opened again in the plan', async () => {
  const page = await signIn(here.server, await here.someone(), 'b.fontana', 'plan');
  await page.goto(here.server.page('plan?service=anagrafe'));
  const closed = page.locator('#plan-rows button[value=open]');
  await page.locator('#plan-rows button[value=close]').first().click();
  await closed.waitFor();
  await sound(page, 'plan, a closed seat');
  await closed.click();
  await closed.waitFor({ state: 'detached' });
});

test('a program gets its key once, and loses it', async () => {
  for (const [name, options] of [['Gestionale tributi', {}], ['Contabilità', { size: PHONE }]]) {
    const context = await here.someone(options);
    context.forgiven.push(REFUSED, /status of 422/);
    const page = await signIn(here.server, context, 'b.fontana', 'console/programs');
    await page.getByLabel('Nome', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Crea la chiave' }).click();
    await page.getByText('Scegli che cosa può fare.').waitFor();
    await sound(page, 'programs, nothing chosen');
    await page.getByText('Posizioni debitorie', { exact: true }).click();
    await page.getByText('Mensa scolastica', { exact: true }).click();
    await page.getByRole('button', { name: 'Crea la chiave' }).click();
    await page.getByRole('heading', { name: `Chiave di ${name}` }).waitFor();
    assert.match(await page.getByLabel('Chiave', { exact: true }).inputValue(), /^[0-9a-f]{32}$/);
    assert.doesNotMatch(page.url(), /[0-9a-f]{32}/);
    await sound(page, 'programs, a key');
    if (options.size) await fits(page, 'programs, a key');
    await page.getByRole('link', { name: 'Ho copiato la chiave' }).click();
    const row = page.getByRole('row', { name });
    await row.getByText('Rinnova', { exact: true }).click();
    await sound(page, 'programs, about to renew');
    await row.getByText('Revoca', { exact: true }).click();
    await sound(page, 'programs, about to revoke');
    if (options.size) await fits(page, 'programs, about to revoke');
    await row.getByRole('button', { name: 'Sì, revoca' }).click();
    await page.getByRole('heading', { name: 'Revocati' }).waitFor();
    await sound(page, 'programs, revoked');
  }
});

test('an operator does not get into the console', async () => {
  const context = await here.someone();
  context.forgiven.push(REFUSED);
  const page = await signIn(here.server, context, 'm.rossi');
  await page.goto(here.server.page('console/import'));
  await page.getByText('Non hai il permesso per farlo.').waitFor();
  await sound(page, 'refused');
});
