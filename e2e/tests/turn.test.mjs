// «My turn» on the phone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KIOSK, PHONE, fits, sound } from '../lib/browser.mjs';
import { stage } from '../lib/stage.mjs';
import { enrol, openCounter, served, signIn, takeTicket } from '../lib/ways.mjs';

const here = stage();
const background = (page) => page.evaluate(() => {
  const turn = document.querySelector('.turn');
  const chain = [turn, turn.parentElement, document.body, document.documentElement].map((element) => getComputedStyle(element).backgroundColor);
  return chain.find((colour) => colour !== 'rgba(0, 0, 0, 0)');
});

test('the page turns green when its code is called', async () => {
  const kiosk = await enrol(here.server, await here.someone({ size: KIOSK }), 'kiosk', 'ingresso');
  const ticket = await takeTicket(here.server, kiosk, 'anagrafe', 'certificato');
  const phone = await (await here.someone({ size: PHONE })).newPage();
  await phone.goto(here.server.page(`turn/${ticket.token}`));
  assert.equal((await phone.locator('.turn .code').innerText()).trim(), ticket.code);
  await sound(phone, 'turn, waiting');
  await fits(phone, 'turn, waiting');
  const before = await background(phone);

  const operator = await signIn(here.server, await here.someone(), 'm.rossi');
  await openCounter(operator, /^Sportello 1/);
  await operator.keyboard.press('Space');
  assert.equal(await served(operator), ticket.code);

  await phone.locator('.turn.is-called').waitFor({ timeout: 2_000 });
  await phone.getByRole('heading', { name: 'È il tuo turno' }).waitFor();
  assert.match(await phone.locator('.turn .where').innerText(), /Sportello 1/);
  assert.equal(await phone.title(), `È il tuo turno: ${ticket.code}`);
  const [red, green, blue] = (await background(phone)).match(/\d+/g).map(Number);
  assert.notEqual(await background(phone), before);
  assert.ok(green > red && green > blue, `green: ${red} ${green} ${blue}`);
  await sound(phone, 'turn, called');
  await fits(phone, 'turn, called');

  await operator.keyboard.press('f');
  await phone.getByRole('heading', { name: 'Finito, grazie' }).waitFor();
  await sound(phone, 'turn, done');
});

test('leaving the line is possible from the phone', async () => {
  const kiosk = await enrol(here.server, await here.someone({ size: KIOSK }), 'kiosk', 'ingresso');
  const ticket = await takeTicket(here.server, kiosk, 'tributi', 'rate');
  const phone = await (await here.someone({ size: PHONE })).newPage();
  await phone.goto(here.server.page(`turn/${ticket.token}`));
  const leave = phone.getByRole('button', { name: 'Sì, lascio la fila' });
  assert.ok(!(await leave.isVisible()), 'not at one touch');
  await phone.locator('.leave summary').click();
  await sound(phone, 'turn, leaving');
  await fits(phone, 'turn, leaving');
  await leave.click();
  await phone.getByRole('heading', { name: 'Hai lasciato la fila' }).waitFor();
  await sound(phone, 'turn, left');

  const other = await takeTicket(here.server, kiosk, 'tributi', 'rate');
  const plain = await (await here.someone({ size: PHONE, script: false })).newPage();
  await plain.goto(here.server.page(`turn/${other.token}`));
  await plain.locator('.leave summary').click();
  await plain.getByRole('button', { name: 'Sì, lascio la fila' }).click();
  await plain.getByRole('heading', { name: 'Hai lasciato la fila' }).waitFor();
});

test('whoever is late says so, is not called before, and can have the page read aloud', async () => {
  const kiosk = await enrol(here.server, await here.someone({ size: KIOSK }), 'kiosk', 'ingresso');
  const ticket = await takeTicket(here.server, kiosk, 'tributi', 'rate');
  const phone = await (await here.someone({ size: PHONE })).newPage();
  await phone.goto(here.server.page(`turn/${ticket.token}`));
  await phone.locator('.late summary').click();
  await sound(phone, 'turn, how late');
  await fits(phone, 'turn, how late');
  await phone.getByRole('button', { name: '10 minuti' }).click();
  await phone.getByRole('heading', { name: /Ti aspettiamo alle/ }).waitFor();
  await sound(phone, 'turn, held');
  const listen = phone.getByRole('link', { name: 'Ascolta' });
  if (await listen.count()) {
    const [heard] = await Promise.all([phone.waitForResponse((answer) => answer.url().includes('/voice.wav')), listen.click()]);
    assert.equal(heard.headers()['content-type'], 'audio/wav');
    assert.ok(phone.url().endsWith(ticket.token), 'with script the page stays');
  }
  // Without script too.
  const plain = await (await here.someone({ size: PHONE, script: false })).newPage();
  await plain.goto(here.server.page(`turn/${ticket.token}`));
  await plain.locator('.late summary').click();
  await plain.getByRole('button', { name: '5 minuti', exact: true }).click();
  await plain.getByRole('heading', { name: /Ti aspettiamo alle/ }).waitFor();
  assert.equal(await plain.locator('.late').count(), 0, 'twice at most');
});
