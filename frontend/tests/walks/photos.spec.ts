import type { Page } from '@playwright/test';
import { expect, test, tie } from '../cast';
import { fit } from '../checks';

const face = (page: Page) => page.locator('main .face').first();
const width = (page: Page) =>
  face(page)
    .locator('img')
    .evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth));

test('a face is chosen, seen by a contact, and taken away', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, fen] = await cast.people('Ada', 'Fen');
  await tie(ada, fen);
  const page = await ada.open('/me');
  await page.getByRole('button', { name: 'your face' }).click();
  const picture = { name: 'me.png', mimeType: 'image/png', buffer: await page.screenshot() };
  const input = page.getByRole('button', { name: /^Choose a/ });
  await input.setInputFiles({ name: 'me.heic', mimeType: 'image/heic', buffer: Buffer.from('no picture') });
  await expect(page.getByText('This picture cannot be read here.')).toBeVisible();
  await fit(page);
  await input.setInputFiles(picture);
  await expect(page.getByText('So it will look.')).toBeVisible();
  await fit(page);
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByRole('button', { name: 'Take it away' })).toBeVisible();
  expect(await width(page)).toBe(256);
  await fit(page);

  const fens = await fen.open(`/people/${encodeURIComponent(ada.id)}`);
  await expect(fens.getByRole('heading', { name: 'Ada' })).toBeVisible();
  expect(await width(fens)).toBe(256);
  const { me } = await ada.read('{ me { photoUrl } }');
  expect((await fetch(process.env.STAGE_URL + me.photoUrl)).status).toBe(404);
  await fens.goto('/people');
  expect(await width(fens)).toBe(256);

  await page.getByRole('button', { name: 'Take it away' }).click();
  await expect(face(page)).toHaveText('A');
  await fens.reload();
  await expect(face(fens)).toHaveText('A');
});
