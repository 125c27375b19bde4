import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cast, expect, test as base } from './cast';
import { host } from './stage';

const DAY = 86_400_000;
type Later = { begin: () => Cast; wait: (days: number) => void };

/** People of a Weft whose clock can be moved on; its limits are the ones a host begins with, but for the first week's. */
export const test = base.extend<{ wait: Later['wait'] }, { later: Later }>({
  later: [
    async ({ browser }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'weft-months-'));
      const file = join(folder, 'ahead');
      let ahead = 0;
      const wait = (days: number) => {
        ahead += days * DAY;
        writeFileSync(`${file}.new`, String(ahead));
        renameSync(`${file}.new`, file);
      };
      wait(0);
      const { url, end } = await host(folder, 'tests.ahead', { AHEAD: file, WEFT_ASKS_IN_FIRST_WEEK: '50' });
      await use({ begin: () => new Cast(browser, url, () => ahead), wait });
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 400_000 },
  ],
  cast: async ({ later }, use) => {
    const cast = later.begin();
    await use(cast);
    await cast.leave();
  },
  wait: ({ later }, use) => use(later.wait),
});

export { expect };
