import { launch, someone, sound, fits, DESKTOP, PHONE } from './lib/browser.mjs';
const [,, base, login, password, rlogin, rpassword] = process.argv;
const browser = await launch();
const shot = async (page, name) => { await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true }); try { await sound(page, name); } catch (e) { console.log('AXE', name, String(e.message).slice(0, 1500)); } };
const sign = async (ctx, login, password, next) => { const p = await ctx.newPage(); await p.goto(`${base}/sign-in?next=/valdora/${next}`); await p.getByLabel('Nome utente').fill(login); await p.getByLabel('Password', { exact: true }).fill(password); await p.getByRole('button', { name: 'Accedi' }).click(); await p.waitForURL((u) => u.pathname === `/valdora/${next}`); return p; };
for (const [size, tag] of [[DESKTOP, 'desktop'], [PHONE, 'phone']]) {
  const ctx = await someone(browser, { size });
  const p = await sign(ctx, login, password, 'payments');
  await shot(p, `list-${tag}`);
  for (const who of ['Ada Rossi', 'Luca Bianchi']) {
    await p.goto(`${base}/payments?q=${encodeURIComponent(who)}`);
    const links = p.locator('tbody a');
    const hrefs = await links.evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    for (const [i, href] of hrefs.entries()) { await p.goto(new URL(href, base).href); await p.locator('details').first().evaluate((d) => d.open = true).catch(() => {}); await shot(p, `position-${who.split(' ')[0]}-${i}-${tag}`); }
  }
  await p.goto(`${base}/payments/new`); await shot(p, `new-${tag}`);
  await p.getByRole('button', { name: 'Salva e pubblica' }).click(); await p.locator('[role=alert]').waitFor(); await shot(p, `new-wrong-${tag}`);
  await p.goto(`${base}/payments?q=ada%20rossi`); const href = await p.locator('tbody a').first().getAttribute('href');
  await p.goto(new URL(href + '/edit', base).href); await shot(p, `edit-${tag}`);
  await p.goto(`${base}/payments?q=ada%20rossi`);
  await p.goto(new URL(await p.locator('tbody a').last().getAttribute('href'), base).href);
  await p.locator('summary', { hasText: 'Indirizzo' }).first().click();
  const link = await p.locator('.due-link a').first().innerText();
  const r = await sign(await someone(browser, { size }), rlogin, rpassword, 'refunds'); await shot(r, `refunds-${tag}`);
  const c = await (await someone(browser, { size })).newPage();
  await c.goto(`${base}/`); await shot(c, `home-${tag}`);
  await c.goto(`${base}/pay`); await shot(c, `pay-${tag}`);
  await c.goto(link); await shot(c, `notice-${tag}`);
  await c.goto(`${base}/pay/new/edilizia`); await shot(c, `own-${tag}`);
}
await browser.close();
