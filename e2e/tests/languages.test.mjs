// Five languages: no text is missing on the pages that the public sees.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DISPLAY, KIOSK, PHONE, fits, sound } from '../lib/browser.mjs';
import { stage } from '../lib/stage.mjs';
import { enrol } from '../lib/ways.mjs';

const here = stage();
const MISSING = /\[[a-z]+-[a-z-]+\]/;

const whole = async (page, name) => assert.doesNotMatch(await page.content(), MISSING, name);

for (const lang of ['it', 'en', 'de', 'fr', 'sl']) {
  test(`in ${lang}`, async () => {
    const phone = await (await here.someone({ size: PHONE })).newPage();
    for (const path of ['', 'services/anagrafe', 'book/anagrafe', 'appointments', 'sign-in']) {
      await phone.goto(here.server.page(`${path}?lang=${lang}`));
      assert.equal(await phone.locator('html').getAttribute('lang'), lang);
      await whole(phone, `${path} in ${lang}`);
      await sound(phone, `${path} in ${lang}`);
      await fits(phone, `${path} in ${lang}`);
    }

    const kiosk = await enrol(here.server, await here.someone({ size: KIOSK }), 'kiosk', 'ingresso');
    for (const path of ['kiosk', 'kiosk/services', 'kiosk/service/anagrafe', 'kiosk/service/anagrafe?offering=certificato', 'kiosk/help', 'kiosk/code', 'kiosk/who/anagrafe?offering=certificato']) {
      await kiosk.goto(here.server.page(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`));
      assert.equal(await kiosk.locator('html').getAttribute('lang'), lang);
      await whole(kiosk, `${path} in ${lang}`);
      await sound(kiosk, `${path} in ${lang}`);
      await fits(kiosk, `${path} in ${lang}`);
    }

    for (const wish of ['atrio', 'ingresso']) {
      const board = await enrol(here.server, await here.someone({ size: DISPLAY }), 'display', wish);
      await board.goto(here.server.page(`display?lang=${lang}`));
      await whole(board, `board ${wish} in ${lang}`);
      await sound(board, `board ${wish} in ${lang}`);
    }
  });
}
