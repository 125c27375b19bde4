import type { Page } from '@playwright/test';
import { expect, signIn, test } from '../cast';
import { deaf, fit } from '../checks';
import { code } from '../mails';

async function enter(page: Page, email: string, before = 0) {
  await page.getByLabel('Your mail address').fill(email);
  await page.getByRole('button', { name: 'Send me six digits' }).click();
  await expect(page.getByRole('main')).toContainText(`We sent six digits to ${email}.`);
  return code(email, before);
}

test('six digits by mail, a name and a why are all it takes', { tag: '@desktop' }, async ({ cast }) => {
  const [page, email] = [await cast.visit(), cast.address('mira')];
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Weft' })).toBeVisible();
  const digits = await enter(page, email);

  await page.getByLabel('Six digits').fill(digits === '111111' ? '222222' : '111111');
  await expect(page.getByText('These digits do not fit')).toBeVisible();
  await page.getByLabel('Six digits').fill(digits);

  await expect(page.getByRole('heading', { name: 'Who are you?' })).toBeVisible();
  await fit(page);
  await page.getByLabel('Your name').fill('Mira Lund');
  await page.getByLabel('Why would somebody want to talk to you?').fill('I like early, messy questions.');
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.getByText('Nothing waits for you.')).toBeVisible();

  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Mira Lund' })).toBeVisible();
  await expect(page.getByText('I like early, messy questions.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();

  await page.getByLabel('Six digits').fill(await enter(page, email, 1));
  await expect(page.getByRole('heading', { name: 'Mira Lund' })).toBeVisible();
});

test('a page asked for before signing in is there afterwards', async ({ cast }) => {
  const [page, email] = [await cast.visit(), cast.address('theo')];
  await page.goto('/circles');
  await page.getByLabel('Six digits').fill(await enter(page, email));
  await page.getByLabel('Your name').fill('Theo');
  await page.getByLabel('Why would somebody want to talk to you?').fill('I repair old clocks.');
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.getByRole('heading', { name: 'Circles', exact: true })).toBeVisible();
});

test('who signs in in another tab finds nothing of the one before in an old one', async ({ cast }) => {
  const [ada, ben] = await cast.people('Ada', 'Ben');
  const { page } = await deaf(ada, '/me');
  await expect(page.getByRole('heading', { name: 'Ada' })).toBeVisible();
  await page.getByRole('link', { name: 'Ask', exact: true }).click();
  const text = page.getByRole('textbox', { name: 'What would help you right now?' });
  await text.fill('Which glaze survives a dishwasher?');
  await page.request.post('/auth/sign-out', { data: {} });
  await signIn({ api: page.request, email: ben.email });
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(text).toHaveValue('');
  await page.route('**/graphql', () => undefined);
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await expect(page.getByText('Loading', { exact: true })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('Ada');
  await page.unroute('**/graphql');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Ben' })).toBeVisible();
});

test('a browser in a time zone the server does not know brings nobody to a stop', async ({ cast }) => {
  const [page, email] = [await cast.visit(), cast.address('nora')];
  await page.addInitScript(() => {
    const real = Intl.DateTimeFormat.prototype.resolvedOptions;
    Intl.DateTimeFormat.prototype.resolvedOptions = function () {
      return { ...real.call(this), timeZone: 'Etc/Unknown' };
    };
  });
  await page.goto('/');
  await page.getByLabel('Six digits').fill(await enter(page, email));
  await page.getByLabel('Your name').fill('Nora');
  await page.getByLabel('Why would somebody want to talk to you?').fill('I sail.');
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.getByText('Nothing waits for you.')).toBeVisible();
});
