import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Request } from '@playwright/test';
import { expect, type Person } from './cast';

type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };
type Moved = Window & { moved?: number };

async function violations(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** A screen has come up, with its fonts. */
export async function settled(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Loading', { exact: true })).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}

/** Nothing for axe to find in light and dark, and nothing to scroll sideways to. */
export async function fit(page: Page) {
  await settled(page);
  expect(await violations(new AxeBuilder({ page })), page.url()).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  const contrast = new AxeBuilder({ page }).withRules(['color-contrast']);
  expect(await violations(contrast), `${page.url()} in the dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `pixels from edge to edge of ${page.url()}`).toBeLessThanOrEqual(page.viewportSize()!.width);
}

/** What was done in Today goes out now: whoever leaves does not wait until it can no longer be taken back. */
export async function sent(page: Page) {
  const answer = page.waitForResponse((one) => !!one.request().postData()?.includes('mutation '));
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  await answer;
}

const isStream = (request: Request) => request.headers().accept === 'text/event-stream';

/** Opens a page whose stream begins only when that is said. */
export async function deaf(person: Person, path: string) {
  const page = await person.open('about:blank');
  let listen = () => {};
  const begins = new Promise<void>((begin) => (listen = begin));
  await page.route('**/graphql', async (route) => {
    if (isStream(route.request())) await begins;
    await route.continue();
  });
  await page.goto(path);
  return { page, listen };
}

/** How far a page moves by itself while it loads; web.dev calls it CLS. */
export async function movement(page: Page, path: string): Promise<number> {
  await page.addInitScript(() => {
    (window as Moved).moved = 0;
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as Shift[])
        if (!shift.hadRecentInput) (window as Moved).moved! += shift.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(path);
  await settled(page);
  return page.evaluate(() => (window as Moved).moved ?? 0);
}

/** Presses Tab until this has the focus, and the focus shows. */
export async function tabTo(page: Page, locator: ReturnType<Page['getByRole']>, most = 60) {
  await expect(locator).toBeVisible();
  for (let presses = 0; presses < most; presses++) {
    if (await locator.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(locator).toBeFocused();
  expect(await locator.evaluate((element) => element.matches(':focus-visible'))).toBe(true);
}
