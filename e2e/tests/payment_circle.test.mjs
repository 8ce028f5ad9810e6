// Money's whole way: a citizen pays at the simulated checkout, the accountant joins what arrived and closes the day.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, fits, sound } from '../lib/browser.mjs';
import { Server } from '../lib/server.mjs';
import { stage } from '../lib/stage.mjs';
import { signIn } from '../lib/ways.mjs';

const here = stage(() => Server.demoWithNode('--quiet', '--speed', '1'));

/** Of the simulated node: each settles the day in a flow of its own. */
const PROVIDERS = 3;

/** A notice that the citizen makes himself, as far as the checkout; leaves the phone there. */
async function toTheCheckout(phone) {
  await phone.goto(here.server.page('pay'));
  await phone.getByRole('link', { name: /carta d'identità/i }).click();
  await phone.locator('#f-nome').fill('Ada Rossi');
  await phone.locator('#name').fill('Ada Rossi');
  await phone.locator('#code').fill('RSSDAA80A41L424T');
  await phone.getByRole('button', { name: 'Crea l’avviso' }).click();
  // One like it may still be open from before: she is led to it, or makes another.
  const another = phone.getByRole('button', { name: 'Creane un altro' });
  await another.or(phone.getByRole('button', { name: /Paga/ })).first().waitFor();
  if (await another.count()) await another.click();
  await phone.getByText('22,21 €').first().waitFor();
  await phone.getByRole('button', { name: /Paga/ }).first().click();
  await phone.waitForURL((url) => url.origin === here.server.simulator);
}

const backHome = (phone) => phone.waitForURL((url) => url.origin === here.server.address);

for (const script of [true, false]) {
  test(`a citizen pays, and only the receipt says so (${script ? 'with' : 'without'} script)`, async () => {
    const context = await here.someone({ size: PHONE, script });
    const phone = await context.newPage();
    await toTheCheckout(phone);
    await sound(phone, 'the checkout');
    await fits(phone, 'the checkout');
    await phone.getByRole('button', { name: 'Annulla' }).click();
    await backHome(phone);
    await phone.getByText('22,21 €').first().waitFor();
    assert.equal(await phone.getByText('Pagamento ricevuto').count(), 0, 'who gave up has not paid');
    await sound(phone, 'given up');

    await toTheCheckout(phone);
    await phone.getByRole('button', { name: 'Paga', exact: true }).click();
    await backHome(phone);
    // The receipt takes its own way: the page asks again until it is there, by script or by itself.
    await phone.getByText('Pagamento ricevuto').first().waitFor();
    await sound(phone, 'paid');
    await fits(phone, 'paid');

    // Back with the address of who has paid, and the receipt never comes: nobody but the receipt says so.
    await toTheCheckout(phone);
    await phone.getByRole('button', { name: 'Ricevuta persa' }).click();
    await backHome(phone);
    await phone.getByText('Stiamo aspettando la ricevuta').first().waitFor();
    await phone.reload();
    await phone.getByText('Stiamo aspettando la ricevuta').first().waitFor();
    assert.equal(await phone.getByText('Pagamento ricevuto').count(), 0, 'a way back is no receipt');
    await sound(phone, 'the receipt is waited for');
    await fits(phone, 'the receipt is waited for');
  });
}

/** What the simulated platform and treasurer hand out for the day, as files. */
async function theDaysFiles(context) {
  const node = await context.newPage();
  await node.goto(here.server.simulator);
  await sound(node, 'the simulated node');
  await node.getByRole('button', { name: /Chiudi/ }).click();
  // The latest first: a flow of each provider, and what was paid since Friday is in them as well.
  const files = async (kind, most) => {
    const paths = await node.locator(`a[href^="/${kind}/"]`).evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    return Promise.all(paths.slice(0, most).map(async (path) => {
      const buffer = await (await node.request.get(here.server.simulator + path)).body();
      return { name: `${kind}.xml`, mimeType: 'application/xml', buffer };
    }));
  };
  return { flows: await files('flows', PROVIDERS), journals: await files('journals', 1) };
}

test('the accountant joins receipt, flow and credit, and closes the day', async () => {
  const citizen = await here.someone({ size: PHONE });
  const phone = await citizen.newPage();
  await toTheCheckout(phone);
  await phone.getByRole('button', { name: 'Paga', exact: true }).click();
  await backHome(phone);
  await phone.getByText('Pagamento ricevuto').first().waitFor();

  const office = await here.someone({ size: DESKTOP });
  const desk = await signIn(here.server, office, 'r.ragioneria', 'payments/reconciliation');
  await sound(desk, 'before the flow');
  const { flows, journals } = await theDaysFiles(office);
  const brought = [...flows.map((flow) => ['flows', '#flow-file', flow]), ...journals.map((journal) => ['journals', '#journal-file', journal])];
  for (const [page, field, file] of brought) {
    await desk.goto(here.server.page(`payments/${page}`));
    await desk.setInputFiles(field, file);
    await desk.locator(`form:has(${field}) button`).click();
    await desk.waitForLoadState();
    await sound(desk, `${page} taken in`);
  }
  await desk.goto(here.server.page('payments/reconciliation'));
  await desk.locator('.matches > li', { hasText: 'Carta d\'identità di Ada Rossi' }).getByText('RT_IUF_TES').first().waitFor();
  await sound(desk, 'joined');

  await desk.goto(here.server.page('payments/closing'));
  const day = await desk.locator('#closing-until').inputValue();
  await desk.locator('form:has(#closing-until) button').click();
  await desk.getByRole('button', { name: /^Chiudi fino a / }).click();
  await desk.goto(here.server.page(`payments/closing/${day}`));
  await desk.getByText(/^Chiuso .*Rita Costa/).waitFor();
  await sound(desk, 'a closed day');
  await desk.setViewportSize(PHONE);
  await fits(desk, 'a closed day on a phone');
});
