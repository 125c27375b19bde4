import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from '../cast';
import { fit } from '../checks';

const built = fileURLToPath(new URL('../../dist/graphiql', import.meta.url));

/** As `weft run` hands it out: the journeys' server does not, so its files stand in under the server's own policy. */
async function handedOut(page: Page) {
  const policy = (await page.request.get('/')).headers()['content-security-policy'] ?? '';
  expect(policy).toContain("style-src 'self'");
  await page.route(/\/graphiql/, (route) => {
    const path = new URL(route.request().url()).pathname.replace('/graphiql', '') || '/index.html';
    return route.fulfill({ path: join(built, path), headers: { 'content-security-policy': policy } });
  });
}

test('the API is asked on a page of our own', { tag: '@desktop' }, async ({ cast }) => {
  const ada = await cast.person('Ada');
  const page = await ada.open('about:blank');
  const elsewhere: string[] = [];
  page.on('request', (request) => request.url().startsWith(process.env.STAGE_URL!) || elsewhere.push(request.url()));
  await handedOut(page);
  await page.goto('/graphiql');
  await expect(page.getByText('Asked as Ada.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Operation' }).focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.locator('#answer')).toContainText('"name": "Ada"');

  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('{ me { n');
  await expect(page.getByRole('option', { name: /^name/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByText('The contract').click();
  await expect(page.locator('#contract')).toContainText('type Introduction implements Node');
  await fit(page);
  expect(elsewhere).toEqual([]);
});
