import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './cast';

type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };
type Moved = Window & { moved?: number };

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Nothing for axe to find in light and dark, and nothing to scroll sideways to. */
export async function fit(page: Page) {
  await expect(page.getByText('Loading', { exact: true })).toHaveCount(0);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), `${page.url()} in ${colorScheme}`).toEqual([]);
  }
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider, `pixels beyond the right edge of ${page.url()}`).toBeLessThanOrEqual(0);
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
  await page.waitForLoadState('networkidle');
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
