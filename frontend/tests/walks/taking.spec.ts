import { expect, test, tie } from '../cast';
import { fit } from '../checks';
import { mail } from '../mails';

test('one takes everything of one’s own along, in one file', { tag: '@desktop' }, async ({ cast }) => {
  const [ada, fen] = await cast.people('Ada', 'Fen');
  await tie(ada, fen);
  const page = await ada.open('/me');
  await page.getByText('Take everything of yours with you').click();
  await page.getByRole('button', { name: 'Prepare my file' }).click();
  const save = page.getByRole('link', { name: 'Save weft.zip' });
  await expect(save).toBeVisible();
  await fit(page);
  const stale = { refusal: 'ProveItAgain', message: 'Show that it is you first.' };
  await page.route('**/export', (route) => route.fulfill({ status: 403, json: stale }), { times: 1 });
  await save.click();
  const dialog = page.getByRole('dialog', { name: 'Show that it is you' });
  await dialog.getByRole('button', { name: 'Send me six digits' }).click();
  const letter = await mail(ada.email, /shows that it is you/);
  const coming = page.waitForEvent('download');
  await dialog.getByLabel('Six digits').fill(letter.subject.slice(0, 6));
  expect((await coming).suggestedFilename()).toBe('weft.zip');
  await expect(dialog).toHaveCount(0);
  expect((await fen.api.get('/export')).status()).toBe(404);
});
