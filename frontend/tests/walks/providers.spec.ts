import type { Page } from '@playwright/test';
import { expect, test } from '../cast';
import { fit } from '../checks';
import { code, codesSent, mail } from '../mails';

/** At the provider, which knows whoever says who they are. */
async function agree(page: Page, email: string, confirmed: boolean) {
  await expect(page.getByRole('heading', { name: 'Example' })).toBeVisible();
  await page.getByLabel('Address').fill(email);
  if (confirmed) await page.getByLabel('It is confirmed').check();
  await page.getByRole('button', { name: 'Go on' }).click();
}

test('a newcomer comes in by a provider, and by it again', { tag: '@desktop' }, async ({ cast }) => {
  const [page, email] = [await cast.visit(), cast.address('ines')];
  await page.goto('/');
  const through = page.getByRole('button', { name: 'Continue with Example' });
  await fit(page);
  await through.click();
  await page.getByRole('button', { name: 'No', exact: true }).click();
  await expect(page.getByRole('main').getByText('You did not go on with Example')).toBeVisible();

  await through.click();
  await agree(page, email, true);
  await page.getByLabel('Your name').fill('Ines');
  await page.getByLabel('Why would somebody want to talk to you?').fill('I mend clocks.');
  await page.getByRole('button', { name: 'Come in' }).click();
  await expect(page.getByText('Nothing waits for you.')).toBeVisible();

  await page.goto('/me');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await through.click();
  await agree(page, email, true);
  await expect(page.getByRole('link', { name: 'Me', exact: true })).toBeVisible();
});

test('a member is led to the code first, connects, and disconnects', { tag: '@desktop' }, async ({ cast }) => {
  const olga = await cast.person('Olga');
  const page = await cast.visit();
  await page.goto('/');
  await page.getByRole('button', { name: 'Continue with Example' }).click();
  await agree(page, olga.email, true);
  await expect(page.getByRole('main').getByText('Example alone does not open Weft for you yet.')).toBeVisible();
  await expect(page.getByLabel('Your mail address')).toHaveValue(olga.email);
  await fit(page);
  const before = codesSent(olga.email);
  await page.getByRole('button', { name: 'Send me six digits' }).click();
  await page.getByLabel('Six digits').fill(await code(olga.email, before));

  await page.getByRole('button', { name: 'Connect Example' }).click();
  await agree(page, olga.email, true);
  await expect(page.getByRole('main')).toContainText('Example opens Weft from now on.');
  await mail(olga.email, /Example opens your account/);
  await fit(page);

  await page.getByRole('button', { name: 'Disconnect Example' }).click();
  const dialog = page.getByRole('dialog', { name: 'Disconnect Example?' });
  await expect(dialog).toBeVisible();
  await fit(page);
  await dialog.getByRole('button', { name: 'Disconnect', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('Example opens Weft no longer.');
  await mail(olga.email, /no longer opens your account/);
});
